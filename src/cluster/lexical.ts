import type { Facts } from '../model/facts.js';
import { compareText } from '../model/location.js';
import { wordsOf } from './words.js';

/** How similar two files' words are: cosine of their tf-idf vectors, 0 to 1. */
export interface Similarity {
  readonly a: string;
  readonly b: string;
  readonly cosine: number;
}

/** Each file's own words: its name, the names it declares, its routes and the entities it declares. Counted. */
export function fileWords(facts: Facts): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const words = new Map<string, Map<string, number>>(facts.files.map((file) => [file.path, new Map()]));
  const say = (path: string, text: string): void => {
    const counts = words.get(path);
    if (counts) for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  for (const { path, place = path } of facts.files) say(path, stemOf(place));
  for (const unit of facts.units) if (unit.kind !== 'module') say(unit.path, unit.name);
  for (const entry of facts.entryPoints) say(entry.at.path, entry.route);
  for (const entity of facts.entities) say(entity.declaredAt.path, entity.name);
  return words;
}

/** The file's name without folders and extensions; for an index file, its folder's name. */
export function stemOf(path: string): string {
  const parts = path.split('/');
  const name = (parts.at(-1) ?? '').replace(/\.[^.]+$/, '');
  return name === 'index' ? (parts.at(-2) ?? '') : name;
}

/** Words in more than this share of the files say nothing about the topic. */
const COMMON_WORD_SHARE = 0.25;

/**
 * For each file its `neighbours` most similar files above `threshold`, each pair once, sorted.
 * tf-idf: (1 + ln n) · ln(N / df) (Salton & Buckley 1988). O(pairs that share a word).
 */
export function similarFiles(
  words: ReadonlyMap<string, ReadonlyMap<string, number>>,
  { neighbours, threshold }: { readonly neighbours: number; readonly threshold: number },
): readonly Similarity[] {
  const vectors = vectorise(words);
  const postings = postingsOf(vectors);
  const kept = new Map<string, Similarity>();
  for (const path of vectors.keys()) {
    const nearest = [...cosines(path, vectors, postings)].filter(([, cosine]) => cosine > threshold).sort(([p, c], [q, d]) => d - c || compareText(p, q));
    for (const [other, cosine] of nearest.slice(0, neighbours)) {
      const [a, b] = compareText(path, other) < 0 ? [path, other] : [other, path];
      kept.set(`${a}\0${b}`, { a, b, cosine });
    }
  }
  return [...kept.values()].sort((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b));
}

type Vectors = ReadonlyMap<string, ReadonlyMap<string, number>>;
type Postings = ReadonlyMap<string, readonly { readonly path: string; readonly weight: number }[]>;

/** For each word the files that carry it. */
function postingsOf(vectors: Vectors): Postings {
  const postings = new Map<string, { path: string; weight: number }[]>();
  for (const [path, vector] of vectors) {
    for (const [word, weight] of vector) {
      const list = postings.get(word);
      if (list) list.push({ path, weight });
      else postings.set(word, [{ path, weight }]);
    }
  }
  return postings;
}

function cosines(path: string, vectors: Vectors, postings: Postings): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  for (const [word, weight] of vectors.get(path) ?? []) {
    for (const other of postings.get(word) ?? []) {
      if (other.path !== path) scores.set(other.path, (scores.get(other.path) ?? 0) + weight * other.weight);
    }
  }
  return scores;
}

function vectorise(words: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, ReadonlyMap<string, number>> {
  const files = words.size;
  const frequency = new Map<string, number>();
  for (const counts of words.values()) for (const word of counts.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const vectors = new Map<string, ReadonlyMap<string, number>>();
  for (const [path, counts] of words) {
    const vector = new Map<string, number>();
    for (const [word, count] of counts) {
      const df = frequency.get(word) ?? 1;
      if (df >= 2 && df / files <= COMMON_WORD_SHARE) vector.set(word, (1 + Math.log(count)) * Math.log(files / df));
    }
    const length = Math.hypot(...vector.values());
    if (length > 0) vectors.set(path, new Map([...vector].map(([word, weight]) => [word, weight / length])));
  }
  return vectors;
}

import type { Facts } from '../model/facts.js';
import { compareText } from '../model/location.js';
import { stemOf } from './lexical.js';
import { singular, splitIdentifier, wordsOf } from './words.js';

/** How a group of files uses a topic word in its names. */
export interface WordUse {
  /** The files that carry it. */
  readonly files: ReadonlySet<string>;
  /** In how many names it stands. */
  readonly names: number;
  /** The topic words that go right before it and come right after it in these names, with how often. */
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
}

/** Topic words in their singular form. */
export type Vocabulary = ReadonlyMap<string, WordUse>;

/** What each file's names say: its own, those of the classes that it declares, and of the entities that it writes; each as its topic words. */
export type Sayings = ReadonlyMap<string, readonly (readonly string[])[]>;

export function sayingsOf(facts: Facts): Sayings {
  const sayings = new Map<string, (readonly string[])[]>(facts.files.map(({ path }) => [path, []]));
  const say = (path: string, topics: readonly string[]): void => void sayings.get(path)?.push(topics);
  for (const { path, place = path } of facts.files) say(path, topicsOf(stemOf(place)));
  for (const unit of facts.units) if (unit.kind === 'class') say(unit.path, topicsOf(unit.name));
  const entities = new Map(facts.entities.map(({ id, name }) => [id, topicsOf(name)]));
  for (const { mode, entity, at } of facts.accesses) if (mode === 'write') say(at.path, entities.get(entity) ?? []);
  return sayings;
}

/** The topic words that these files say. */
export function vocabularyOf(paths: Iterable<string>, sayings: Sayings): Vocabulary {
  const words = new Map<string, { files: Set<string>; names: number; before: Map<string, number>; after: Map<string, number> }>();
  for (const path of paths) {
    for (const topics of sayings.get(path) ?? []) {
      for (const [index, word] of topics.entries()) {
        let use = words.get(word);
        if (!use) words.set(word, (use = { files: new Set(), names: 0, before: new Map(), after: new Map() }));
        use.files.add(path);
        use.names += 1;
        count(use.before, topics[index - 1]);
        count(use.after, topics[index + 1]);
      }
    }
  }
  return words;
}

function count(counts: Map<string, number>, word: string | undefined): void {
  if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1);
}

/** Words that hold files together, and so count for affinity, but say of a service what anything could be. */
const UNSAYING: ReadonlySet<string> = new Set(
  'add any arg array bad body count date empty invalid missing number other row same single string unexpected unknown uri url where'.split(' '),
);

/** The words of a name that say a topic, in order, in their singular form. */
export function topicsOf(text: string): readonly string[] {
  return splitIdentifier(text)
    .map(singular)
    .filter((word) => word.length > 2 && !UNSAYING.has(word) && wordsOf(word).length > 0);
}

/** From this share of its uses on, two words are one term (`exchange-rate`), and neither is said alone. Judgement: at a third, chance neighbours are terms. */
const TERM_SHARE = 0.5;

/** A word as a name: together with the word that goes before or comes after it in most of its uses. */
export function phraseOf(word: string, vocabulary: Vocabulary): string {
  const use = vocabulary.get(word);
  if (!use) return word;
  const after = [...use.after].map(([next, times]) => ({ phrase: `${word}-${next}`, times }));
  const before = [...use.before].map(([previous, times]) => ({ phrase: `${previous}-${word}`, times }));
  const [most] = [...after, ...before].sort((a, b) => b.times - a.times || compareText(a.phrase, b.phrase));
  return most && most.times >= TERM_SHARE * use.names ? most.phrase : word;
}

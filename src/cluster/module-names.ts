import type { Facts } from '../model/facts.js';
import { placesOf } from '../model/place.js';
import type { FolderTrust } from './folders.js';
import { stemOf } from './lexical.js';
import { topicNames } from './naming.js';
import { singular, splitIdentifier } from './words.js';

/** A word that fewer of the files carry, or one alone, names some of them, not the module (judgement: at a third, half of the good names are refused). */
const LEAST_SHARE = 0.2;
const LEAST_COUNT = 2;

/**
 * Names for the modules of one service, in the order of the groups, each once: as services are named, from the facts of that service alone; else the
 * two words that several of their files begin with (`api-token`, where neither word alone says a topic). Null where nothing names them.
 */
export function nameModules(groups: readonly (readonly string[])[], facts: Facts, folders: readonly FolderTrust[]): readonly (string | null)[] {
  const unnamed = groups.map((files) => ({ files, entities: [] }));
  const carried = wordsPerFile(facts);
  const placeOf = placesOf(facts);
  const names = topicNames(unnamed, facts, folders).map((name, index) => (name !== null && isCarried(name, groups[index] ?? [], carried) ? name : null));
  const taken = new Set(names.filter((name) => name !== null));
  return names.map((name, index) => {
    const found = name ?? beginningOf((groups[index] ?? []).map(placeOf), taken);
    if (found !== null) taken.add(found);
    return found;
  });
}

/** The words in the name of each file and in its folder's, and in the names it declares. */
function wordsPerFile({ files, units }: Facts): ReadonlyMap<string, ReadonlySet<string>> {
  const words = new Map<string, Set<string>>(files.map(({ path, place = path }) => [path, new Set(wordsIn(place.split('/').slice(-2).join('/')))]));
  for (const { path, name } of units) for (const word of wordsIn(name)) words.get(path)?.add(word);
  return words;
}

function wordsIn(text: string): readonly string[] {
  return splitIdentifier(text).map(singular);
}

function isCarried(name: string, files: readonly string[], carried: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const words = wordsIn(name);
  return isEnough(files.filter((path) => words.some((word) => carried.get(path)?.has(word))).length, files.length);
}

function isEnough(some: number, all: number): boolean {
  return some >= Math.max(LEAST_COUNT, LEAST_SHARE * all);
}

/** Two words with which enough of the files, by place, begin, and after which they go on in at least two ways (`-store`, `-service`): else the second names a layer. */
function beginningOf(files: readonly string[], taken: ReadonlySet<string>): string | null {
  const ends = new Map<string, string[]>();
  for (const path of files) {
    const [first, second, ...rest] = wordsIn(stemOf(path));
    if (first !== undefined && second !== undefined) ends.set(`${first}-${second}`, [...(ends.get(`${first}-${second}`) ?? []), rest.join('-')]);
  }
  const fitting = [...ends].filter(
    ([name, found]) => !taken.has(name) && isEnough(found.length, files.length) && new Set(found.filter((end) => end !== '')).size > 1,
  );
  return fitting.sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? null; // files are sorted, and sorting keeps equals in order
}

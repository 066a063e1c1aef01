import type { Facts } from '../model/facts.js';
import type { EntityId, ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { placesOf } from '../model/place.js';
import type { FolderTrust } from './folders.js';
import { stemOf } from './lexical.js';
import { singular, splitIdentifier, wordsOf } from './words.js';

/** A group of files that needs a name. */
export interface Unnamed {
  readonly files: readonly string[];
  readonly entities: readonly EntityId[];
  /** It has a name already, which no other group gets. */
  readonly named?: string;
}

/** A folder names a service if they share this part of their files (Jaccard index). */
const FOLDER_MATCH = 0.5;

/**
 * Names a person would choose, unique and usable as file names: the trusted folder that holds nearly the same files, else the word that
 * most of the group's files carry and few others do. Larger groups choose first.
 */
export function nameGroups(
  groups: readonly Unnamed[],
  facts: Facts,
  folders: readonly FolderTrust[],
): readonly { readonly id: ServiceId; readonly name: string }[] {
  const everywhere = countWords(
    facts.files.map((file) => file.path),
    facts,
  );
  const order = groups.map((_, index) => index).sort((a, b) => (groups[b]?.files.length ?? 0) - (groups[a]?.files.length ?? 0) || a - b);
  const taken = new Set<string>(groups.flatMap(({ named }) => named ?? []));
  const names: { id: ServiceId; name: string }[] = [];
  for (const index of order) {
    const group = groups[index];
    if (!group) continue;
    const candidates = [...folderNames(group, folders), ...wordNames(group, facts, everywhere), 'part'];
    const name = group.named ?? unique(candidates, taken);
    taken.add(name);
    names[index] = { id: name as ServiceId, name }; // the one place where service ids of clustered services are made
  }
  return names;
}

function folderNames(group: Unnamed, folders: readonly FolderTrust[]): string[] {
  const files = new Set(group.files);
  const scored = folders.map(({ folder, files: inside }) => {
    const shared = inside.filter((file) => files.has(file)).length;
    return { folder, match: shared / (files.size + inside.length - shared) };
  });
  const fitting = scored.filter(({ match }) => match >= FOLDER_MATCH).sort((a, b) => b.match - a.match || compareText(a.folder, b.folder));
  return fitting.map(({ folder }) => kebab(folder.split('/').at(-1) ?? '')).filter((name) => wordsOf(name).length > 0);
}

function kebab(text: string): string {
  return splitIdentifier(text).join('-');
}

/** In how many files each topic word stands, in its singular form: names of files, of what they declare, and of the entities that they write. */
function countWords(paths: readonly string[], facts: Facts): Map<string, number> {
  const wanted = new Set(paths);
  const words = new Map<string, Set<string>>();
  const say = (path: string, text: string): void => {
    if (!wanted.has(path)) return;
    for (const word of splitIdentifier(text).map(singular)) {
      if (word.length < 3 || wordsOf(word).length === 0) continue;
      const files = words.get(word) ?? new Set();
      files.add(path);
      words.set(word, files);
    }
  };
  const placeOf = placesOf(facts);
  for (const path of paths) say(path, stemOf(placeOf(path)));
  for (const unit of facts.units) if (unit.kind === 'class' || unit.kind === 'function') say(unit.path, unit.name);
  const entities = new Map(facts.entities.map(({ id, name }) => [id, name]));
  for (const { mode, entity, at } of facts.accesses) if (mode === 'write') say(at.path, entities.get(entity) ?? '');
  return new Map([...words].map(([word, files]) => [word, files.size]));
}

/** Words of the group, best first: share of its files that carry it, times how much more often than elsewhere; owned entities count double. */
function wordNames(group: Unnamed, facts: Facts, everywhere: ReadonlyMap<string, number>): string[] {
  const owned = new Set(facts.entities.filter((entity) => group.entities.includes(entity.id)).flatMap((entity) => splitIdentifier(entity.name).map(singular)));
  const all = Math.max(1, facts.files.length);
  const scored = [...countWords(group.files, facts)].map(([word, count]) => {
    const share = count / group.files.length;
    const lift = Math.log2(1 + share / ((everywhere.get(word) ?? 1) / all));
    return { word, score: share * lift * (owned.has(word) ? 2 : 1) };
  });
  const best = scored.sort((a, b) => b.score - a.score || compareText(a.word, b.word)).map(({ word }) => word);
  const [first, ...rest] = best.slice(0, 6);
  return first === undefined ? [] : [first, ...rest.slice(0, 3).map((word) => `${first}-${word}`), ...rest];
}

function unique(candidates: readonly string[], taken: ReadonlySet<string>): string {
  for (const candidate of candidates) if (!taken.has(candidate)) return candidate;
  const [base = 'part'] = candidates;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

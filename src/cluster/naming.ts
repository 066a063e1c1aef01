import type { Facts } from '../model/facts.js';
import type { EntityId, ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { placesOf } from '../model/place.js';
import type { FolderTrust } from './folders.js';
import { stemOf } from './lexical.js';
import { phraseOf, type Sayings, sayingsOf, topicsOf, type Vocabulary, vocabularyOf } from './vocabulary.js';
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

/** Names as `topicNames` gives them; a group without one is named after one of its files, layers and all. */
export function nameGroups(
  groups: readonly Unnamed[],
  facts: Facts,
  folders: readonly FolderTrust[],
): readonly { readonly id: ServiceId; readonly name: string }[] {
  const topics = topicNames(groups, facts, folders);
  const taken = new Set<string>(topics.flatMap((name) => name ?? []));
  const placeOf = placesOf(facts);
  return groups.map(({ files }, index) => {
    const stems = files.map((path) => kebab(stemOf(placeOf(path)))).filter((stem) => stem !== '');
    const name = topics[index] ?? unused(stems, taken) ?? numbered(stems[0] ?? 'part', taken);
    taken.add(name);
    return { id: name as ServiceId, name }; // the one place where service ids of clustered services are made
  });
}

/**
 * Names a person would choose, in the order of the groups, unique and usable as file names: the trusted folder that holds nearly the same files, else
 * the word that most of the group's files carry and few others do, else an entity that it owns; null where all of that is taken or none is a topic.
 * Larger groups choose first.
 */
export function topicNames(groups: readonly Unnamed[], facts: Facts, folders: readonly FolderTrust[]): readonly (string | null)[] {
  const sayings = sayingsOf(facts);
  const everywhere = vocabularyOf(sayings.keys(), sayings);
  const entityNames = new Map(facts.entities.map(({ id, name }) => [id, name]));
  const order = groups.map((_, index) => index).sort((a, b) => (groups[b]?.files.length ?? 0) - (groups[a]?.files.length ?? 0) || a - b);
  const taken = new Set<string>(groups.flatMap(({ named }) => named ?? []));
  const names: (string | null)[] = [];
  for (const index of order) {
    const group = groups[index];
    if (!group) continue;
    const name = group.named ?? unused([...folderNames(group, folders), ...wordNames(group, { sayings, everywhere, entityNames })], taken);
    if (name !== null) taken.add(name);
    names[index] = name;
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

interface Wording {
  readonly sayings: Sayings;
  /** The vocabulary of all files. */
  readonly everywhere: Vocabulary;
  readonly entityNames: ReadonlyMap<EntityId, string>;
}

/** Words of the group, best first: the share of its files that carry one, times how much more often than elsewhere; owned entities count double. */
function wordNames(group: Unnamed, { sayings, everywhere, entityNames }: Wording): string[] {
  const entities = group.entities.flatMap((id) => entityNames.get(id) ?? []);
  const owned = new Set(entities.flatMap(topicsOf));
  const vocabulary = vocabularyOf(group.files, sayings);
  const all = Math.max(1, sayings.size);
  const scored = [...vocabulary].map(([word, use]) => {
    const share = use.files.size / group.files.length;
    const lift = Math.log2(1 + share / ((everywhere.get(word)?.files.size ?? 1) / all));
    return { word, score: share * lift * (owned.has(word) ? 2 : 1) };
  });
  const best = scored.sort((a, b) => b.score - a.score || compareText(a.word, b.word)).slice(0, 6);
  const [first, ...rest] = best.map(({ word }) => phraseOf(word, vocabulary));
  return first === undefined ? entities.map(kebab) : [first, ...rest.slice(0, 3).map((word) => joined(first, word)), ...rest];
}

function singularForm(name: string): string {
  return name.split('-').map(singular).join('-');
}

/** `team` and `team-member` are `team-member`, not `team-team-member`. */
function joined(first: string, second: string): string {
  return [...new Set([...first.split('-'), ...second.split('-')])].join('-');
}

/** The first that nothing taken is alike to: `user` and `users` are. */
function unused(candidates: readonly string[], taken: ReadonlySet<string>): string | null {
  const alike = new Set([...taken].map(singularForm));
  return candidates.find((candidate) => !alike.has(singularForm(candidate))) ?? null;
}

function numbered(base: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

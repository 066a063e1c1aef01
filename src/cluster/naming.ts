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
 * the word that most of the group's files carry and few others do, or the entity that it writes most where no word is carried by many; null where all of
 * that is taken or none is a topic. Larger groups choose first.
 */
export function topicNames(groups: readonly Unnamed[], facts: Facts, folders: readonly FolderTrust[]): readonly (string | null)[] {
  const sayings = sayingsOf(facts);
  const everywhere = vocabularyOf(sayings.keys(), sayings);
  const written = writtenBy(groups, facts);
  const order = groups.map((_, index) => index).sort((a, b) => (groups[b]?.files.length ?? 0) - (groups[a]?.files.length ?? 0) || a - b);
  const taken = new Set<string>(groups.flatMap(({ named }) => named ?? []));
  const names: (string | null)[] = [];
  for (const index of order) {
    const group = groups[index];
    if (!group) continue;
    const name = group.named ?? unused([...folderNames(group, folders), ...wordNames(group, { sayings, everywhere, entities: written[index] ?? [] })], taken);
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
  /** Names of the entities that the group writes, see `writtenBy`. */
  readonly entities: readonly string[];
}

/** A word that fewer of the files carry, and that is none of what the group writes, is a detail of it. Judgement. */
const CARRIED = 1 / 3;
/** From here on down even an entity that is called like a layer (`Item`) says more. Judgement: `inactivate` stood in one of the 13 files that keep items. */
const HARDLY_CARRIED = 1 / 10;

/** Words of the group, best first: the share of its files that carry one, times how much more often than elsewhere; written entities count double. */
function wordNames({ files }: Unnamed, { sayings, everywhere, entities }: Wording): string[] {
  const written = new Set(entities.flatMap(topicsOf));
  const vocabulary = vocabularyOf(files, sayings);
  const all = Math.max(1, sayings.size);
  const scored = [...vocabulary].map(([word, use]) => {
    const share = use.files.size / files.length;
    const lift = Math.log2(1 + share / ((everywhere.get(word)?.files.size ?? 1) / all));
    return { word, share, score: share * lift * (written.has(word) ? 2 : 1) };
  });
  const best = scored.sort((a, b) => b.score - a.score || compareText(a.word, b.word)).slice(0, 6);
  const [first, ...rest] = best.map(({ word }) => phraseOf(word, vocabulary));
  const names = entities.map(kebab);
  if (first === undefined) return names;
  const words = [first, ...rest.slice(0, 3).map((word) => joined(first, word)), ...rest];
  const [{ word, share } = { word: '', share: 1 }] = best;
  const main = names.filter((name) => topicsOf(name).length > 0 || share < HARDLY_CARRIED).slice(0, 1);
  return share < CARRIED && !written.has(word) ? [...main, ...words] : words;
}

/**
 * For each group the names of the entities of which it has more than half of the functions that write them, or which it holds and nobody writes; first those that it touches in
 * most places, then by name.
 */
function writtenBy(groups: readonly Unnamed[], { entities, accesses }: Facts): readonly (readonly string[])[] {
  const homes = new Map(groups.flatMap(({ files }, index) => files.map((path) => [path, index] as const)));
  const functions = new Map<EntityId, Map<string, number | undefined>>();
  const touched = groups.map(() => new Map<EntityId, number>());
  for (const { entity, mode, by, member, at } of accesses) {
    const home = homes.get(at.path);
    const counts = home === undefined ? undefined : touched[home];
    counts?.set(entity, (counts.get(entity) ?? 0) + 1);
    if (mode === 'write') functions.set(entity, (functions.get(entity) ?? new Map()).set(`${by}\0${member}`, home));
  }
  return groups.map((group, index) => {
    const own = entities.filter(({ id }) => {
      const writing = [...(functions.get(id)?.values() ?? [])];
      return writing.length === 0 ? group.entities.includes(id) : writing.filter((home) => home === index).length > writing.length / 2;
    });
    const places = (id: EntityId): number => touched[index]?.get(id) ?? 0;
    return own.sort((a, b) => places(b.id) - places(a.id) || compareText(a.name, b.name)).map(({ name }) => name);
  });
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

import { ENTITY_KINDS, type EntityClass, type EntityKind, type Reader, type SharingAdvice } from '../model/entity-class.js';
import type { ServiceId } from '../model/ids.js';
import { count, listed } from '../model/wording.js';

/** A kind as people say it. */
export const KIND_NAMES = {
  private: 'private',
  'read-only': 'read-only here',
  queried: 'queried by one other',
  'fresh-read': 'read fresh',
  replica: 'replica by join',
  dataset: 'data set',
  reference: 'reference data',
  'append-only': 'append-only',
  dominated: 'dominated',
  contested: 'contested',
} as const satisfies Record<EntityKind, string>;

const ADVICE = {
  keep: 'It stays inside its service.',
  source: 'Ask where it is filled, and who owns it there.',
  api: 'The others ask its service.',
  replica: 'The others keep a copy of what they join, or ask two services and put the answers together.',
  dataset: 'Its service publishes versions of the whole set, and the others hold a copy.',
  stream: 'The others send what they add as events, by a stream or an outbox; one service owns it.',
  commands: 'The service that writes it most owns it; the other writes become commands to it.',
  together: 'Keep its writers together, or make it several entities, each with one writer.',
} as const satisfies Record<SharingAdvice, string>;

const READS = {
  fresh: 'needs its latest state',
  query: 'queries it',
  join: 'reaches it by joins alone',
} as const satisfies Record<Reader['by'], string>;

/** How an entity is shared and what follows: sentences for people. */
export function sharingWords({ kind, advice, writers, readers, columns }: EntityClass, nameOf: (service: ServiceId) => string): readonly string[] {
  const changing = columns?.groups.map(({ service, columns: names }) => `${nameOf(service)} ${shortened(names)}`);
  const sharing = [
    writers.length > 1 ? `Written by ${listed(writers.map(({ service, functions }) => `${nameOf(service)} (${count(functions, 'function')})`))}.` : '',
    changing ? `Columns that each updates: ${changing.join('; ')}.` : '',
    readers.length > 0 ? `Of the others, ${readers.map((reader) => readerWords(reader, nameOf)).join('; ')}.` : '',
  ];
  return [`Class: ${KIND_NAMES[kind]} (${ENTITY_KINDS[kind].means}). ${ADVICE[advice]}`, ...sharing.filter((sentence) => sentence !== '')];
}

function readerWords({ service, by, places, whole }: Reader, nameOf: (service: ServiceId) => string): string {
  const all = whole === 0 ? '' : `, ${whole} of them all of it`;
  return `${nameOf(service)} ${READS[by]} (${count(places, 'place')}${all})`;
}

/** More columns than these are counted. */
const MOST_COLUMNS = 6;

function shortened(names: readonly string[]): string {
  return names.length <= MOST_COLUMNS + 1 ? names.join(', ') : `${names.slice(0, MOST_COLUMNS).join(', ')}, ${names.length - MOST_COLUMNS} more`;
}

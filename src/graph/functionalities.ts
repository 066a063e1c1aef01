import type { DataAccess, Facts } from '../model/facts.js';
import type { EntityId, ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import type { SagaStep } from '../model/system-view.js';
import { entrySequences, entryStarts } from './entry-sequences.js';
import { type Action, isAccess, type Owning, sagaOf } from './saga.js';

/** What one entry point does with data: the unit in which IST Lisbon counts what a decomposition costs. */
export interface Functionality {
  readonly reads: ReadonlySet<EntityId>;
  readonly writes: ReadonlySet<EntityId>;
  /** Owners of what it touches, by id. */
  readonly services: readonly ServiceId[];
  /** Its local transactions; empty where one service owns all. */
  readonly steps: readonly SagaStep[];
}

/** What entry points touch, before it is known who owns it. */
export interface Sequences {
  /** One for each function that takes entry points: two routes of one function are one functionality. */
  readonly sequences: readonly { readonly path: string; readonly accesses: readonly DataAccess[] }[];
  /** For each of `facts.entryPoints`, which of these it is. */
  readonly ofEntry: readonly number[];
}

/** The accesses of each function that takes entry points, in running order. */
export function readSequences(facts: Facts): Sequences {
  const sequences: { path: string; accesses: readonly DataAccess[] }[] = [];
  const known = new Map<string, number>();
  const starts = entryStarts(facts);
  const ofEntry = entrySequences(facts).map((accesses, index) => {
    const { unit, member, path, line, endLine } = starts[index] ?? { unit: '', member: null, path: '', line: 0, endLine: 0 };
    const key = [unit, member, path, line, endLine].join('\0');
    const found = known.get(key) ?? sequences.push({ path, accesses }) - 1;
    known.set(key, found);
    return found;
  });
  return { sequences, ofEntry };
}

/** What some code does under these owners; entities of no service are left out. */
export function functionalityOf(actions: readonly Action[], path: string, owning: Owning): Functionality {
  const owned = ownedAccesses(actions, owning);
  const touched = (mode: DataAccess['mode']) => new Set(owned.filter((access) => access.mode === mode).map(({ entity }) => entity));
  const owners = new Set(owned.flatMap(({ entity }) => owning.ownerOf(entity) ?? []));
  return {
    reads: touched('read'),
    writes: touched('write'),
    services: [...owners].sort(compareText),
    steps: sagaOf(actions, owning.serviceOf(path), owning),
  };
}

/** The accesses among what some code does to entities that a service owns. */
export function ownedAccesses(actions: readonly Action[], { ownerOf }: Owning): readonly DataAccess[] {
  return actions.filter(isAccess).filter(({ entity }) => ownerOf(entity) !== null);
}

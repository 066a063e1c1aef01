import type { DataAccess, Facts } from '../model/facts.js';
import type { ServiceId, TransactionId } from '../model/ids.js';
import type { FunctionalityCost, SystemView } from '../model/system-view.js';
import { costOf, indexOthers, type Others } from './complexity.js';
import { once } from '../model/once.js';
import { type Functionality, functionalityOf, ownedAccesses, readSequences, type Sequences } from './functionalities.js';
import type { Action, Owning } from './saga.js';

/** What a transaction does, in running order, and the file that opens it. */
export interface ActionsOf {
  readonly path: string;
  readonly actions: readonly Action[];
}

/** The costs of entry points and transactions; what entry points do is read when first asked for. */
export function readCosts(facts: Facts, owning: Owning, actionsOf: (transaction: TransactionId) => ActionsOf): Pick<SystemView, 'entryCosts' | 'sagaCost'> {
  const sequences = once(() => readSequences(facts));
  const runners = once(() => indexRunners(sequences()));
  const apart = once(() => systemOf(sequences(), owning));
  const merged = new Map<string, System>();
  const system = (services: readonly ServiceId[]): System => {
    const key = services.join('\0');
    const found = services.length < 2 ? apart() : (merged.get(key) ?? systemOf(sequences(), merging(services, owning)));
    if (services.length > 1) merged.set(key, found);
    return found;
  };
  return {
    entryCosts: once(() => entryCosts(sequences(), apart())),
    sagaCost(id, services) {
      const { actions, path } = actionsOf(id);
      const running = runners()(ownedAccesses(actions, owning));
      const { all, others, owning: owners } = system(services);
      const own = new Set([...running].map((index) => all[index]));
      return costOf(functionalityOf(actions, path, owners), others, { own: (other) => own.has(other), ownerOf: owners.ownerOf });
    },
  };
}

/** All functionalities under one assignment of owners. */
interface System {
  readonly owning: Owning;
  /** In the order of the sequences. */
  readonly all: readonly Functionality[];
  readonly others: Others;
}

function systemOf({ sequences }: Sequences, owning: Owning): System {
  const all = sequences.map(({ accesses, path }) => functionalityOf(accesses, path, owning));
  return { owning, all, others: indexOthers(all) };
}

/** The same, with the first of these services in the place of all. */
function merging(services: readonly ServiceId[], { ownerOf, serviceOf }: Owning): Owning {
  const [one] = services;
  const joined = (id: ServiceId | null): ServiceId | null => (one !== undefined && id !== null && services.includes(id) ? one : id);
  return { ownerOf: (entity) => joined(ownerOf(entity)), serviceOf: (path) => joined(serviceOf(path)) };
}

function entryCosts({ ofEntry }: Sequences, { all, others, owning: { ownerOf } }: System): readonly (FunctionalityCost | null)[] {
  const costs = all.map((it) => (it.services.length === 0 ? null : costOf(it, others, { own: (other) => other === it, ownerOf })));
  return ofEntry.map((index) => costs[index] ?? null);
}

/**
 * Which sequences do all that some accesses do, by index: an entry point that does all that a transaction does runs it, and is no other. All of them do
 * where there are no accesses.
 */
function indexRunners({ sequences }: Sequences): (accesses: readonly DataAccess[]) => ReadonlySet<number> {
  const doing = new Map<string, Set<number>>();
  for (const [index, { accesses }] of sequences.entries()) {
    for (const place of accesses.map(placeOf)) {
      const known = doing.get(place);
      if (known) known.add(index);
      else doing.set(place, new Set([index]));
    }
  }
  return (accesses) => {
    const [first, ...rest] = accesses.map((access) => doing.get(placeOf(access)) ?? new Set<number>());
    return new Set([...(first ?? sequences.keys())].filter((index) => rest.every((others) => others.has(index))));
  };
}

function placeOf({ by, member, entity, mode, at }: DataAccess): string {
  return [by, member, entity, mode, at.path, at.line].join('\0');
}

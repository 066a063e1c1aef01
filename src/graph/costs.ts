import type { DataAccess, Facts } from '../model/facts.js';
import type { ServiceId, TransactionId } from '../model/ids.js';
import type { FunctionalityCost, SystemView } from '../model/system-view.js';
import { costOf, indexOthers, type Others } from './complexity.js';
import { once } from './once.js';
import { type Functionality, functionalityOf, readSequences, type Sequences } from './functionalities.js';
import type { Action, Owning } from './saga.js';

/** What a transaction does, in running order, and the file that opens it. */
export interface ActionsOf {
  readonly path: string;
  readonly actions: readonly Action[];
}

/** The costs of entry points and transactions; what entry points do is read when first asked for. */
export function readCosts(facts: Facts, owning: Owning, actionsOf: (transaction: TransactionId) => ActionsOf): Pick<SystemView, 'entryCosts' | 'sagaCost'> {
  const sequences = once(() => readSequences(facts));
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
    sagaCost: (id, services) => transactionCost(actionsOf(id), system(services)),
  };
}

/** All functionalities under one assignment of owners. */
interface System {
  readonly owning: Owning;
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

/** An entry point that does all that the transaction does runs it: that one is no other. */
function transactionCost({ actions, path }: ActionsOf, { others, owning }: System): FunctionalityCost {
  const it = functionalityOf(actions, path, owning);
  const places = new Set(it.accesses.map(placeOf));
  const own = ({ accesses: theirs }: Functionality): boolean => new Set(theirs.map(placeOf).filter((place) => places.has(place))).size === places.size;
  return costOf(it, others, { own, ownerOf: owning.ownerOf });
}

function placeOf({ by, member, entity, mode, at }: DataAccess): string {
  return [by, member, entity, mode, at.path, at.line].join('\0');
}

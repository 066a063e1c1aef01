import type { DataAccess, Facts } from '../model/facts.js';
import type { EntityId, TransactionId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import type { CodePart, DataBetween } from '../model/system-view.js';

/** What several of some groups of code write, and which transactions hold accesses of several. Guesses from a name count nowhere. */
export function dataBetween(accesses: Facts['accesses'], groups: readonly (readonly CodePart[])[]): DataBetween {
  const byPath = partsByPath(groups);
  const writers = new Map<EntityId, Set<number>>();
  const holders = new Map<TransactionId, Set<number>>();
  for (const access of accesses) {
    if (access.confidence === 'low') continue;
    const here = (byPath.get(access.at.path) ?? []).filter((part) => holds(part, access)).map(({ group }) => group);
    if (access.mode === 'write') add(writers, access.entity, here);
    if (access.transaction !== null) add(holders, access.transaction, here);
  }
  return { written: several(writers), transactions: several(holders) };
}

type GroupPart = CodePart & { readonly group: number };

function partsByPath(groups: readonly (readonly CodePart[])[]): ReadonlyMap<string, readonly GroupPart[]> {
  const byPath = new Map<string, GroupPart[]>();
  for (const part of groups.flatMap((parts, group) => parts.map((some) => ({ ...some, group })))) {
    const known = byPath.get(part.path);
    if (known) known.push(part);
    else byPath.set(part.path, [part]);
  }
  return byPath;
}

function holds({ line = 1, endLine = Infinity }: CodePart, { at }: DataAccess): boolean {
  return line <= at.line && at.line <= endLine;
}

function add<Id>(known: Map<Id, Set<number>>, id: Id, groups: readonly number[]): void {
  known.set(id, new Set([...(known.get(id) ?? []), ...groups]));
}

function several<Id extends string>(groups: ReadonlyMap<Id, ReadonlySet<number>>): readonly Id[] {
  return [...groups].flatMap(([id, numbers]) => (numbers.size > 1 ? [id] : [])).sort(compareText);
}

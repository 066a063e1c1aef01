import type { DataAccess, Facts } from '../model/facts.js';
import { byLocation, compareText, type Location } from '../model/location.js';

/** One fact as plain data, with its place; its keys in the order they are written. */
export type FactRow = Location & Readonly<Record<string, unknown>>;

/** Top-level declarations and the statements of files; by place, then id. */
export function unitsOf(facts: Facts): FactRow[] {
  return facts.units.map(({ id, name, kind, exported, path, line, endLine }) => ({ id, name, kind, exported, path, line, endLine })).sort(byPlaceAnd('id'));
}

/** Who uses whom; by place, then who and whom. */
export function referencesOf(facts: Facts): FactRow[] {
  return facts.references
    .map(({ kind, from, fromMember, to, toMember, at, inLoop }) => ({ kind, from, fromMember, to, toMember, path: at.path, line: at.line, inLoop }))
    .sort(byPlaceAnd('from', 'to', 'kind', 'fromMember', 'toMember', 'inLoop'));
}

/** Tables and collections; by id. */
export function entitiesOf(facts: Facts): FactRow[] {
  return facts.entities
    .map(({ id, name, table, via, unit, declaredAt }) => ({ id, name, table, via, unit, path: declaredAt.path, line: declaredAt.line }))
    .sort((a, b) => compareText(a.id, b.id));
}

/** Entities joined by the schema; by place, then from, to and kind. */
export function relationsOf(facts: Facts): FactRow[] {
  return facts.relations.map(({ from, to, kind, at }) => ({ from, to, kind, path: at.path, line: at.line })).sort(byPlaceAnd('from', 'to', 'kind'));
}

/** Reads and writes of entities; by place, then entity, mode and operation. */
export function accessesOf(facts: Facts): FactRow[] {
  return facts.accesses
    .map(({ at, by, member, entity, mode, via, operation, transaction, outsideOf, confidence, columns, reach, joinedFrom }) => ({
      path: at.path,
      line: at.line,
      unit: by,
      member,
      entity,
      mode,
      via,
      operation,
      transaction,
      outsideOf,
      confidence,
      columns: columns ?? null,
      reach: reach ?? null,
      joinedFrom: joinedFrom ?? null,
    }))
    .sort(byPlaceAnd('entity', 'mode', 'operation', 'unit', 'member', 'transaction', 'via'));
}

/** Transactions with the entities that accesses inside them read and write; by place. */
export function transactionsOf(facts: Facts): FactRow[] {
  const touched = new Map(facts.transactions.map(({ id }) => [id, { read: new Set<string>(), write: new Set<string>() }]));
  for (const { transaction, mode, entity } of facts.accesses) {
    if (transaction !== null) touched.get(transaction)?.[mode].add(entity);
  }
  return facts.transactions
    .map(({ id, kind, path, line, endLine, by, member }) => {
      const { read, write } = touched.get(id) ?? { read: [], write: [] };
      return { id, kind, path, line, endLine, unit: by, member, writes: [...write].sort(compareText), reads: [...read].sort(compareText) };
    })
    .sort(byPlaceAnd('id'));
}

/** Where the outside world comes in; by place, then route. `more` gives further fields of each, by its index in the facts. */
export function entryPointsOf(facts: Facts, more: (index: number) => Readonly<Record<string, unknown>>): FactRow[] {
  return facts.entryPoints
    .map(({ kind, method, route, at, unit, member }, index) => ({ kind, method, route, path: at.path, line: at.line, unit, member, ...more(index) }))
    .sort(byPlaceAnd('kind', 'method', 'route', 'unit', 'member'));
}

/** What an entry point reads and writes, in running order. */
export function sequenceOf(accesses: readonly DataAccess[]) {
  return accesses.map(({ mode, entity, at }) => ({ mode, entity, path: at.path, line: at.line }));
}

/** Calls that leave the process, and whether they stand in code that is only handed on there; by place, then what is called. */
export function outsideCallsOf({ outsideCalls = [], deferred = [] }: Facts): FactRow[] {
  const isDeferred = ({ path, line }: Location): boolean => deferred.some((span) => span.path === path && span.line <= line && line <= span.endLine);
  return outsideCalls
    .map(({ kind, package: module, operation, at, by, member, changes, timeout, awaited, inLoop, client, confidence }) => ({
      kind,
      package: module,
      operation,
      path: at.path,
      line: at.line,
      unit: by,
      member,
      changes,
      timeout,
      deferred: isDeferred(at),
      awaited,
      inLoop,
      client: client && { path: client.path, line: client.line },
      confidence,
    }))
    .sort(byPlaceAnd('kind', 'package', 'operation', 'unit', 'member', 'changes', 'timeout', 'awaited'));
}

/** What was not understood; by place, then reason and detail. */
export function gapsOf(facts: Pick<Facts, 'gaps'>): FactRow[] {
  return facts.gaps
    .map(({ reason, via, path, line, detail }) => ({ reason, via: via ?? null, path, line, detail }))
    .sort(byPlaceAnd('reason', 'detail', 'via'));
}

/** Orders by place, then by these keys as text; null comes first. */
function byPlaceAnd<Row extends Location>(...keys: readonly (keyof Row)[]): (a: Row, b: Row) => number {
  return (a, b) => {
    let order = byLocation(a, b);
    for (const key of keys) order ||= compareText(textOf(a[key]), textOf(b[key]));
    return order;
  };
}

function textOf(value: unknown): string {
  return value === null ? '' : String(value);
}

import type { Facts } from '../model/facts.js';
import { byLocation, compareText } from '../model/location.js';

/** Reads and writes of entities; by place, then entity, mode and operation. */
export function accessesOf(facts: Facts): object[] {
  return facts.accesses
    .map(({ at, by, member, entity, mode, via, operation, transaction, confidence }) => ({
      path: at.path,
      line: at.line,
      unit: by,
      member,
      entity,
      mode,
      via,
      operation,
      transaction,
      confidence,
    }))
    .sort((a, b) => byLocation(a, b) || compareText(`${a.entity} ${a.mode} ${a.operation}`, `${b.entity} ${b.mode} ${b.operation}`));
}

/** Transactions with the entities that accesses inside them read and write; by place. */
export function transactionsOf(facts: Facts): object[] {
  const touched = new Map(facts.transactions.map(({ id }) => [id, { read: new Set<string>(), write: new Set<string>() }]));
  for (const { transaction, mode, entity } of facts.accesses) {
    if (transaction !== null) touched.get(transaction)?.[mode].add(entity);
  }
  return facts.transactions
    .map(({ id, kind, path, line, endLine, by, member }) => {
      const { read, write } = touched.get(id) ?? { read: [], write: [] };
      return { id, kind, path, line, endLine, unit: by, member, writes: [...write].sort(compareText), reads: [...read].sort(compareText) };
    })
    .sort((a, b) => byLocation(a, b) || compareText(a.id, b.id));
}

/** Where the outside world comes in; by place, then route. */
export function entryPointsOf(facts: Facts): object[] {
  return facts.entryPoints
    .map(({ kind, method, route, at, unit, member }) => ({ kind, method, route, path: at.path, line: at.line, unit, member }))
    .sort((a, b) => byLocation(a, b) || compareText(`${a.kind} ${a.method} ${a.route}`, `${b.kind} ${b.method} ${b.route}`));
}

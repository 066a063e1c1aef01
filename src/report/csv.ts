import { stringify } from 'csv-stringify/sync';
import type { Analysis } from '../model/analysis.js';
import { escapeTerminal } from './escape-terminal.js';

/**
 * Who reads and writes what, for a spreadsheet (RFC 4180): a row for each entity with its table and owner, and for each service, in order of id, the
 * places that read it and those that write it. A cell that a spreadsheet would compute is led in by an apostrophe.
 */
export function renderCsv({ facts, entities, decomposition }: Analysis): string {
  const services = decomposition.services;
  const home = new Map(services.flatMap(({ id, files }) => files.map((path) => [path, id] as const)));
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  for (const { entity, mode, operation, at } of facts.accesses) {
    // An access stands once in each transaction that holds it.
    const place = `${entity}\0${mode}\0${operation}\0${at.path}\0${at.line}`;
    const service = home.get(at.path);
    if (service === undefined || seen.has(place)) continue;
    seen.add(place);
    const key = `${entity}\0${service}\0${mode}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const named = (id: string | null): string => services.find((service) => service.id === id)?.name ?? '';
  const heads = ['entity', 'table', 'owner', ...services.flatMap(({ name }) => [`${name} reads`, `${name} writes`])];
  const rows = entities.map(({ id, name, table, owner }) => [
    name,
    table,
    named(owner),
    ...services.flatMap((service) => (['read', 'write'] as const).map((mode) => counts.get(`${id}\0${service.id}\0${mode}`) ?? 0)),
  ]);
  const cells = [heads, ...rows].map((row) => row.map((cell) => (typeof cell === 'string' ? escapeTerminal(cell) : cell)));
  return stringify(cells, { escape_formulas: true });
}

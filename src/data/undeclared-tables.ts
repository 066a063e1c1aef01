import { byLocation } from '../model/location.js';
import { type KnownEntity, tableKey } from './catalogue.js';
import type { RawAccess } from './read-taken.js';

/** The tables that nothing declares and only SQL or a pipeline names, as entities: one each, placed where it is named first. */
export function undeclaredTables(accesses: readonly RawAccess[]): readonly KnownEntity[] {
  const tables = new Map<string, KnownEntity>();
  const inOrder = accesses.map(({ path, touch }) => ({ path, line: touch.line, touch })).sort(byLocation);
  for (const { path, line, touch } of inOrder) {
    if ('key' in touch.target) continue;
    const { schema, table } = touch.target;
    const key = tableKey(schema, table);
    if (!tables.has(key)) tables.set(key, { key, name: table, table, schema, via: touch.via, at: { path, line }, unit: null, relations: new Map() });
  }
  return [...tables.values()];
}

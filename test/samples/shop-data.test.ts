import { describe, expect, it } from 'vitest';
import type { DataAccess } from '../../src/model/facts.js';
import { expectAmong, expectPlanted, type Miss, namedPlaces, placeOf, placesAfter, placesIn, rowOf } from './planted.js';
import { accesses, folderOf, homeOf, named, nameOf, partsOf, README, shop, tableOf, where } from './shop-world.js';

const KNOWN_MISSES = {
  relations: {
    missing: ['src/orders/entities/order.entity.ts:68'],
    instead: [],
    reason: 'the other side of payment.entity.ts:15: a relation is kept once, where the foreign key is',
  },
  joins: {
    missing: ['OrderLine src/reporting/sales-report.service.ts:47', 'Payment src/reporting/sales-report.service.ts:70'],
    instead: ['OrderLine src/reporting/sales-report.service.ts:55', 'Payment src/reporting/sales-report.service.ts:79'],
    reason: 'the first entity of a query builder is placed at the call that runs the query, not where it is named',
  },
} satisfies Record<string, Miss>;

/** What one folder does with the entities of another. */
function foreign(by: string, of: string, mode: DataAccess['mode']): readonly string[] {
  return accesses((access) => access.mode === mode && folderOf(access.at.path) === by && homeOf(access.entity) === of).map(({ at }) => placeOf(at));
}

describe('shared tables', () => {
  const parts = partsOf('Shared tables');

  it.each([
    ['catalogue', 'inventory', 'read', 'reads'],
    ['catalogue', 'inventory', 'write', 'writes'],
    ['inventory', 'catalogue', 'read', 'reads'],
    ['notifications', 'customers', 'read', 'reads'],
  ] as const)('%s on entities of %s: %s', (by, of, mode, word) => {
    const part = parts.find((text) => text.startsWith(`${by} on`)) ?? '';
    expectPlanted(foreign(by, of, mode), placesAfter(part, word));
  });

  it('are reached through repositories that are injected', () => {
    const planted = parts.flatMap((part) => namedPlaces(part.split('(')[0] ?? ''));
    const found = shop.facts.references.map(({ to, at }) => `${to.split('#')[1]} ${placeOf(at)}`);
    expectAmong(found, planted);
  });

  it('are written by one payment service, five of them', () => {
    const names = /class that writes ([\w, ]+)/.exec(rowOf(README, 'near copies per variant')[0] ?? '')?.[1]?.split(', ') ?? [];
    const written = accesses(({ by, mode }) => mode === 'write' && by.endsWith('#PaymentService'));
    expectPlanted(
      written.map(({ entity }) => nameOf(entity)),
      names,
    );
  });

  it('are counted by place: one line that two transactions reach is one place', () => {
    const findings = shop.findings.filter(({ ruleId }) => ruleId === 'contested-entity');
    expect(findings.length).toBeGreaterThan(0);
    const told = findings.map(({ data, evidence }) => `${data.entity} ${evidence.length} writes`);
    const places = (name: unknown): number =>
      new Set(accesses((access) => access.mode === 'write' && nameOf(access.entity) === name).map(({ at }) => placeOf(at))).size;
    expectPlanted(
      told,
      findings.map(({ data }) => `${data.entity} ${places(data.entity)} writes`),
    );
  });

  it('are related across folders', () => {
    const [declared = ''] = partsOf('relations of entities');
    const found = shop.facts.relations.filter(({ from, to }) => homeOf(from) !== homeOf(to)).map(({ at }) => placeOf(at));
    expectPlanted(found, placesIn(declared), KNOWN_MISSES.relations);
  });

  it('are read through those relations', () => {
    const [, reads = ''] = partsOf('relations of entities');
    const planted = [...reads.matchAll(/`([^`]+)` \(([\w, ]+)\)/g)].flatMap(([, place, names = '']) => names.split(', ').map((name) => `${name} ${place}`));
    expectAmong(accesses(({ operation }) => operation === 'relations').map(named), planted);
  });
});

describe('reports over several domains', () => {
  it('the report that joins three domains', () => {
    const [joined = '', alone = ''] = partsOf('Joins');
    const names = ['OrderLine', 'Order', 'Product', 'Payment'];
    const planted = [...placesIn(joined).map((place, index) => `${names[index]} ${place}`), ...placesIn(alone).map((place) => `Payment ${place}`)];
    const [file = ''] = planted[0]?.split(' ')[1]?.split(':') ?? [];
    expectPlanted(accesses(({ at }) => at.path === file).map(named), planted, KNOWN_MISSES.joins);
    expect(new Set(accesses(({ at }) => at.path === file).map(({ entity }) => homeOf(entity)))).toEqual(new Set(['orders', 'catalogue', 'payments']));
  });

  it('the raw SQL, by table', () => {
    const row = where('Raw SQL');
    const [query] = placesIn(row);
    const tables = /: ([\w, ]+) `/.exec(row)?.[1]?.split(', ') ?? [];
    const found = accesses(({ via }) => via === 'sql').map(({ entity, at, mode }) => `${mode} ${tableOf(entity)} ${placeOf(at)}`);
    expectPlanted(
      found,
      tables.map((table) => `read ${table} ${query}`),
    );
  });
});

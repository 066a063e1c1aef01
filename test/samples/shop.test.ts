import { describe, expect, it } from 'vitest';
import { expectAmong, expectPlanted, placeOf, placesIn } from './planted.js';
import { accesses, crossing, folderOf, homeOf, nameOf, partsOf, README, shop, where } from './shop-world.js';

describe('the shop as a whole', () => {
  it('has the files and tables that its README counts', () => {
    const [, files, tables, tests, migrations, generated] =
      /(\d+) source files, (\d+) tables;.*?(\d+) test files.*?(\d+) migration, (\d+) generated/.exec(README) ?? [];
    const left = new Map(shop.leftOut.map(({ reason, count }) => [reason, count]));
    expect([shop.metrics.files, shop.entities.length, left.get('test'), left.get('migration'), left.get('generated')]).toEqual(
      [files, tables, tests, migrations, generated].map(Number),
    );
    expect(shop.gaps).toEqual([]);
  });

  it('is proposed to be cut along its nine folders', () => {
    const folders = /Folders under `src\/`: (.*?), and `common`/.exec(README)?.[1]?.match(/[a-z]+/g) ?? [];
    expect(folders).toHaveLength(9);
    expectPlanted(
      shop.decomposition.services.map(({ id }) => id),
      folders,
    );
    for (const { id, files } of shop.decomposition.services) {
      const own = shop.facts.files.filter(({ path }) => folderOf(path) === id).map(({ path }) => path);
      expect(files).toEqual(own);
    }
  });

  it('gives each service the tables that its folder declares', () => {
    const owned = shop.decomposition.services.flatMap(({ id, entities }) => entities.map((entity) => `${id} owns ${nameOf(entity)}`));
    const declared = shop.facts.entities.map(({ id, name }) => `${homeOf(id)} owns ${name}`);
    expectPlanted(owned, declared);
  });

  it('sets the grab bag aside', () => {
    const [utils = ''] = /`([^`]+)`/.exec(where('the grab bag'))?.slice(1) ?? [];
    expect(shop.decomposition.kernel.map(({ path }) => path)).toContain(utils);
  });

  it('keeps the good seams: customers needs no one, shipping does not know orders', () => {
    const needs = shop.links.filter(({ calls, uses, typeOnly }) => calls + uses + typeOnly > 0);
    expect(needs.filter(({ from }) => from === 'customers')).toEqual([]);
    expect(needs.filter(({ from, to }) => from === 'shipping' && to === 'orders')).toEqual([]);
    expect(accesses(({ at, entity }) => folderOf(at.path) === 'shipping' && homeOf(entity) !== 'shipping')).toEqual([]);
  });
});

describe('the circle of orders and payments', () => {
  it('is one', () => expect(shop.cycles).toContainEqual(['orders', 'payments']));

  it('injects both ways', () => {
    const [services = ''] = partsOf('Circle');
    expectAmong([...crossing('orders', 'payments', 'inject'), ...crossing('payments', 'orders', 'inject')], placesIn(services));
  });

  it('has modules that import each other', () => {
    const [, modules = ''] = partsOf('Circle');
    expectAmong([...crossing('orders', 'payments', 'import'), ...crossing('payments', 'orders', 'import')], placesIn(modules));
  });

  it.each([
    ['orders', 'payments'],
    ['payments', 'orders'],
  ])('calls from %s to %s at exactly the planted lines', (from, to) => {
    expectPlanted(crossing(from, to, 'call'), placesIn(where(`its calls, ${from} to ${to}`)));
  });
});

describe('what would hurt over a network', () => {
  it('N+1: the crossing calls in loops, and no other', () => {
    // Each part begins with the loop itself.
    const planted = partsOf('N+1').flatMap((part) => placesIn(part).slice(1));
    const found = shop.links.flatMap(({ references }) => references.filter(({ kind, inLoop }) => kind === 'call' && inLoop).map(({ at }) => placeOf(at)));
    expectPlanted(found, planted);
  });
});

describe('entry points that no one calls', () => {
  it.each([
    ['event', 0],
    ['schedule', 1],
  ] as const)('%s', (kind, part) => {
    const found = shop.facts.entryPoints.filter((entry) => entry.kind === kind).map(({ at }) => placeOf(at));
    expectPlanted(found, placesIn(partsOf('events, and jobs')[part] ?? ''));
  });
});

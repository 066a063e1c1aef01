import { describe, expect, it } from 'vitest';
import { accesses, between, clinic, folderOf, MODULES, nameOf, ownerOf, README } from './clinic-world.js';
import { expectAmong, expectPlanted, type Miss, placeOf, placesIn, rowOf, tableRows } from './planted.js';

const KNOWN_MISSES = {
  wiring: {
    missing: ['src/server.ts', 'src/shared/config.ts'],
    instead: [],
    reason: 'appointments is all of the domain that server.ts calls (startReminders), and two files of appointments are most of the users of config.ts',
  },
  routes: {
    missing: ['7 /appointments', '8 /billing'],
    instead: ['15 '],
    reason: 'a router that a function makes and returns (createBillingRouter) is not followed to the `app.use` that mounts it: no prefix',
  },
} satisfies Record<string, Miss>;

describe('the five modules of the clinic', () => {
  it('are the five services', () =>
    expectPlanted(
      clinic.decomposition.services.map(({ id }) => id),
      MODULES,
    ));

  it.each(MODULES)('%s: entities, Ca and Ce', (name) => {
    const [, entities = '', afferent, efferent] = rowOf(README, `\`src/${name}\``);
    const service = clinic.decomposition.services.find(({ id }) => id === name);
    expectPlanted((service?.entities ?? []).map(nameOf), entities.replace(/ \(`\w+`\)/g, '').split(', '));
    const { afferent: ca, efferent: ce } = service ? (clinic.serviceMetrics.get(service.id) ?? {}) : {};
    expect([ca, ce]).toEqual([Number(afferent), Number(efferent)]);
  });

  it.each(MODULES)('%s: holds all files of its folder', (name) => {
    const files = clinic.facts.files.map(({ path }) => path).filter((path) => folderOf(path) === name);
    expectAmong(clinic.decomposition.services.find(({ id }) => id === name)?.files ?? [], files);
  });

  it('hold nothing of what all share', () => {
    const served = new Set(clinic.decomposition.services.flatMap(({ files }) => files));
    const outside = clinic.facts.files.map(({ path }) => path).filter((path) => !MODULES.some((name) => name === folderOf(path)));
    expectPlanted(
      outside.filter((path) => !served.has(path)),
      outside,
      KNOWN_MISSES.wiring,
    );
  });

  it('are in no circle', () => expect(clinic.cycles).toEqual([]));
});

describe('what crosses', () => {
  it('is eight calls, none in a loop', () => {
    const planted = tableRows(README)
      .filter((cells) => cells.length === 3)
      .map(([from, to = '', place = '']) => `${from} ${to} ${place}`.replaceAll('`', ''));
    expect(planted).toHaveLength(8);
    const calls = clinic.links.flatMap(({ from, to, references }) => references.filter(({ kind }) => kind === 'call').map((call) => ({ from, to, call })));
    expectPlanted(
      calls.map(({ from, to, call }) => `${from} ${to} ${call.to.split('#')[1]} ${placeOf(call.at)}`),
      planted,
    );
    expect(calls.filter(({ call }) => call.inLoop)).toEqual([]);
  });

  it('is two files that name a type, besides', () => {
    const planted = placesIn(between('Two more imports', 'All of them')).map((place) => place.split(':')[0] ?? '');
    const types = clinic.links.flatMap(({ references }) => references.filter(({ kind }) => kind !== 'call'));
    expectPlanted(
      types.map(({ at }) => at.path),
      planted,
    );
    expect(new Set(types.map(({ kind }) => kind))).toEqual(new Set(['type']));
  });

  it('is no write, and one read', () => {
    const foreign = accesses(({ at, entity }) => folderOf(at.path) !== ownerOf(entity));
    expectPlanted(
      foreign.map(({ mode, at }) => `${mode} ${placeOf(at)}`),
      placesIn(between('**One shared read**', 'It is the only')).map((place) => `read ${place}`),
    );
  });

  it('is one relation of the schema', () => {
    const found = clinic.facts.relations.filter(({ from, to }) => ownerOf(from) !== ownerOf(to)).map(({ at }) => placeOf(at));
    expectPlanted(found, placesIn(between('the only relation', 'all other')));
  });
});

describe('the entry points of the clinic', () => {
  const text = between('## Entry points', '## Two styles');

  it('are 43 routes below their prefixes', () => {
    const routes = clinic.facts.entryPoints.filter(({ kind }) => kind === 'http').map(({ route }) => route);
    const counts = new Map<string, number>();
    for (const route of routes) {
      const prefix = /^\/(patients|staff|appointments|billing|prescriptions|health)\b/.exec(route)?.[0] ?? '';
      counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
    }
    expect(`${routes.length} routes`).toBe(/\d+ routes/.exec(text)?.[0]);
    const planted = [...text.matchAll(/(\d+) under `(\/\w+)`/g)].map(([, count, prefix]) => `${count} ${prefix}`);
    expectPlanted(
      [...counts].map(([prefix, count]) => `${count} ${prefix}`),
      [...planted, '1 /health'],
      KNOWN_MISSES.routes,
    );
  });

  it('are a timer, besides', () => {
    const [timer = ''] = placesIn(text.slice(text.indexOf('A timer')));
    const found = clinic.facts.entryPoints.filter(({ kind }) => kind !== 'http').map(({ at }) => placeOf(at));
    expectPlanted(found, [timer]);
  });
});

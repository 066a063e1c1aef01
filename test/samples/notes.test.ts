import { beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/model/analysis.js';
import { expectAmong, expectPlanted, type Miss, placeOf, readmeOf } from './planted.js';
import { analyseSample, print } from './run-sample.js';

const README = readmeOf('notes');

const KNOWN_MISSES = {
  services: { missing: [], instead: ['note', 'tag'], reason: 'the clusters are shown as "modules" below the verdict that there is nothing to split' },
  wiring: {
    missing: ['src/app.js', 'src/errors.js'],
    instead: [],
    reason: 'a hub is set aside from ten users on, and wiring from ten files on: no file here has so many',
  },
} satisfies Record<string, Miss>;

let notes: Analysis;
beforeAll(async () => {
  notes = await analyseSample('notes');
});

describe('the notes are too small to split', () => {
  it('and the first lines say so', async () => {
    const [facts = '', verdict = ''] = (await print(['analyze', 'samples/notes'])).split('\n');
    expect(facts).toMatch(/^9 files/);
    expect(verdict).toMatch(/^Too small to split: keep it whole\./);
  });

  it('so there is at most one service', () => {
    const services = notes.decomposition.services.map(({ id }) => id as string);
    expect(services.length > 1 ? services.sort() : []).toEqual(KNOWN_MISSES.services.instead);
  });

  it('shared and wiring files are in none', () => {
    const served = new Set(notes.decomposition.services.flatMap(({ files }) => files));
    const planted = [...(/- (.*) are shared or wiring/.exec(README)?.[1]?.matchAll(/`([^`]+)`/g) ?? [])].map(([, path]) => path ?? '');
    expectPlanted(
      planted.filter((path) => !served.has(path)),
      planted,
      KNOWN_MISSES.wiring,
    );
  });

  it('no finding speaks of a cut', () => expect(notes.findings).toEqual([]));
});

describe('the facts of the notes', () => {
  it('one entity', () => {
    const [, name, table, place] = /One entity, `(\w+)` \(table `(\w+)`\), declared in `([^`]+)`/.exec(README) ?? [];
    expect(notes.facts.entities.map((entity) => [entity.name, entity.table, placeOf(entity.declaredAt)])).toEqual([[name, table, place]]);
  });

  it('all data access in one file', () => {
    const [, file, reads = '', writes = ''] = /in one file, `([^`]+)`: reads at lines ([^;]*);\s+writes at lines ([^.]*)\./.exec(README) ?? [];
    const planted = (text: string, mode: string): readonly string[] =>
      [...text.matchAll(/(\d+) \(`(\w+)`/g)].map(([, line, operation]) => `${mode} ${operation} ${file}:${line}`);
    const found = notes.facts.accesses.map(({ mode, operation, at }) => `${mode} ${operation} ${placeOf(at)}`);
    expectPlanted(found, [...planted(reads, 'read'), ...planted(writes, 'write')]);
    expect(notes.facts.transactions).toEqual([]);
  });

  it('six routes with their prefixes', () => {
    const planted = [...README.matchAll(/`((?:GET|POST|PUT|DELETE) [^`]+)`/g)].map(([, route]) => route ?? '');
    expect(planted).toHaveLength(6);
    expectPlanted(
      notes.facts.entryPoints.map(({ method, route }) => `${method} ${route}`),
      planted,
    );
  });

  it('calls through a whole module lead into it', () => {
    const calls = notes.facts.references.filter(({ kind, from }) => kind === 'call' && from.startsWith('src/notes-router.js#'));
    expectAmong(
      calls.map(({ to }) => to as string),
      ['src/notes-store.js#findNote'],
    );
  });

  it('no gap', () => expect(notes.gaps).toEqual([]));
});

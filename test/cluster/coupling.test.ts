import { describe, expect, it } from 'vitest';
import { couplingOf } from '../../src/cluster/coupling.js';
import { trustFolders } from '../../src/cluster/folders.js';
import { fileWords } from '../../src/cluster/lexical.js';
import { structureGraph } from '../../src/cluster/affinity.js';
import { defaultWeights } from '../../src/cluster/signals.js';
import type { Facts, Reference } from '../../src/model/facts.js';
import { factsOf } from '../support/facts.js';

const facts = factsOf({ calls: [['a.ts#A', 'b.ts#B', 2]] });
const withReferences = (change: Partial<Reference>): Facts => ({ ...facts, references: facts.references.map((reference) => ({ ...reference, ...change })) });

describe('couplingOf', () => {
  it('counts a reference as one', () => expect(couplingOf(facts).pairs).toMatchObject([{ from: 'a.ts', to: 'b.ts', counts: { call: 2 } }]));
  it('sums weights', () => expect(couplingOf(withReferences({ weight: 0.37 })).pairs).toMatchObject([{ counts: { call: 0.74 } }]));
  it('takes an undirected reference as half of one either way', () => {
    const { pairs, importers, imports } = couplingOf(withReferences({ undirected: true, weight: 3 }));
    expect(pairs).toMatchObject([
      { from: 'a.ts', to: 'b.ts', counts: { call: 3 } },
      { from: 'b.ts', to: 'a.ts', counts: { call: 3 } },
    ]);
    expect([importers.get('a.ts'), imports.get('a.ts')]).toEqual([new Set(['b.ts']), new Set(['b.ts'])]);
  });
});

describe('structureGraph', () => {
  const edgesOf = (facts: Facts) =>
    structureGraph({ facts, coupling: couplingOf(facts), files: new Set(facts.files.map(({ path }) => path)), weights: defaultWeights() }).edges;

  // weight of call 1 · log2(1 + 7) = 3, one user: discount log2(1 + 1) = 1
  it('hears the weight of a reference', () => expect(edgesOf(withReferences({ weight: 3.5 }))).toMatchObject([{ weight: 3 }]));
  // weight of write 0.75 · log2(1 + 3) = 1.5, one user: discount 1
  it('hears the weight of an access', () => {
    const data = factsOf({ files: ['a.ts'], entities: { Order: 'schema.ts#Order' }, writes: [['a.ts#A', 'Order']] });
    const weighed = { ...data, accesses: data.accesses.map((access) => ({ ...access, weight: 3 })) };
    expect(edgesOf(weighed)).toContainEqual({ a: 'e:order', b: 'f:a.ts', weight: 1.5 });
  });
});

describe('a place where the path tells no folders', () => {
  const files = ['org.shop.cart.Cart', 'org.shop.cart.CartLine', 'org.shop.pay.Card', 'org.shop.pay.Fee'];
  const placed: Facts = {
    ...factsOf({
      calls: [
        [`${files[0]}#Cart`, `${files[1]}#CartLine`],
        [`${files[2]}#Card`, `${files[3]}#Fee`],
      ],
    }),
    files: files.map((path) => ({ path, lines: 0, place: path.replaceAll('.', '/') })),
  };

  it('gives the folders', () => {
    const structure = structureGraph({ facts: placed, coupling: couplingOf(placed), files: new Set(files), weights: defaultWeights() });
    const trusted = trustFolders(structure, files, { nodeOf: (path) => `f:${path}`, placeOf: (path) => path.replaceAll('.', '/') });
    expect(trusted.map(({ folder, files: inside, trust }) => [folder, inside.length, trust])).toEqual([
      ['org/shop/cart', 2, 1],
      ['org/shop/pay', 2, 1],
    ]);
  });
  it('gives the name', () => expect(fileWords(placed).get('org.shop.pay.Fee')).toEqual(new Map([['fee', 2]])));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../src/diff/difference-of.js';
import type { Difference } from '../../src/model/difference.js';
import type { Snapshot } from '../../src/model/snapshot.js';
import { call, finding, link, shop, transaction } from './snapshots.js';

const between = (
  before: Snapshot,
  after: Snapshot,
  paths: Readonly<Record<string, string>> = {},
  services: Readonly<Record<string, string>> = {},
): Difference =>
  differenceOf(
    { side: { name: 'main', commit: null }, snapshot: before },
    { side: { name: 'work tree', commit: null }, snapshot: after },
    { newNames: { paths: new Map(Object.entries(paths)), services: new Map(Object.entries(services)) }, elsewhere: null, notes: [], version: '1.0.0' },
  );

const entity = (id: string, owner: string, readers: readonly string[], writers: readonly string[]) => ({ id, name: id, owner, readers, writers });

describe('links', () => {
  const [old, other] = [call('src/orders/a.ts#A', 'src/billing/bill.ts#B', 3), call('src/orders/a.ts#A', 'src/billing/tax.ts#T', 9)];
  it.each<[string, Snapshot['links'], Snapshot['links'], unknown]>([
    ['is new', [], [link()], [{ change: 'appeared', before: null, after: { calls: 1, events: 0, uses: 0 } }]],
    ['is gone', [link()], [], [{ change: 'gone', after: null }]],
    ['is as it was', [link({ references: [old] })], [link({ references: [{ ...old, line: 90 }] })], []],
    [
      'has more calls: the new one is told',
      [link({ references: [old] })],
      [link({ calls: 2, references: [{ ...old, line: 5 }, other] })],
      [{ change: 'changed', places: [{ line: 9 }] }],
    ],
    [
      'has more of one call: the last of them is told',
      [link({ references: [old] })],
      [link({ calls: 2, references: [{ ...old, line: 7 }, old] })],
      [{ change: 'changed', places: [{ line: 7 }] }],
    ],
    [
      'has fewer calls: what is gone is told at its place',
      [link({ calls: 2, references: [old, other] })],
      [link({ references: [{ ...other, line: 8 }] })],
      [{ change: 'changed', places: [{ line: 3 }] }],
    ],
  ])('one %s', (_, before, after, expected) => {
    expect(between(shop({ links: before }), shop({ links: after })).links).toMatchObject(expected as object[]);
    expect(between(shop({ links: before }), shop({ links: after })).links).toHaveLength((expected as object[]).length);
  });

  it('are the same where a file was renamed', () => {
    const renamed = call('src/orders/b.ts#A', 'src/billing/bill.ts#B', 3);
    const before = shop({ links: [link({ references: [old] })] });
    expect(between(before, shop({ links: [link({ calls: 2, references: [renamed, other] })] }), { 'src/orders/a.ts': 'src/orders/b.ts' }).links).toMatchObject([
      { places: [{ line: 9 }] },
    ]);
  });
});

describe('entities', () => {
  it.each<[string, Snapshot['entities'], Snapshot['entities'], readonly string[]]>([
    ['a second service reads it', [entity('bill', 'billing', ['billing'], ['billing'])], [entity('bill', 'billing', ['orders'], ['billing'])], ['shared']],
    ['one alone touches it', [entity('bill', 'billing', ['orders'], ['billing'])], [entity('bill', 'billing', [], ['billing'])], ['private']],
    ['the reader writes now', [entity('bill', 'billing', ['orders'], ['billing'])], [entity('bill', 'billing', [], ['billing', 'orders'])], ['changed']],
    ['it is new and shared', [], [entity('bill', 'billing', ['orders'], ['billing'])], ['shared']],
    ['it is new and private', [], [entity('bill', 'billing', [], ['billing'])], []],
    ['a private one is gone', [entity('bill', 'billing', [], ['billing'])], [], []],
    ['a private one has another owner', [entity('bill', 'billing', [], ['billing'])], [entity('bill', 'orders', [], ['orders'])], []],
    ['the same in another order', [entity('bill', 'billing', ['a', 'b'], [])], [entity('bill', 'billing', ['b', 'a'], [])], []],
  ])('%s', (_, before, after, changes) => {
    expect(between(shop({ entities: before }), shop({ entities: after })).entities.map(({ change }) => change)).toEqual(changes);
  });
});

describe('transactions', () => {
  const entities = [entity('order', 'orders', [], ['orders']), entity('bill', 'billing', [], ['billing']), entity('tax', 'billing', [], ['billing'])];
  const local = transaction({ writes: ['order'] });
  const told = (before: Snapshot['transactions'], after: Snapshot['transactions'], paths = {}) => {
    const { broken, mended } = between(shop({ entities, transactions: before }), shop({ entities, transactions: after }), paths).transactions;
    return [broken.map(({ services }) => services.join()), mended.map(({ line }) => line)];
  };
  it.each<[string, Snapshot['transactions'], Snapshot['transactions'], readonly [readonly string[], readonly number[]]]>([
    ['one writes the data of a second service', [local], [transaction()], [['billing,orders'], []]],
    ['one writes the data of a second service no longer', [transaction()], [local], [[], [10]]],
    ['a broken one is new', [], [transaction()], [['billing,orders'], []]],
    ['a broken one is gone', [transaction()], [], [[], [10]]],
    ['lines moved', [transaction()], [transaction({ line: 99 })], [[], []]],
    ['a broken one writes more of the same services', [transaction()], [transaction({ writes: ['order', 'bill', 'tax'] })], [[], []]],
    ['its function was renamed', [transaction()], [transaction({ member: 'checkout' })], [[], []]],
    ['a second one like it came', [transaction()], [transaction(), transaction({ line: 30 })], [['billing,orders'], []]],
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  it('are known where their file was renamed', () => {
    const after = transaction({ unit: 'src/orders/checkout.ts#Orders', path: 'src/orders/checkout.ts', writes: ['order', 'tax'] });
    expect(told([transaction()], [after], { 'src/orders/order.ts': 'src/orders/checkout.ts' })).toEqual([[], []]);
  });
});

describe('findings', () => {
  const [A, B, C] = [finding('a'), finding('b', { ruleId: 'god-class', severity: 'warning' }), finding('c')];
  it.each<[string, Snapshot['findings'], Snapshot['findings'], readonly [readonly string[], readonly string[], readonly string[]]]>([
    ['one is new', [A], [A, B], [['b'], [], []]],
    ['one is gone', [A, B], [B], [[], ['a'], []]],
    ['one moved', [A], [{ ...A, line: 70 }], [[], [], []]],
    ['a warning is an error now', [{ ...A, severity: 'warning' }], [A], [[], [], ['a']]],
    ['a file was renamed: the words are the same', [A], [{ ...A, fingerprint: 'a2', path: 'src/x.ts' }], [[], [], []]],
    ['the same words of another rule', [A], [{ ...A, fingerprint: 'a2', ruleId: 'god-class' }], [['a2'], ['a'], []]],
    ['a circle lost a service', [finding('abc', { key: 'a\0b\0c' })], [finding('ab', { key: 'a\0b' })], [[], [], []]],
    ['a circle grew: it is new, and the smaller one is not gone', [finding('ab', { key: 'a\0b' })], [finding('abc', { key: 'a\0b\0c' })], [['abc'], [], []]],
    ['errors come first', [], [B, C, A], [['a', 'c', 'b'], [], []]],
  ])('%s', (_, before, after, [appeared, gone, changed]) => {
    const { findings } = between(shop({ findings: before }), shop({ findings: after }));
    expect(findings.appeared.map(({ fingerprint }) => fingerprint)).toEqual(appeared);
    expect(findings.gone.map(({ fingerprint }) => fingerprint)).toEqual(gone);
    expect(findings.changed.map(({ finding: { fingerprint } }) => fingerprint)).toEqual(changed);
  });

  it('of a rule that failed on one side are not compared', () => {
    const { findings, failedRules } = between(shop({ findings: [A, B], failedRules: ['contested-entity'] }), shop({ findings: [C] }));
    expect(findings).toMatchObject({ appeared: [], gone: [{ fingerprint: 'b' }] });
    expect(failedRules).toEqual(['contested-entity']);
  });
});

describe('files and services', () => {
  it('tells which came, went, moved and were renamed', () => {
    const after = shop({
      services: [
        { id: 'orders', name: 'ordering', files: ['src/orders/basket.ts', 'src/orders/order.ts', 'src/billing/tax.ts'] },
        { id: 'loyalty', name: 'loyalty', files: ['src/loyalty/points.ts'] },
        { id: 'billing', name: 'billing', files: ['src/money.ts'] },
      ],
      outside: [],
    });
    const { files, services } = between(shop(), after, { 'src/orders/cart.ts': 'src/orders/basket.ts' });
    expect(files).toEqual({
      appeared: [{ path: 'src/loyalty/points.ts', service: 'loyalty' }],
      gone: [{ path: 'src/billing/bill.ts', service: 'billing' }],
      renamed: [{ before: 'src/orders/cart.ts', after: 'src/orders/basket.ts' }],
      moved: [
        { path: 'src/billing/tax.ts', before: 'billing', after: 'orders' },
        { path: 'src/money.ts', before: null, after: 'billing' },
      ],
    });
    expect(services).toMatchObject({
      appeared: [{ id: 'loyalty', files: 1 }],
      gone: [],
      renamed: [{ id: 'orders', before: 'orders', after: 'ordering' }],
    });
  });

  it('takes a service under another id for the same where that is known', () => {
    const before = shop({
      links: [link({ to: 'invoices' })],
      services: shop().services.map((one) => (one.id === 'billing' ? { ...one, id: 'invoices' } : one)),
    });
    const { services, links, files } = between(before, shop({ links: [link()] }), {}, { invoices: 'billing' });
    expect([services.appeared, services.gone, links, files.moved]).toEqual([[], [], [], []]);
  });
});

describe('figures and notes', () => {
  it('gives every figure, and says which are better', () => {
    const before = shop({
      figures: new Map([
        ['sharedEntities', 3],
        ['modularity', 0.51234],
      ]),
      findings: [finding('a')],
    });
    const after = shop({
      figures: new Map([
        ['sharedEntities', 2],
        ['modularity', 0.51236],
      ]),
    });
    const figures = new Map(between(before, after).figures.map((figure) => [figure.metric, figure]));
    expect(figures.get('sharedEntities')).toEqual({ metric: 'sharedEntities', before: 3, after: 2, change: 'better' });
    // .51234 and .51236 are printed as .5123 and .5124
    expect(figures.get('modularity')).toMatchObject({ before: 0.5123, after: 0.5124, change: 'better' });
    expect(figures.get('databasePurity')).toMatchObject({ before: null, after: null, change: 'same' });
    expect(figures.get('findings.error')).toMatchObject({ before: 1, after: 0, change: 'better' });
  });

  it('says where two versions were at work', () => {
    expect(between(shop({ version: '0.9.0' }), shop()).notes).toEqual([expect.stringContaining('0.9.0 and 1.0.0')]);
    expect(between(shop(), shop()).notes).toEqual([]);
  });
});

describe('any two states', () => {
  const names = fc.constantFrom('orders', 'billing', 'stock', '__proto__', 'constructor');
  const paths = fc.constantFrom('a.ts', 'b.ts', 'c.ts', 'd.ts');
  const states = fc.record({
    homes: fc.dictionary(paths, names),
    links: fc.uniqueArray(fc.record({ from: names, to: names, calls: fc.nat(3), events: fc.nat(2), uses: fc.nat(2) }), {
      selector: ({ from, to }) => `${from} ${to}`,
    }),
    entities: fc.uniqueArray(fc.record({ id: names, name: names, owner: fc.option(names), readers: fc.uniqueArray(names), writers: fc.uniqueArray(names) }), {
      selector: ({ id }) => id,
    }),
    findings: fc.uniqueArray(
      names.map((name) => finding(name)),
      { selector: ({ fingerprint }) => fingerprint },
    ),
  });
  const stateOf = ({ homes, ...rest }: { homes: Record<string, string> } & Partial<Snapshot>): Snapshot => {
    const ids = [...new Set(Object.values(homes))];
    return shop({ ...rest, outside: [], services: ids.map((id) => ({ id, name: id, files: Object.keys(homes).filter((path) => homes[path] === id) })) });
  };

  it('are the same as themselves', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { links, entities, findings, files, services, figures } = between(stateOf(state), stateOf(state));
        expect([links, entities, findings.appeared, findings.gone, files.moved, files.appeared, services.appeared]).toEqual([[], [], [], [], [], [], []]);
        expect(figures.every(({ change }) => change === 'same')).toBe(true);
      }),
    );
  });

  it('differ the other way round by what went and came', () => {
    fc.assert(
      fc.property(states, states, (one, other) => {
        const [there, back] = [between(stateOf(one), stateOf(other)), between(stateOf(other), stateOf(one))];
        expect(there.files.appeared).toEqual(back.files.gone);
        expect(there.services.appeared).toEqual(back.services.gone);
        expect(there.findings.appeared.map(({ fingerprint }) => fingerprint)).toEqual(back.findings.gone.map(({ fingerprint }) => fingerprint));
        expect(there.links.filter(({ change }) => change === 'appeared').length).toBe(back.links.filter(({ change }) => change === 'gone').length);
        expect(there.entities.map(({ id }) => id)).toEqual(back.entities.map(({ id }) => id));
      }),
    );
  });
});

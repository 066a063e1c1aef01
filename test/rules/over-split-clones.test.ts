import { describe, expect, it } from 'vitest';
import rule from '../../rules/over-split-clones.js';
import { createCloneQueries } from '../../src/clones/create-clone-queries.js';
import { runRules } from '../../src/judge/run-rules.js';
import type { UnitKind } from '../../src/model/facts.js';
import type { UnitId } from '../../src/model/ids.js';
import type { RuleSetting } from '../../src/model/options.js';
import type { AxisNature, VariantAxis, VariantFamily } from '../../src/model/variants.js';
import { viewOf } from '../judge/view-of.js';
import type { FactsText } from '../support/facts.js';

/** So many lines of nine tokens each, no two alike: `put0(a, b.c);`. */
const lines = (count: number, name = 'put', from = 0): string =>
  Array.from({ length: count }, (_, index) => `${name}${from + index}(${'a'.repeat((index % 7) + 1)}, b.c);`).join('\n');

interface Code {
  readonly files: Readonly<Record<string, string>>;
  readonly axes?: readonly VariantAxis[];
  readonly facts?: FactsText;
  readonly settings?: Record<string, RuleSetting>;
  readonly units?: readonly { readonly path: string; readonly kind: UnitKind; readonly methods?: true }[];
}

function run({ files, axes = [], facts = {}, settings = {}, units = [] }: Code) {
  const paths = Object.keys(files);
  const known = units.map(({ kind, path }) => ({ id: `${path}#X` as UnitId, name: 'X', kind, path, line: 1, endLine: 9, exported: true }));
  const classes = units.filter(({ methods }) => methods).map(({ path }) => ({ unit: `${path}#X` as UnitId, abstract: false, given: [], methods: [] }));
  const view = viewOf({ ...facts, files: paths }, (plain) => ({ ...plain, axes, units: [...plain.units, ...known], classes }));
  return runRules({ ...view, ...createCloneQueries(paths, (path) => files[path] ?? null) }, [rule], settings);
}

function axis(paths: Readonly<Record<string, string>>, nature: AxisNature = 'variant', kind: VariantFamily['kind'] = 'file'): VariantAxis {
  const parts = Object.entries(paths).map(([member, path]) => ({ member, path, line: 1, endLine: 1000 }));
  return {
    name: 'PaymentMethod',
    members: Object.keys(paths),
    declarations: [{ kind: 'enum', name: 'PaymentMethod', path: 'pay/method.ts', line: 1 }],
    nature,
    reason: 'each is done in its own way',
    sites: [],
    families: [{ kind, pattern: '*.gateway.ts', parts }],
    providers: [],
    sprawl: null,
  };
}

/** Of one line. */
const TOKENS = 9;

describe('over-split-clones', () => {
  it('reports the smaller of two services where a quarter of it stands in the larger one, with both places', () => {
    // 60 lines of bills are those of orders: 540 of 100 x 9 = 900 tokens.
    const files = {
      'bills/a.ts': `${lines(60)}\n${lines(40, 'own')}`,
      'orders/b.ts': `${lines(5, 'first')}\n${lines(60)}\n${lines(90, 'other')}`,
      'stock/c.ts': lines(90, 'stock'),
    };
    expect(run({ files })).toMatchObject([
      {
        ruleId: 'over-split-clones',
        severity: 'warning',
        message:
          'bills and orders: 540 of the 900 tokens of bills (60 %) stand in orders as well, word for word; as two services, both copies must be changed and released in step.',
        path: 'bills/a.ts',
        line: 1,
        services: ['bills', 'orders'],
        evidence: [
          { path: 'bills/a.ts', line: 1, endLine: 60, note: '540 tokens that are word for word those at orders/b.ts:6' },
          { path: 'orders/b.ts', line: 6, endLine: 65, note: 'the same here' },
        ],
      },
    ]);
  });

  it.each<[string, Code]>([
    ['less than a quarter is copied', { files: { 'bills/a.ts': `${lines(60)}\n${lines(190, 'own')}`, 'orders/b.ts': `${lines(60)}\n${lines(300, 'other')}` } }],
    ['few tokens are copied', { files: { 'bills/a.ts': lines(33), 'orders/b.ts': lines(33) } }],
    ['all copies are in one service', { files: { 'bills/a.ts': lines(99), 'bills/b.ts': lines(99), 'orders/c.ts': lines(99, 'other') } }],
    ['the copies are generated', { files: { 'bills/generated-types.ts': lines(99), 'orders/__generated__/types.ts': lines(99) } }],
    ['a copy lies in no service', { files: { 'bills/a.ts': lines(99), 'kernel.ts': lines(99), 'orders/c.ts': lines(99, 'other') } }],
    ['services are alike but for names', { files: { 'bills/a.ts': lines(99, 'bill'), 'orders/b.ts': lines(99, 'order') } }],
    [
      'the copies only declare',
      {
        files: { 'bills/a.ts': lines(99), 'orders/b.ts': lines(99) },
        units: [
          { path: 'bills/a.ts', kind: 'class' },
          { path: 'orders/b.ts', kind: 'interface' },
        ],
      },
    ],
  ])('says nothing of services where %s', (_, code) => expect(run(code)).toEqual([]));

  it.each<[string, NonNullable<Code['units']>]>([
    ['a class with a method', [{ path: 'bills/a.ts', kind: 'class', methods: true }]],
    [
      'a function beside a type',
      [
        { path: 'bills/a.ts', kind: 'type' },
        { path: 'bills/a.ts', kind: 'function' },
      ],
    ],
  ])('counts the code of %s', (_, units) => expect(run({ files: { 'bills/a.ts': lines(99), 'orders/b.ts': lines(99) }, units })).toHaveLength(1));

  it('compares each service with the one that has most of it, and a pair once', () => {
    const files = {
      'a/x.ts': `${lines(90)}\n${lines(70, 'both')}`,
      'b/x.ts': lines(90),
      'c/x.ts': `${lines(70, 'both')}\n${lines(20, 'c')}`,
    };
    expect(run({ files }).map(({ services }) => services)).toEqual([
      ['a', 'b'],
      ['a', 'c'],
    ]);
  });

  const gateways = { Card: 'pay/card.gateway.ts', Voucher: 'pay/voucher.gateway.ts', Wallet: 'pay/wallet.gateway.ts' };

  it('reports variants of one service as a note, and those that are cut apart as a warning', () => {
    const code = (folder: string): Code => {
      const paths = { ...gateways, Wallet: `${folder}/wallet.gateway.ts` };
      // Two of three share 60 of 100 lines: 2 x 540 of 2,700 tokens.
      const files = {
        [paths.Card]: `${lines(60)}\n${lines(40, 'card')}`,
        [paths.Voucher]: `${lines(60)}\n${lines(40, 'voucher')}`,
        [paths.Wallet]: lines(100, 'wallet'),
      };
      return { files, axes: [axis(paths)] };
    };
    expect(run(code('pay'))).toMatchObject([
      {
        severity: 'note',
        message:
          'PaymentMethod (3 variants in *.gateway.ts): 1,080 of 2,700 tokens (40 %) stand in another variant as well, word for word; a service for each variant would keep the same code in 3 services.',
        services: ['pay'],
      },
    ]);
    expect(run(code('wallets'))).toMatchObject([{ severity: 'warning', services: ['pay', 'wallets'] }]);
  });

  it('reports a family once, whichever axes name it, and none of screens', () => {
    const paths = [gateways.Card, gateways.Voucher, gateways.Wallet];
    const files = Object.fromEntries(paths.map((path) => [path, lines(99)]));
    const twice = [axis(gateways), { ...axis(gateways), name: 'ChannelKind' }];
    expect(run({ files, axes: twice }).map(({ message }) => message.split(' ')[0])).toEqual(['ChannelKind']);
    const screens = { Card: 'pay/Card.tsx', Voucher: 'pay/Voucher.tsx' };
    expect(run({ files: { 'pay/Card.tsx': lines(99), 'pay/Voucher.tsx': lines(99) }, axes: [axis(screens)] })).toEqual([]);
  });

  it('names the entities that several variants write', () => {
    const files = { [gateways.Card]: lines(99), [gateways.Voucher]: lines(99), [gateways.Wallet]: lines(99) };
    const facts: FactsText = {
      entities: { Payment: 'pay/payment.ts#Payment', Voucher: 'pay/voucher.ts#Voucher' },
      writes: [
        [`${gateways.Card}#Card`, 'Payment'],
        [`${gateways.Wallet}#Wallet`, 'Payment'],
        [`${gateways.Voucher}#Voucher`, 'Voucher'],
      ],
    };
    const units = Object.values(gateways).map((path) => ({ path, kind: 'class', methods: true }) as const);
    const [found] = run({ files, axes: [axis(gateways)], facts, units });
    expect(found?.message).toContain('a service for each variant would keep the same code in 3 services, and several of them write Payment.');
    expect(found).toMatchObject({ entities: ['payment'], data: { sharedWrites: 'Payment', sharedTransactions: 0 } });
  });

  it('reports variants that are alike but for names where unrelated files of the kind are not', () => {
    const others = Object.fromEntries(
      ['p', 'q', 'r', 's', 't'].map((folder) => [`${folder}/${folder}.gateway.ts`, `class ${folder} { a = [${'1,'.repeat(99)}] }`]),
    );
    const alike = { [gateways.Card]: lines(99, 'card'), [gateways.Voucher]: lines(99, 'voucher'), [gateways.Wallet]: lines(99, 'wallet') };
    // Unrelated files that are alike as well say that it is the kind, and so does their absence: nothing is known.
    const kin = Object.fromEntries(Object.keys(others).map((path, index) => [path, lines(99, `kin${'x'.repeat(index)}`)]));
    expect(run({ files: { ...alike, ...kin }, axes: [axis(gateways)] })).toEqual([]);
    expect(run({ files: alike, axes: [axis(gateways)] })).toEqual([]);
    const distinct = Object.fromEntries(
      Object.keys(others).map((path, index) => [
        path,
        `f(${Array.from({ length: 200 }, (_, at) => '+-*%&'[(at * (index + 1) + Math.floor(at / 5)) % 5]).join(' a ')} b);`,
      ]),
    );
    expect(run({ files: { ...alike, ...distinct }, axes: [axis(gateways)] })).toMatchObject([
      {
        message: expect.stringMatching(
          /2,673 of 2,673 tokens \(100 %\) stand in another variant as well, but for names and literals \(\d+ % between unrelated files/,
        ),
      },
    ]);
  });

  it.each<[string, Code]>([
    [
      'they are not variants',
      { files: { [gateways.Card]: lines(99), [gateways.Voucher]: lines(99) }, axes: [axis({ Card: gateways.Card, Voucher: gateways.Voucher }, 'state')] },
    ],
    [
      'they are declarations of a few lines',
      {
        files: Object.fromEntries(Array.from({ length: 99 }, (_, index) => [`pay/m${index}.gateway.ts`, lines(6)])),
        axes: [axis(Object.fromEntries(Array.from({ length: 99 }, (_, index) => [`M${index}`, `pay/m${index}.gateway.ts`])))],
      },
    ],
    [
      'they are small',
      { files: { [gateways.Card]: lines(16), [gateways.Voucher]: lines(16) }, axes: [axis({ Card: gateways.Card, Voucher: gateways.Voucher })] },
    ],
    [
      'they are methods',
      {
        files: { [gateways.Card]: lines(99), [gateways.Voucher]: lines(99) },
        axes: [axis({ Card: gateways.Card, Voucher: gateways.Voucher }, 'variant', 'method')],
      },
    ],
    ['there is one', { files: { [gateways.Card]: lines(99) }, axes: [axis({ Card: gateways.Card })] }],
    [
      'they have little in common',
      {
        files: { [gateways.Card]: `${lines(60)}${lines(400, 'card')}`, [gateways.Voucher]: `${lines(60)}${lines(400, 'voucher')}` },
        axes: [axis({ Card: gateways.Card, Voucher: gateways.Voucher })],
      },
    ],
  ])('says nothing of variants where %s', (_, code) => expect(run(code)).toEqual([]));

  it('heeds its options', () => {
    const files = { 'bills/a.ts': lines(50), 'orders/b.ts': lines(50) };
    const within = (options: object) => run({ files, settings: { 'over-split-clones': ['warning', options as Record<string, number>] } }).length;
    expect([within({ minTokens: 50 * TOKENS }), within({ minTokens: 50 * TOKENS + 1 })]).toEqual([1, 0]);
    const half = { 'bills/a.ts': `${lines(60)}\n${lines(60, 'own')}`, 'orders/b.ts': `${lines(60)}\n${lines(99, 'other')}` };
    expect([0.5, 0.51].map((minExact) => run({ files: half, settings: { 'over-split-clones': ['warning', { minExact }] } }).length)).toEqual([1, 0]);
  });
});

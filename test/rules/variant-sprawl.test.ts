import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import rule from '../../rules/variant-sprawl.js';
import { runRules } from '../../src/judge/run-rules.js';
import type { UnitId } from '../../src/model/ids.js';
import type { SystemView } from '../../src/model/system-view.js';
import type { VariantAxis, VariantSite } from '../../src/model/variants.js';
import { analyze } from '../../src/pipeline.js';
import { type AccessText, transactionView } from './transaction-view.js';

const MEMBERS = ['CARD', 'VOUCHER', 'PAYPAL'];
const TILL = 'payments/till.ts';
const BOOKS = 'payments/books.ts';

function site(path: string, member: string, line: number, said: Partial<VariantSite> = {}): VariantSite {
  const unit = `${path}#${path === TILL ? 'Till' : 'Books'}` as UnitId;
  return { path, line, endLine: line + 5, kind: 'switch', does: 'acts', unit, member, covers: MEMBERS, exhaustive: false, screen: false, ...said };
}

function axis(said: Partial<VariantAxis> = {}): VariantAxis {
  return {
    name: 'PaymentMethod',
    members: MEMBERS,
    declarations: [{ kind: 'enum', name: 'PaymentMethod', path: 'payments/method.ts', line: 3 }],
    nature: 'variant',
    reason: '',
    sites: [site(TILL, 'charge', 10), site(TILL, 'refund', 30), site(BOOKS, 'post', 10)],
    families: [],
    providers: [],
    sprawl: { weight: 3, acting: 3, files: [BOOKS, TILL], edits: [BOOKS, TILL], operations: ['charge', 'refund', 'post'] },
    ...said,
  };
}

function viewWith(axes: readonly VariantAxis[], accesses: readonly AccessText[] = []): SystemView {
  const view = transactionView({
    entities: { Payment: 'payments/payment.ts#Payment', Refund: 'payments/refund.ts#Refund' },
    transactions: { t1: 'payments/till.ts#Till.charge' },
    accesses: [{ by: 'payments/books.ts#Books.post', reads: 'Payment', line: 1 }, ...accesses],
  });
  return { ...view, facts: { ...view.facts, axes } };
}

const run = (view: SystemView, settings: Parameters<typeof runRules>[2] = {}) => runRules(view, [rule], settings);
const told = (view: SystemView): string => run(view)[0]?.message ?? '';

describe('variant-sprawl', () => {
  it('tells the set, the places, the price of another one, and what to do', () => {
    const [finding, ...others] = run(viewWith([axis()]));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'warning',
      path: 'payments/method.ts',
      line: 3,
      services: ['payments'],
      message:
        'PaymentMethod (3 variants: CARD, VOUCHER, PAYPAL) is told apart in 3 places; another variant means editing 2 files in 1 folder. Today 3 functions do something else for each. Advised: put a strategy interface before these places, in one service.',
    });
    expect(finding?.data).toMatchObject({
      weight: 3,
      editFiles: 2,
      editFolders: 1,
      level: 'inline switch',
      advised: 'strategy interface in one service',
      strategy: 'interface PaymentMethodStrategy { charge(); refund(); post() }',
    });
    expect(finding?.evidence.map(({ path, line }) => `${path}:${line}`)).toEqual(['payments/method.ts:3', `${BOOKS}:10`, `${TILL}:10`, `${TILL}:30`]);
    expect(finding?.evidence[2]?.note).toBe('Till.charge: a switch does something else for 3 of 3');
  });

  it.each([
    ['a set that is no variant', axis({ nature: 'state', sprawl: null })],
    ['too little weight', axis({ sprawl: { weight: 2.25, acting: 3, files: [BOOKS, TILL], edits: [], operations: [] } })],
    ['values alone', axis({ sprawl: { weight: 4, acting: 1, files: [BOOKS, TILL], edits: [], operations: [] } })],
    ['labels in two files that nothing declares', axis({ declarations: [{ kind: 'labels', name: 'method', path: TILL, line: 10 }] })],
    ['one file', axis({ sprawl: { weight: 4, acting: 4, files: [TILL], edits: [], operations: [] } })],
  ])('is silent about %s', (_, quiet) => {
    expect(run(viewWith([quiet]))).toEqual([]);
  });

  it.each([
    [5.75, 3, 'warning'],
    [6, 2, 'warning'],
    [6, 3, 'error'],
  ])('weight %d in %d files: %s', (weight, files, severity) => {
    const paths = [BOOKS, TILL, 'payments/x.ts'].slice(0, files);
    expect(run(viewWith([axis({ sprawl: { weight, acting: 3, files: paths, edits: [], operations: [] } })])).map((finding) => finding.severity)).toEqual([
      severity,
    ]);
  });

  it('heeds its options', () => {
    expect(run(viewWith([axis()]), { 'variant-sprawl': ['warning', { weight: 3.5 }] })).toEqual([]);
  });

  it('leaves out places that hand over, and names those of the user interface last', () => {
    const sites = [
      site(BOOKS, 'gate', 1, { does: 'delegates' }),
      site(BOOKS, 'show', 2, { screen: true }),
      site(TILL, 'fee', 3, { does: 'yields' }),
      site(TILL, 'charge', 10),
    ];
    const notes = run(viewWith([axis({ sites })]))[0]?.evidence.map(({ note }) => note.split(':')[0]);
    expect(notes).toEqual(['the places ask for', 'Till.charge', 'Till.fee', 'Books.show']);
  });

  it('says what one class gathers, and that services of their own would share it', () => {
    const providers = [{ unit: `${TILL}#Till` as UnitId, kind: 'payment', packages: ['@paypal/checkout-server-sdk', 'stripe'] }];
    const view = viewWith(
      [axis({ providers })],
      [
        { by: `${TILL}#Till.charge`, writes: 'Payment', line: 12, in: 't1' },
        { by: `${TILL}#Till.refund`, writes: 'Refund', line: 32 },
      ],
    );
    expect(told(view)).toContain(
      'Till uses @paypal/checkout-server-sdk and stripe (payment) and writes Payment and Refund. One responsibility, as the variants share what is written, but 3 functions do something else for each. ',
    );
    expect(told(view)).toContain(
      'with one adapter for each provider; not one service for each variant, as they would share these 2 entities, written in transactions.',
    );
  });

  const FAMILY = [{ kind: 'method', pattern: 'pay*', parts: MEMBERS.map((member, index) => ({ member, path: TILL, line: index, endLine: index })) }] as const;
  const withClones = (exact: number, renamed: number, control: number | null, tokens = 2000): string =>
    told({
      ...viewWith([axis({ families: FAMILY })]),
      cloneCoverage: (groups) => ({
        tokens,
        exact,
        renamed,
        control,
        exactTokens: exact * tokens,
        renamedTokens: renamed * tokens,
        groups: groups.map(() => ({ tokens: tokens / groups.length, exactTokens: 0, renamedTokens: 0, mostIn: -1 })),
        examples: [],
      }),
    });

  it('counts what would be copied, where a quarter is the same', () => {
    expect(withClones(0.25, 0.4, 0.2)).toContain('not one service for each variant, as 500 tokens (25 % of their code) would be copied, word for word.');
    expect(withClones(0.1, 0.5, 0.2)).toContain('1,000 tokens (50 % of their code) would be copied, but for names and literals.');
    expect(withClones(0.24, 0.45, 0.2)).not.toContain('copied');
    expect(withClones(0.24, 0.9, null)).not.toContain('copied');
    // 25 % of 1,196 tokens are 299
    expect(withClones(0.25, 0.4, 0.2, 1196)).not.toContain('copied');
  });

  it('says where nothing in the code speaks against a service for each', () => {
    expect(withClones(0.09, 0.19, 0.1)).toContain('a service for each variant would be possible');
    for (const [exact, renamed] of [
      [0.1, 0.19],
      [0.09, 0.2],
    ] as const) {
      expect(withClones(exact, renamed, 0.1)).not.toContain('would be possible');
    }
    expect(told(viewWith([axis({ families: FAMILY })]))).not.toContain('would be possible');
  });

  it('speaks of growth where the past of the declaration is known', () => {
    const pastTexts = (path: string) =>
      path === 'payments/method.ts'
        ? [
            { quarter: '2020-03', text: 'export const nothing = 1;' },
            { quarter: '2020-06', text: 'enum PaymentMethod { CARD, VOUCHER }' },
            { quarter: '2021-12', text: 'enum PaymentMethod { CARD, VOUCHER, PAYPAL }' },
          ]
        : [];
    expect(told({ ...viewWith([axis()]), pastTexts })).toContain('. It grew from 2 to 3 since 2020-06. ');
    // the till told two of them apart from the start, the books do since 2021-03; and before that they named one alone
    const site = (quarter: string, text: string) => ({ quarter, text });
    const grown = (path: string) =>
      path === TILL
        ? [site('2020-03', 'if CARD else VOUCHER'), site('2021-12', 'CARD VOUCHER PAYPAL')]
        : path === BOOKS
          ? [site('2020-06', 'CARD'), site('2021-03', 'CARD VOUCHER')]
          : pastTexts(path);
    const [finding] = run({ ...viewWith([axis()]), pastTexts: grown });
    expect(finding?.message).toContain('. It grew from 2 to 3 since 2020-06; the files that tell them apart grew from 1 to 2. ');
    expect(finding?.data).toMatchObject({ grownFrom: 2, grownSince: '2020-06', filesFrom: 1, filesNow: 2 });
    const sitesAlone = run({ ...viewWith([axis()]), pastTexts: (path) => (path === 'payments/method.ts' ? [] : grown(path)) });
    expect(sitesAlone[0]?.message).toContain('. Since 2020-03 the files that tell them apart grew from 1 to 2. ');
  });

  it('counts the members of its own declaration, of several the one that is remembered longest', () => {
    const declared = (members: string): string =>
      `export enum Carrier {\n  PAYPAL,\n}\nexport enum PaymentMethod {\n  ${members},\n}\nexport const PAYPAL = 1;`;
    const at = (quarter: string, members: string) => ({ quarter, text: declared(members) });
    const pastTexts = (path: string) =>
      path === 'payments/method.ts'
        ? [at('2021-03', 'CARD, VOUCHER'), at('2021-06', 'CARD, VOUCHER, PAYPAL')]
        : path === 'web/method.ts'
          ? [at('2020-03', 'CARD'), at('2021-06', 'CARD, VOUCHER, PAYPAL')]
          : [];
    const method = axis();
    const copy = { ...method, declarations: [...method.declarations, { kind: 'union', name: 'PaymentMethod', path: 'web/method.ts', line: 1 } as const] };
    expect(told({ ...viewWith([method]), pastTexts })).toContain('. It grew from 2 to 3 since 2021-03. ');
    expect(told({ ...viewWith([copy]), pastTexts })).toContain('. It grew from 1 to 3 since 2020-03. ');
  });

  it('knows where the variants have classes already', () => {
    const families = [
      { kind: 'declaration', pattern: '*Gateway', parts: MEMBERS.map((member, index) => ({ member, path: TILL, line: index, endLine: index })) },
    ] as const;
    const sites = [...axis().sites, site(BOOKS, 'gate', 50, { kind: 'table', does: 'delegates' })];
    const [finding] = run(viewWith([axis({ families, sites })]));
    expect(finding?.data.level).toBe('strategy interface');
    expect(finding?.message).toContain('Advised: move what these places decide into the classes that the variants have');
  });

  it('reports one place that does the work of many at length', () => {
    const members = Array.from({ length: 9 }, (_, index) => `EVENT_${index}`);
    const long = (said: Partial<VariantSite>): VariantAxis =>
      axis({ name: 'HookEvent', nature: 'event', sprawl: null, members, sites: [site(TILL, 'hook', 1, { covers: members, endLine: 150, ...said })] });
    expect(run(viewWith([long({})])).map(({ message, line }) => [line, message])).toEqual([
      [
        1,
        'HookEvent (9 variants: EVENT_0, EVENT_1, EVENT_2, EVENT_3, EVENT_4, EVENT_5, 3 more) is worked off in one place of 150 lines, in Till.hook. Advised: a table of handlers, one for each, that this place only looks up.',
      ],
    ]);
    for (const said of [{ endLine: 149 }, { covers: members.slice(1) }, { does: 'delegates' }, { kind: 'table' }, { screen: true }] as const) {
      expect(run(viewWith([long(said)]))).toEqual([]);
    }
    expect(run(viewWith([{ ...long({}), nature: 'registry' }]))).toEqual([]);
  });
});

describe('providers in one place', () => {
  const PROVIDERS = ['Github', 'GitLab', 'Bitbucket'];
  const long = (name: string, said: Partial<VariantSite> = {}): VariantAxis => ({
    ...axis({ name, sprawl: null, members: PROVIDERS, declarations: [{ kind: 'enum', name, path: 'payments/method.ts', line: 3 }] }),
    sites: [site(TILL, 'connect', 1, { covers: PROVIDERS, endLine: 40, ...said })],
  });

  it('are reported from forty lines on', () => {
    expect(run(viewWith([long('GitProvider')])).map(({ message, severity }) => [severity, message])).toEqual([
      [
        'warning',
        'GitProvider (3 variants: Github, GitLab, Bitbucket) is worked off in one place of 40 lines, in Till.connect. Advised: an adapter for each provider, that this place only looks up.',
      ],
    ]);
    expect(run(viewWith([long('GitProvider')]), { 'variant-sprawl': ['warning', { providerLines: 41 }] })).toEqual([]);
  });

  it.each([
    ['a set that is not called after providers', long('RepositoryKind')],
    ['39 lines', long('GitProvider', { endLine: 39 })],
    ['two of them', long('GitProvider', { covers: PROVIDERS.slice(1) })],
    ['a value that is chosen', long('GitProvider', { does: 'yields' })],
    ['a factory', long('GitProvider', { unit: `${TILL}#GitFactory` as UnitId })],
    ['a screen', long('GitProvider', { screen: true })],
  ])('are not where it is %s', (_, quiet) => {
    expect(run(viewWith([quiet]))).toEqual([]);
  });
});

describe('packages of providers in one class', () => {
  const gathered = (): VariantAxis => ({
    ...axis({ name: 'payment providers', sprawl: null, sites: [], members: ['@paypal/checkout-server-sdk', 'braintree', 'stripe'] }),
    declarations: [{ kind: 'providers', name: 'payment providers', path: TILL, line: 7 }],
    providers: [{ unit: `${TILL}#Till` as UnitId, kind: 'payment', packages: ['@paypal/checkout-server-sdk', 'braintree', 'stripe'] }],
  });

  it('are reported with what is written beside them', () => {
    const [finding] = run(viewWith([gathered()], [{ by: `${TILL}#Till.charge`, writes: 'Payment', line: 12 }]));
    expect(finding).toMatchObject({
      severity: 'warning',
      path: TILL,
      message:
        'payment providers (3 variants: @paypal/checkout-server-sdk, braintree, stripe) are used in Till, which writes Payment as well. Advised: an adapter for each provider behind one interface, in one service.',
    });
  });
});

describe('the payment story of samples/shop', () => {
  const shop = new URL('../../samples/shop/', import.meta.url);
  const findingsIn = async (root: string) => (await analyze({ root }, [rule])).findings;

  it('is told in one finding; a sixth method raises its figures', async () => {
    const root = mkdtempSync(join(tmpdir(), 'seamline-shop-'));
    try {
      cpSync(shop, root, { recursive: true });
      const [before, ...others] = await findingsIn(root);
      expect(others).toEqual([]);
      // the README of the sample: 17 places in 9 files of 4 folders
      expect(before).toMatchObject({ severity: 'error', path: 'src/payments/payment-method.ts', line: 6 });
      expect(before?.data).toMatchObject({ axis: 'PaymentMethod', count: 5, editFiles: 9, editFolders: 4, weight: 13, acting: 10, level: 'inline switch' });
      expect(before?.evidence).toHaveLength(18);
      expect(before?.data.packages).toBe('@paypal/checkout-server-sdk, gocardless-nodejs, stripe');
      expect(before?.data.writes).toBe('Payment, PaymentAttempt, ProviderEvent, Refund and Voucher');

      const kinds = join(root, 'src/payments/payment-method.ts');
      writeFileSync(kinds, readFileSync(kinds, 'utf8').replace("APPLE_PAY = 'apple_pay',", "APPLE_PAY = 'apple_pay',\n  KLARNA = 'klarna',"));
      const refunds = join(root, 'src/inventory/replenishment.service.ts');
      const ifs = ['CARD', 'VOUCHER', 'BANK_TRANSFER', 'PAYPAL', 'APPLE_PAY', 'KLARNA'].map(
        (name) => `  if (method === PaymentMethod.${name}) { log.take('${name}'); log.done(method); }`,
      );
      const added = `import { PaymentMethod } from '../payments/payment-method';\nexport function depositFor(method: PaymentMethod, log: any) {\n${ifs.join('\n')}\n}\n`;
      writeFileSync(refunds, `${added}${readFileSync(refunds, 'utf8')}`);
      const [after] = await findingsIn(root);
      // one more member; one more function that acts, in a file of a fifth folder
      expect(after?.data).toMatchObject({ count: 6, editFiles: 10, editFolders: 5, weight: 14, acting: 11 });
      expect(after?.data.strategy).toBe(String(before?.data.strategy).replace('{ ', '{ depositFor(); '));
      expect(after?.message).toContain('is told apart in 18 places; another variant means editing 10 files in 5 folders');
      expect(after?.evidence).toHaveLength(19);
      expect(after?.fingerprint).toBe(before?.fingerprint);
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  it('has no like in samples/clinic', async () => {
    expect(await findingsIn(new URL('../../samples/clinic/', import.meta.url).pathname)).toEqual([]);
  });
});

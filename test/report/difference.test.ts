import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../src/diff/difference-of.js';
import type { Difference } from '../../src/model/difference.js';
import type { Snapshot } from '../../src/model/snapshot.js';
import { renderDifferenceJson } from '../../src/report/difference-json.js';
import { renderDifferenceMarkdown } from '../../src/report/difference-markdown.js';
import { renderDifference } from '../../src/report/difference-terminal.js';
import { call, finding, link, shop, transaction } from '../diff/snapshots.js';
import { HOSTILE_NAMES } from './draw-hostile.js';
import { schemaNamed, validator } from './schemas.js';

const OPTIONS = { colour: 0, width: 80, verbose: false, unicode: true } as const;
const HASH = '3f2c1a9e0b'.padEnd(40, '7');

const between = (before: Snapshot, after: Snapshot, change: Partial<Parameters<typeof differenceOf>[2]> = {}): Difference =>
  differenceOf(
    { side: { name: 'main', commit: HASH }, snapshot: before },
    { side: { name: 'work tree', commit: null }, snapshot: after },
    { newNames: { paths: new Map(), services: new Map() }, elsewhere: 0, notes: [], version: '1.0.0', ...change },
  );

/** A change that does a bit of everything; every text of it is `name` where one is given. */
function everything(name?: string): Difference {
  const text = (own: string): string => name ?? own;
  const touched = { name: text('Bill'), owner: 'billing', readers: [] };
  const before = shop({
    entities: [
      { id: 'bill', ...touched, writers: ['billing'] },
      { id: 'order', name: text('Order'), owner: 'orders', readers: [], writers: ['orders'] },
    ],
    links: [link({ from: 'billing', to: 'orders' })],
    findings: [finding('old', { message: text('It was wrong.'), path: text('src/a.ts') })],
  });
  const after = shop({
    services: [
      { id: 'orders', name: text('orders'), files: ['src/orders/basket.ts', 'src/orders/order.ts', text('src/orders/new.ts')] },
      { id: 'billing', name: 'billing', files: ['src/billing/bill.ts'] },
      { id: 'tax', name: text('taxes'), files: ['src/billing/tax.ts'] },
    ],
    entities: [
      { id: 'bill', ...touched, writers: ['billing', 'orders'] },
      { id: 'order', name: text('Order'), owner: 'orders', readers: [], writers: ['orders'] },
    ],
    links: [
      link({
        references: [call('src/orders/order.ts#Orders', 'src/billing/bill.ts#Bills', 12)].map((one) => ({
          ...one,
          note: text(one.note),
          path: text(one.path),
        })),
      }),
    ],
    transactions: [transaction({ path: text('src/orders/order.ts'), unit: `${text('src/orders/order.ts')}#Orders` })],
    findings: [finding('new', { message: text('It is wrong.'), path: text('src/b.ts') })],
  });
  const paths = new Map([['src/orders/cart.ts', 'src/orders/basket.ts']]);
  return between(before, after, { newNames: { paths, services: new Map() }, elsewhere: 3, notes: [text('A note.')] });
}

describe('the terminal', () => {
  it('says it all', () => {
    expect(renderDifference(everything(), OPTIONS)).toBe(`From main (3f2c1a9e0b) to the work tree: 1 new service, 1 new link between
services, 1 newly shared entity, 1 newly broken transaction and 1 new finding;
gone: 1 link and 1 finding.

Services: 1
  taxes  new, 1 file

Links between services: 2
  billing → orders: gone: had 1 call
  orders → billing: new: 1 call
      src/orders/order.ts:12  src/orders/order.ts#Orders calls
                              src/billing/bill.ts#Bills

Shared data: 1
  Bill  newly shared: written by billing and orders

Transactions newly broken: 1
  src/orders/order.ts:10  Orders.place (callback) now writes the data of billing
                          and orders: Bill, Order

New findings: 1
  error contested-entity: It is wrong.
      src/b.ts:3

Findings gone: 1
  error contested-entity: It was wrong.
      src/a.ts:3

Files: 3
  src/billing/tax.ts    billing → taxes
  src/orders/basket.ts  was src/orders/cart.ts
  src/orders/new.ts     new, in orders

A note.
Proposed anew, 3 files would be in another service than here: seamline analyze
shows that proposal.
`);
  });

  it('says that nothing changed', () => {
    expect(renderDifference(between(shop(), shop()), OPTIONS)).toBe(
      'From main (3f2c1a9e0b) to the work tree: No service, link, shared entity,\ntransaction or finding changed.\n',
    );
  });

  it('shows ten of a kind and counts the others, all with --verbose', () => {
    const many = between(shop(), shop({ findings: Array.from({ length: 30 }, (_, index) => finding(`f${index}`)) }));
    expect(renderDifference(many, OPTIONS)).toContain('… and 20 more (--verbose)');
    expect(renderDifference(many, { ...OPTIONS, verbose: true }).match(/is wrong/g)).toHaveLength(30);
  });
});

describe('JSON', () => {
  const complaints = validator(schemaNamed('diff.schema.json'));
  it.each([
    ['of a change that does a bit of everything', everything()],
    ['of none', between(shop(), shop())],
  ])('fits its schema: %s', (_, difference) => {
    expect(complaints(JSON.parse(renderDifferenceJson(difference)))).toEqual([]);
  });

  it('says the same as the terminal', () => {
    expect(JSON.parse(renderDifferenceJson(everything()))).toMatchObject({
      formatVersion: 1,
      before: { name: 'main', commit: HASH },
      after: { name: 'work tree', commit: null },
      links: [
        { from: 'billing', change: 'gone' },
        { from: 'orders', change: 'appeared', places: [{ line: 12 }] },
      ],
      entities: [{ id: 'bill', change: 'shared' }],
      transactions: { broken: [{ services: ['billing', 'orders'], writes: ['bill', 'order'] }], mended: [] },
      findings: { appeared: [{ fingerprint: 'new' }], gone: [{ fingerprint: 'old' }], changed: [] },
      elsewhere: 3,
    });
  });
});

describe('Markdown', () => {
  it('is a comment with the same', () => {
    const text = renderDifferenceMarkdown(everything(), { prefix: 'apps/shop/' });
    expect(text).toMatch(/^## Seamline: 1 new service, 1 new link between services/);
    expect(text).toContain('<code>apps/shop/src/b.ts:3</code>');
    expect(text).toContain('_Proposed anew, 3 files would be in another service than here._');
  });

  it('stays under 60,000 characters, gives every section its share, and counts what is left out', () => {
    const findings = Array.from({ length: 2_000 }, (_, index) => finding(`f${index}`));
    const services = [{ id: 'orders', name: 'orders', files: Array.from({ length: 2_000 }, (_, index) => `src/orders/a-file-of-some-length-${index}.ts`) }];
    const text = renderDifferenceMarkdown(between(shop(), shop({ findings, services })));
    expect(text.length).toBeLessThan(60_000);
    expect(text.match(/_and [\d,]+ more, in the terminal and JSON reports_/g)).toHaveLength(2);
    expect(text).toContain('a-file-of-some-length-1');
  });
});

describe('names as nobody would choose them', () => {
  it('break no format', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...HOSTILE_NAMES), fc.string({ unit: 'binary', minLength: 1 })), (name) => {
        const difference = everything(name);
        const terminal = renderDifference(difference, OPTIONS);
        expect(terminal).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
        expect(JSON.parse(renderDifferenceJson(difference)).files.appeared[0].path).toBe(name);
        const html = marked.parse(renderDifferenceMarkdown(difference), { async: false, gfm: true });
        expect(html).not.toMatch(/<script|<b>bold/);
        expect(html.match(/<details>/g)).toHaveLength(html.match(/<\/details>/g)?.length ?? 0);
      }),
      { numRuns: 60 },
    );
  });
});

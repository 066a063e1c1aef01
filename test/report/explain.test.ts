import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Analysis, EntityUse } from '../../src/model/analysis.js';
import { ENTITY_KINDS, type EntityClass, type EntityKind } from '../../src/model/entity-class.js';
import type { DataAccess } from '../../src/model/facts.js';
import type { EntityId, ServiceId, TransactionId } from '../../src/model/ids.js';
import { explainEntity } from '../../src/report/entity-explanation.js';
import { renderExplanationJson } from '../../src/report/explain-json.js';
import { renderExplanation } from '../../src/report/explain-terminal.js';
import { renderJson } from '../../src/report/json.js';
import { sharingWords } from '../../src/report/sharing-words.js';
import { sampleAnalysis } from '../support/analysis.js';
import { objectsIn, schemaNamed, validator } from './schemas.js';

const OPTIONS = { colour: 0, width: 80, verbose: false, unicode: true } as const;
const schema = schemaNamed('explain.schema.json');
const errorsOf = validator(schema);

const entityOf = (analysis: Analysis, id: string): EntityUse => analysis.entities.find((entity) => entity.id === id) ?? expect.fail(`no entity ${id}`);
const explained = (id: string, analysis = sampleAnalysis()) => explainEntity(analysis, entityOf(analysis, id));
const shown = (id: string, analysis = sampleAnalysis(), options = {}): string =>
  renderExplanation(explained(id, analysis), analysis, { ...OPTIONS, ...options });

/** The shop with these accesses alone. */
function withAccesses(change: (accesses: readonly DataAccess[]) => readonly DataAccess[]): Analysis {
  const shop = sampleAnalysis();
  return { ...shop, facts: { ...shop.facts, accesses: change(shop.facts.accesses) } };
}

describe('an entity explained', () => {
  it('on the terminal', () => {
    expect(shown('order')).toBe(
      [
        'Order: table orders (typeorm)',
        'Declared at src/orders/order.entity.ts:8.',
        'Proposed owner: orders, which declares it and makes 2 of its 3 writes.',
        '',
        'Relations: 2',
        '  src/orders/order-line.entity.ts:14  OrderLine holds the key of Order',
        '                                      (many-to-one)',
        '  src/payments/payment.entity.ts:16   Payment holds the key of Order',
        '                                      (many-to-one); Payment belongs to payments',
        '',
        'Written in 3 places: orders 2, payments 1',
        '  orders',
        '    src/orders/checkout.service.ts:43  CheckoutService: save',
        '    src/orders/order.repository.ts:24  OrderRepository: save',
        '  payments',
        '    src/payments/payment.service.ts:63  PaymentService: update',
        '',
        'Read in 2 places: orders 2',
        '  src/orders/order.repository.ts:11      OrderRepository: findOne',
        '  src/orders/sales-report.service.ts:27  SalesReportService: query (inferred)',
        '',
        'Written in 1 transaction',
        '  src/orders/checkout.service.ts:40-57  CheckoutService.place, callback: also',
        '                                        writes Payment (payments) and Product',
        '                                        (catalogue)',
        '',
        '75 % of the calls that look like a data access were understood (15 of 20); the',
        'others may touch it too: seamline analyze says where.',
        '',
      ].join('\n'),
    );
  });

  it('with how services share it, where that is known', () => {
    const shop = sampleAnalysis();
    const sharing: EntityClass = {
      kind: 'dominated',
      advice: 'commands',
      writes: [],
      writers: [
        { service: 'orders' as ServiceId, functions: 3, places: 3, share: 0.75 },
        { service: 'payments' as ServiceId, functions: 1, places: 1, share: 0.25 },
      ],
      readers: [
        { service: 'catalogue' as ServiceId, by: 'query', places: 3, whole: 1 },
        { service: 'reports' as ServiceId, by: 'join', places: 1, whole: 0 },
      ],
      columns: {
        groups: [
          { service: 'orders' as ServiceId, columns: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] },
          { service: 'payments' as ServiceId, columns: ['paidAt'] },
        ],
        overlap: 0,
      },
    };
    const analysis = { ...shop, entities: shop.entities.map((entity) => (entity.id === 'order' ? { ...entity, sharing } : entity)) };
    expect(shown('order', analysis).split('\n').slice(3, 10)).toEqual([
      'Class: dominated (several services write it, one of them most). The service that',
      'writes it most owns it; the other writes become commands to it.',
      'Written by orders (3 functions) and payments (1 function).',
      'Columns that each updates: orders a, b, c, d, e, f, 2 more; payments paidAt.',
      'Of the others, catalogue queries it (3 places, 1 of them all of it); reports',
      'reaches it by joins alone (1 place).',
      '',
    ]);
    const json = JSON.parse(renderExplanationJson(explained('order', analysis), analysis));
    expect(errorsOf(json)).toEqual([]);
    const { writes: _, ...told } = sharing;
    expect(json.sharing).toEqual(told);
    expect(validator(schemaNamed('report.schema.json'))(JSON.parse(renderJson(analysis)))).toEqual([]);
  });

  it.each(Object.keys(ENTITY_KINDS) as EntityKind[])('says what %s means and what to do', (kind) => {
    const [sentence] = sharingWords({ kind, advice: ENTITY_KINDS[kind].advice, writers: [], writes: [], readers: [], columns: null }, String);
    expect(sentence).toMatch(/^Class: [a-z -]+ \([^()]+\)\. [A-Z].+\.$/);
  });

  it('as JSON, which is valid', () => {
    for (const { id } of sampleAnalysis().entities) expect(errorsOf(JSON.parse(renderExplanationJson(explained(id), sampleAnalysis())))).toEqual([]);
    expect(JSON.parse(renderExplanationJson(explained('order'), sampleAnalysis()))).toMatchObject({
      entity: { id: 'order', table: 'orders', path: 'src/orders/order.entity.ts', line: 8 },
      owner: { service: 'orders', reason: 'which declares it and makes 2 of its 3 writes' },
      relations: [
        { from: 'order_line', keyHeldBy: 'order_line', otherOwner: 'orders' },
        { from: 'payment', otherOwner: 'payments' },
      ],
      writes: [{ service: 'orders', transactions: ['t1'] }, { service: 'orders', transactions: [] }, { service: 'payments' }],
      transactions: [
        {
          id: 't1',
          alsoWrites: [
            { entity: 'payment', owner: 'payments' },
            { entity: 'product', owner: 'catalogue' },
          ],
        },
      ],
    });
  });

  it('tells reads within queries of others apart', () => {
    const joined = withAccesses((accesses) =>
      accesses.flatMap((access) =>
        access.entity === 'order' && access.mode === 'read' ? ['leftJoin', 'include', 'select', 'find'].map((operation) => ({ ...access, operation })) : [],
      ),
    );
    const { reads } = explained('order', joined);
    expect(reads.map(({ operation, hidden }) => `${operation} ${hidden}`)).toEqual([
      ...['find false', 'find false', 'select false'],
      ...['include true', 'leftJoin true', 'select true', 'include true', 'leftJoin true'],
    ]);
    expect(shown('order', joined)).toContain('Read within queries of other entities in 5 places: orders 5');
  });

  it('shows an access once that several transactions hold', () => {
    const twice = withAccesses((accesses) =>
      accesses.flatMap((access) => (access.transaction === null ? [access] : [access, { ...access, transaction: 't2' as TransactionId }])),
    );
    expect(explained('order', twice).writes.map(({ transactions }) => transactions)).toEqual([['t1', 't2'], [], []]);
  });

  it('says where an access runs outside the transaction around it', () => {
    const outside = withAccesses((accesses) => accesses.map((access) => ({ ...access, transaction: null, outsideOf: ['t1' as TransactionId] })));
    expect(shown('category', outside)).toContain('CategoryRepository: save, outside the');
  });

  it('says so where nothing was seen', () => {
    const untouched = withAccesses(() => []);
    expect(shown('order', untouched)).toContain('Written: nowhere that was seen\n\nRead: nowhere that was seen\n');
  });

  it.each<[string, Partial<EntityUse>, (access: DataAccess) => boolean, string]>([
    [
      'the one that declares and writes it',
      {},
      ({ at }) => at.path.startsWith('src/orders'),
      'Proposed owner: orders, which declares it and makes all its 2 writes.',
    ],
    ['the one that declares what nobody writes', {}, ({ mode }) => mode === 'read', 'Proposed owner: orders, which declares it; nobody writes it.'],
    [
      'the one that writes it',
      { owner: 'payments' as EntityUse['owner'] },
      ({ operation }) => operation === 'update',
      'Proposed owner: payments, which makes its only write.',
    ],
    ['none', { owner: null }, () => false, 'No owner: nothing was seen to touch it.'],
    ['none where others write it', { owner: null }, () => true, 'No owner: only files in no service write it.'],
  ])('gives the reason for its owner: %s', (_, change, kept, expected) => {
    const shop = withAccesses((accesses) => accesses.filter(kept));
    const changed = { ...shop, entities: shop.entities.map((entity) => ({ ...entity, ...change })) };
    expect(shown('order', changed)).toContain(expected);
  });

  it('speaks of an owner that was declared as such', () => {
    const shop = sampleAnalysis();
    expect(shown('order', { ...shop, decomposition: { ...shop.decomposition, origin: 'declared' } })).toContain('\nOwner: orders, ');
  });

  it('folds long lists, and shows all of them where that is asked', () => {
    const many = withAccesses((accesses) =>
      accesses.flatMap((access) => Array.from({ length: 20 }, (_, line) => ({ ...access, at: { ...access.at, line: line + 1 } }))),
    );
    expect(shown('order', many)).toContain('Written in 60 places: orders 40, payments 20');
    expect(shown('order', many)).toContain('… and 50 more (--verbose)');
    expect(shown('order', many, { verbose: true })).not.toContain('--verbose');
    expect(shown('order', many, { verbose: true })).toContain('src/payments/payment.service.ts:20');
  });

  it('keeps to the width and steers no terminal, whatever the names', () => {
    const hostile = fc.oneof(fc.string({ unit: 'binary', maxLength: 100 }), fc.constant('\u001b]0;x\u0007\u202e\r\n'), fc.constant('x'.repeat(300)));
    fc.assert(
      fc.property(hostile, fc.constantFrom(60, 80, 120), fc.boolean(), (text, width, verbose) => {
        const shop = withAccesses((accesses) =>
          accesses.map((access) => ({ ...access, operation: text, by: `${text}#${text}` as DataAccess['by'], at: { path: text, line: 1 } })),
        );
        const named = { ...shop, entities: shop.entities.map((entity) => ({ ...entity, name: text + entity.name, table: text })) };
        const output = shown('order', named, { width, verbose });
        expect(output.split('\n').filter((line) => stringWidth(line) > width)).toEqual([]);
        expect(output).not.toMatch(/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(errorsOf(JSON.parse(renderExplanationJson(explained('order', named), named)))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('is nothing but ASCII where the terminal shows no more', () => {
    const many = withAccesses((accesses) =>
      accesses.flatMap((access) => Array.from({ length: 20 }, (_, line) => ({ ...access, at: { ...access.at, line: line + 1 } }))),
    );
    expect(shown('order', many, { unicode: false })).toMatch(/^[\n\x20-\x7e]*$/);
  });

  it('names an entity that only SQL names as such', () => {
    const shop = sampleAnalysis();
    const named: Analysis = {
      ...shop,
      entities: [...shop.entities, { ...entityOf(shop, 'order'), id: 'audit' as EntityId, name: 'audit', table: 'audit', via: 'sql', owner: null }],
    };
    expect(shown('audit', named)).toMatch(/^audit: table audit \(named in SQL alone\)\nFirst named at src\/orders\/order\.entity\.ts:8\.\n/);
  });
});

describe('its schema', () => {
  it.each(objectsIn(schema, 'explanation'))('describes every field of %s and requires it', (_, object) => {
    const fields = Object.entries(object.properties ?? {});
    expect(fields.filter(([, field]) => !field.description).map(([name]) => name)).toEqual([]);
    expect(object.additionalProperties).toBe(false);
    expect(object.required).toEqual(fields.map(([name]) => name));
  });
});

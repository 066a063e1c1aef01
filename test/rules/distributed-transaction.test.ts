import { describe, expect, it } from 'vitest';
import rule from '../../rules/distributed-transaction.js';
import { runRules } from '../../src/judge/run-rules.js';
import type { Transaction } from '../../src/model/facts.js';
import { type AccessText, transactionView, type TransactionsText } from './transaction-view.js';

const run = (text: TransactionsText) => runRules(transactionView(text), [rule], {});

const PLACE = 'orders/orders.ts#Orders.place';
const CANCEL = 'orders/orders.ts#Orders.cancel';
const RESERVE = 'stock/stock.ts#Stock.reserve';
const BOOK = 'payments/payments.ts#Payments.book';
const entities = {
  Order: 'orders/order.ts#Order',
  OrderLine: 'orders/line.ts#OrderLine',
  Shelf: 'stock/shelf.ts#Shelf',
  Payment: 'payments/payment.ts#Payment',
};
/** Each entity is written by its own service elsewhere, so that this one owns it. */
const home: readonly AccessText[] = [
  { by: RESERVE, writes: 'Shelf', line: 90 },
  { by: 'stock/stock.ts#Stock.count', writes: 'Shelf', line: 95 },
  { by: BOOK, writes: 'Payment', line: 90 },
];
const one = (...accesses: readonly AccessText[]): TransactionsText => ({ entities, transactions: { t1: PLACE }, accesses: [...accesses, ...home] });

describe('distributed-transaction', () => {
  it.each<[string, TransactionsText]>([
    ['a transaction holds nothing', one()],
    ['one service owns all that it writes', one({ by: PLACE, writes: 'Order', line: 11, in: 't1' }, { by: PLACE, writes: 'OrderLine', line: 12, in: 't1' })],
    ['it only reads what another owns', one({ by: PLACE, writes: 'Order', line: 11, in: 't1' }, { by: PLACE, reads: 'Shelf', line: 12, in: 't1' })],
    ['the other write is outside it', one({ by: PLACE, writes: 'Order', line: 11, in: 't1' }, { by: PLACE, writes: 'Shelf', line: 12, beside: ['t1'] })],
    [
      'nobody owns the other entity',
      {
        entities: { ...entities, Log: 'log.ts#Log' },
        transactions: { t1: PLACE },
        accesses: [
          { by: PLACE, writes: 'Order', line: 11, in: 't1' },
          { by: 'log.ts#Log.add', writes: 'Log', line: 1, in: 't1' },
        ],
      },
    ],
  ])('reports nothing where %s', (_, text) => {
    expect(run(text)).toEqual([]);
  });

  it('reports a transaction over three services once, its price first, then one write of each, reads last', () => {
    const text = one(
      { by: PLACE, writes: 'Order', line: 11, in: 't1', operation: 'insert' },
      { by: PLACE, writes: 'OrderLine', line: 12, in: 't1', operation: 'insert' },
      { by: RESERVE, reads: 'Shelf', line: 40, in: 't1' },
      { by: RESERVE, writes: 'Shelf', line: 41, in: 't1', operation: 'decrement' },
      { by: BOOK, writes: 'Payment', line: 50, in: 't1' },
    );
    expect(
      run({
        ...text,
        calls: [
          [PLACE, RESERVE, 14],
          [PLACE, BOOK, 13],
        ],
      }),
    ).toMatchObject([
      {
        ruleId: 'distributed-transaction',
        severity: 'error',
        path: 'orders/orders.ts',
        line: 10,
        endLine: 20,
        services: ['orders', 'payments', 'stock'],
        entities: ['order', 'orderline', 'payment', 'shelf'],
        message: 'Orders.place writes the data of 3 services in one transaction (callback): orders (Order, OrderLine), payments (Payment), stock (Shelf).',
        data: {
          mergingMends: 1,
          saga: ['1. orders (pivot): insert Order, insert OrderLine', '2. payments (retriable): save Payment', '3. stock (retriable): decrement Shelf'].join(
            '\n',
          ),
        },
        evidence: [
          { path: 'orders/orders.ts', line: 10, note: 'as a saga: 3 steps, FRC 0, SAC 0; with orders and payments merged (5 files): 2 steps, FRC 0, SAC 0' },
          { path: 'orders/orders.ts', line: 11, note: 'writes Order of orders: Orders.place calls insert' },
          { path: 'payments/payments.ts', line: 50, note: 'writes Payment of payments: Payments.book calls save' },
          { path: 'stock/stock.ts', line: 41, note: 'writes Shelf of stock: Stock.reserve calls decrement' },
          { path: 'orders/orders.ts', line: 12, note: 'writes OrderLine of orders: Orders.place calls insert' },
          { path: 'stock/stock.ts', line: 40, note: 'reads Shelf of stock: Stock.reserve calls find' },
        ],
      },
    ]);
  });

  it.each<[Transaction['kind'], 'certain' | 'inferred' | 'low', string]>([
    ['callback', 'certain', 'error'],
    ['array', 'inferred', 'error'],
    ['manual', 'certain', 'error'],
    ['decorator', 'certain', 'warning'],
    ['implicit', 'certain', 'note'],
    ['callback', 'low', 'warning'],
  ])('%s with a deciding write that is %s: %s', (kind, confidence, severity) => {
    const text = one({ by: PLACE, writes: 'Order', line: 11, in: 't1' }, { by: PLACE, writes: 'Shelf', line: 12, in: 't1', confidence });
    expect(run({ ...text, transactions: { t1: [PLACE, kind] } }).map((finding) => finding.severity)).toEqual([severity]);
  });

  it('is a warning where an entity is contested, or never written but along with the others', () => {
    const order: AccessText = { by: PLACE, writes: 'Order', line: 11, in: 't1' };
    const shelf: AccessText = { by: PLACE, writes: 'Shelf', line: 12, in: 't1' };
    const shelves = { entities, transactions: { t1: PLACE }, accesses: [order, shelf, { by: RESERVE, writes: 'Shelf', line: 90 }] };
    expect(run(shelves).map(({ severity }) => severity)).toEqual(['warning']);
    // The line of an order lies in another folder than the order, and one function writes both; from the second writer on it has a life of its own.
    const add = 'lines/lines.ts#Lines.add';
    const line = { ...entities, OrderLine: 'lines/line.ts#OrderLine' };
    const lines = (...more: AccessText[]) => ({
      entities: line,
      transactions: { t1: add },
      accesses: [
        { ...order, by: add },
        { by: add, writes: 'OrderLine', line: 13, in: 't1' },
        ...['a', 'b'].map((name) => ({ ...order, by: `${PLACE}${name}` })),
        ...more,
      ],
    });
    expect(run(lines()).map(({ severity }) => severity)).toEqual(['warning']);
    expect(run(lines({ by: 'lines/lines.ts#Lines.drop', writes: 'OrderLine', line: 40 })).map(({ severity }) => severity)).toEqual(['error']);
  });

  it.each<[string, readonly string[], string]>([
    ['AuditLog', ['insert'], 'warning'],
    ['stock_event', ['insertMany', 'create'], 'warning'],
    ['AuditLog', ['insert', 'delete'], 'error'],
    ['AuditLog', ['save'], 'error'],
    ['Catalog', ['insert'], 'error'],
  ])('a deciding write of %s, on which %j are called: %s', (name, operations, severity) => {
    const by = 'audit/audit.ts#Audit.add';
    const text = one(
      { by: PLACE, writes: 'Order', line: 11, in: 't1' },
      { by, writes: name, line: 1, in: 't1', operation: operations[0] ?? '' },
      ...operations.map((operation, line) => ({ by, writes: name, line: 2 + line, operation })),
      { by, reads: name, line: 9 },
    );
    const found = run({ ...text, entities: { ...entities, [name]: 'audit/entry.ts#Entry' } });
    expect(found.map((finding) => finding.severity)).toEqual([severity]);
  });

  it.each([
    ['insert', 'delete Order'],
    ['createMany', 'delete Order'],
    ['updateOne', 'restore Order'],
    ['increment', 'decrement Order by the same'],
    ['decrement', 'increment Order by the same'],
    ['deleteMany', 'take a delete mark off Order'],
    ['findOneAndDelete', 'take a delete mark off Order'],
    ['findOneAndUpdate', 'restore Order'],
    ['restore', 'delete Order again'],
    ['save', 'delete Order if it was new, else restore it'],
    ['upsert', 'delete Order if it was new, else restore it'],
    ['query', 'delete Order if it was new, else restore it'],
  ])('%s is undone: %s', (operation, undo) => {
    const text = one(
      { by: PLACE, writes: 'Order', line: 11, in: 't1', operation },
      { by: BOOK, writes: 'Payment', line: 50, in: 't1' },
      { by: BOOK, writes: 'Payment', line: 51, in: 't1', operation: 'update' },
    );
    const [first] = String(run(text)[0]?.data.saga).split('\n');
    expect(first).toBe(`1. orders (compensatable): ${operation} Order; to undo: ${undo}`);
  });

  it('names what a saga leaves half done, and who else reads it', () => {
    const text = one(
      { by: PLACE, writes: 'Order', line: 11, in: 't1' },
      { by: PLACE, reads: 'Order', line: 12, in: 't1' },
      { by: BOOK, writes: 'Payment', line: 50, in: 't1' },
      { by: BOOK, writes: 'Payment', line: 51, in: 't1', operation: 'update' },
      ...['list', 'find', 'sum', 'count'].map((member, line) => ({ by: `reports/sales.ts#Sales.${member}`, reads: 'Order', line })),
      { by: PLACE, reads: 'Order', line: 3 },
    );
    expect(run(text)[0]?.data.locks).toBe('Order: read by Sales.count, Sales.find, Sales.list, 1 more');
  });

  it('prices the saga, and each two of its services merged, the cheapest first', () => {
    // orders and stock come before the pivot, as payments writes most: 2 to undo; nothing else spans services, so nobody else is met
    const text = one(
      { by: PLACE, writes: 'Order', line: 11, in: 't1' },
      { by: RESERVE, writes: 'Shelf', line: 12, in: 't1' },
      ...[13, 14, 15].map((line) => ({ by: BOOK, writes: 'Payment', line, in: 't1' })),
    );
    const [finding] = run({ ...text, calls: [[PLACE, RESERVE, 12] as const, [PLACE, BOOK, 13] as const] });
    expect(finding?.data).toMatchObject({ frc: 2, sac: 0 });
    expect(String(finding?.data.merging).split('\n')).toEqual([
      'payments and stock merged (4 files): 2 steps, FRC 1, SAC 0',
      'orders and stock merged (5 files): 2 steps, FRC 2, SAC 0',
      'orders and payments merged (5 files): 3 steps, FRC 2, SAC 0',
    ]);
  });

  it('says that two services merged leave it local', () => {
    const [finding] = run(one({ by: PLACE, writes: 'Order', line: 11, in: 't1' }, { by: PLACE, writes: 'Shelf', line: 12, in: 't1' }));
    expect(finding?.data.merging).toBe('orders and stock merged (5 files): it is local');
  });

  it('says how many transactions one merging would mend', () => {
    const accesses: readonly AccessText[] = [
      { by: PLACE, writes: 'Order', line: 11, in: 't1' },
      { by: PLACE, writes: 'Shelf', line: 12, in: 't1' },
      { by: PLACE, writes: 'Payment', line: 13, in: 't1' },
      { by: CANCEL, writes: 'Order', line: 11, in: 't2' },
      { by: CANCEL, writes: 'Shelf', line: 12, in: 't2' },
    ];
    const found = run({ entities, transactions: { t1: PLACE, t2: CANCEL }, accesses: [...accesses, ...home] });
    expect(found.map(({ data }) => [data.unit, data.mergingMends]).sort()).toEqual([
      ['Orders.cancel', 1],
      ['Orders.place', 2],
    ]);
  });

  it('tells two transactions of one function apart, and counts what is more than four entities of one', () => {
    const names = ['Bin', 'Crate', 'Pallet', 'Ramp', 'Rack'];
    const many = Object.fromEntries(names.map((name) => [name, `stock/${name.toLowerCase()}.ts#${name}`]));
    const accesses = ['t1', 't2'].flatMap((id): readonly AccessText[] => [
      { by: PLACE, writes: 'Order', line: 11, in: id },
      ...names.map((name, index) => ({ by: RESERVE, writes: name, line: 30 + index, in: id })),
    ]);
    const found = run({ entities: { ...entities, ...many }, transactions: { t1: PLACE, t2: PLACE }, accesses });
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(2);
    expect(found[0]?.data.writes).toBe('orders (Order), stock (Bin, Crate, Pallet, 2 more)');
  });

  it('stays within three lines where many services are torn apart', () => {
    const shelves = ['Bin', 'Crate', 'Ramp', 'Rack'].map((name) => [name, `stock/${name.toLowerCase()}.ts#${name}`] as const);
    const others = ['Guest', 'Parcel'].map((name) => [name, `${name.toLowerCase()}s/${name.toLowerCase()}.ts#${name}`] as const);
    const text = one(
      ...['OrderLine', 'Order', 'Bin', 'Crate', 'Ramp', 'Rack', 'Payment', 'Guest', 'Parcel'].map((writes, line) => ({ by: PLACE, writes, line, in: 't1' })),
      ...others.map(([writes, by]) => ({ by: `${by}.add`, writes, line: 1 })),
      ...shelves.map(([writes]) => ({ by: RESERVE, writes, line: 1 })),
    );
    const [finding] = run({ ...text, entities: { ...entities, ...Object.fromEntries([...shelves, ...others]) } });
    expect(finding?.message).toBe(
      'Orders.place writes the data of 5 services in one transaction (callback): orders (OrderLine, Order), stock (Bin, Crate, 2 more), payments (Payment), 2 more services.',
    );
  });
});

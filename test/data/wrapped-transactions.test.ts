import { describe, expect, it } from 'vitest';
import { operationNames, readData } from '../../src/data/index.js';
import { entryCallNames, readDispatches } from '../../src/entry/index.js';
import { programOf } from '../support/program.js';
import { accessesIn, read, transactionsIn } from './reading.js';
import { IMPORTS, SHOP } from './typeorm-shop.js';

/** A unit of work on lines 3 to 9, and a checkout that uses it from line 11 on. */
function checkout(unitOfWork: string, body: string, rest = '') {
  return read({
    'shop.ts': SHOP,
    'work.ts': `${IMPORTS}\n${unitOfWork}`,
    'checkout.ts': `${IMPORTS}import { UnitOfWork, run, transaction, InTransaction } from './work.js';
class Checkout { constructor(private work: UnitOfWork, private orders: Repository<Order>) {} async place(router, order: Order) { ${body} } ${rest} }`,
  });
}

const METHOD =
  'export class UnitOfWork { constructor(private ds: DataSource) {} run(work: (m: EntityManager) => Promise<void>) { return this.ds.transaction((m) => work(m)); } }';
const PASSES = 'export class UnitOfWork { constructor(private ds: DataSource) {} run(work) { return this.ds.transaction(work); } }';
const FUNCTION = 'export const run = (ds: DataSource, work: Function) => ds.transaction(async (m) => { await work("now", m); });';
const TWICE = `${METHOD} export class Outer { constructor(private inner: UnitOfWork) {} go(what) { return this.inner.run(what); } }`;
const ORIGINAL =
  'export function transaction(ds: DataSource) { return async function inTransaction(ctx, next) { await ds.transaction(async (m) => { ctx.state.m = m; return next(); }); }; }';

describe('a function that runs its callback in a transaction opens one where it is called', () => {
  it.each([
    ['a method', METHOD, 'await this.work.run(async (m) => { await m.insert(Payment, {}); });', 'write payment.insert @t1'],
    ['a method that passes it on', PASSES, 'await this.work.run(async (m) => { await m.insert(Payment, {}); });', 'write payment.insert @t1'],
    [
      'a function, its second parameter',
      FUNCTION,
      'await run(ds, async (when, m: EntityManager) => { await m.insert(Payment, {}); });',
      'write payment.insert @t1',
    ],
    ['a middleware', ORIGINAL, 'router.post("/", transaction(ds), async (ctx) => { await ctx.state.m.getRepository(Payment).insert({}); });', null],
  ])('%s', (_, work, body, expected) => {
    const data = checkout(work, body);
    expect(accessesIn(data)).toEqual(expected === null ? [] : [expected]);
    expect(data.transactions.map(({ path, kind }) => `${kind} ${path}`)).toEqual(['callback checkout.ts']);
  });

  it('each call of it its own', () => {
    const data = checkout(METHOD, 'await this.work.run((m) => m.insert(Payment, {}));\nawait this.work.run((m) => m.insert(Order, {}));');
    expect(accessesIn(data)).toEqual(['write payment.insert @t1', 'write order.insert @t2']);
    expect(transactionsIn(data)).toEqual(['t1 callback 4-4 Checkout.place', 't2 callback 5-5 Checkout.place']);
  });

  it('a wrapper of a wrapper', () => {
    const data = read({
      'shop.ts': SHOP,
      'work.ts': `${IMPORTS}${TWICE}`,
      'a.ts': `import { Outer } from './work.js'; import { Payment } from './shop.js'; export class Till { constructor(private outer: Outer) {} pay() { return this.outer.go(async (m) => { await m.insert(Payment, {}); }); } }`,
    });
    expect(data.transactions.map(({ path }) => path)).toEqual(['a.ts']);
  });

  it('follows the handle from there', () => {
    const data = checkout(
      METHOD,
      'await this.work.run(async (m) => { await this.pay(m); });',
      'private async pay(m: EntityManager) { await m.insert(Payment, {}); }',
    );
    expect(accessesIn(data)).toEqual(['write payment.insert @t1']);
  });

  it.each([
    ['another handle in it', METHOD, 'await this.work.run(async () => { await this.orders.insert({}); });', ['write order.insert']],
    [
      'a function that only calls its callback',
      'export const run = (ds: DataSource, work: Function) => work(ds);',
      'await run(ds, () => this.orders.insert({}));',
      ['write order.insert'],
    ],
  ])('trap: %s is outside', (_, work, body, expected) => expect(accessesIn(checkout(work, body))).toEqual(expected));
});

describe('a decorator of the repository that opens a transaction', () => {
  const opens =
    'export function InTransaction(ds: DataSource) { return (t, k, d) => { const original = d.value; d.value = (...args) => ds.transaction(() => original.apply(t, args)); }; }';
  const wraps =
    'export function Atomic(ds: DataSource) { return (t, k, d) => { const original = d.value; d.value = (...args) => ds.transaction(() => original.apply(t, args)); }; }';
  const shop = (decorator: string, name: string) =>
    read({
      'shop.ts': SHOP,
      'deco.ts': `${IMPORTS}${decorator}`,
      'a.ts': `${IMPORTS}import { ${name} } from './deco.js';
export class Stock { constructor(private tags: Repository<Tag>) {} async reserve() { await this.tags.insert({}); } }
export class Till { constructor(private orders: Repository<Order>, private stock: Stock) {}
@${name}() async place() { await this.orders.insert({}); await this.stock.reserve(); }
async count() { await this.orders.count(); } }`,
    });

  it.each([
    ['by what it does', wraps, 'Atomic'],
    ['by its name', 'export const Transactional = () => () => {};', 'Transactional'],
    ['by both', opens, 'InTransaction'],
  ])('holds the method and what it calls: %s', (_, decorator, name) => {
    const data = shop(decorator, name);
    expect(data.transactions.map(({ kind, member }) => `${kind} ${member}`)).toEqual(['decorator place']);
    expect(accessesIn(data).sort()).toEqual(['read order.count', 'write order.insert @t1', 'write tag.insert @t1']);
  });

  it('trap: another decorator of the repository holds nothing', () => {
    expect(shop('export const Traced = () => () => {};', 'Traced').transactions).toEqual([]);
  });
});

describe('a transaction host', () => {
  const cls = (body: string) =>
    read({
      'shop.ts': SHOP,
      'a.ts': `${IMPORTS}import { Transactional, TransactionHost, Propagation } from '@nestjs-cls/transactional'; import { TransactionalAdapterTypeOrm } from '@nestjs-cls/transactional-adapter-typeorm';
export class Stock { constructor(private host: TransactionHost<TransactionalAdapterTypeOrm>) {} async reserve() { await this.host.tx.insert(Tag, {}); }
@Transactional(Propagation.RequiresNew) async log() { await this.host.tx.insert(Payment, {}); } }
export class Till { constructor(private orders: Repository<Order>, private host: TransactionHost<TransactionalAdapterTypeOrm>, private stock: Stock) {}
${body} }`,
    });

  it('holds what goes through it, also in what is called; other handles and new transactions are outside', () => {
    const data = cls(
      '@Transactional() async place() { await this.host.tx.getRepository(Order).insert({}); await this.orders.clear(); await this.stock.reserve(); await this.stock.log(); }',
    );
    expect(accessesIn(data).sort()).toEqual(['write order.clear', 'write order.insert @t2', 'write payment.insert @t1', 'write tag.insert @t2']);
  });

  it('runs a function in a transaction', () => {
    const data = cls(
      'place() { return this.host.withTransaction(async () => { await this.host.tx.insert(Order, {}); await this.orders.clear(); await this.stock.reserve(); }); }',
    );
    expect(accessesIn(data).sort()).toEqual(['write order.clear', 'write order.insert @t2', 'write payment.insert @t1', 'write tag.insert @t2']);
  });
});

describe('an access while a transaction is open, through another handle', () => {
  const till = (body: string) =>
    read({
      'shop.ts': SHOP,
      'a.ts': `${IMPORTS}import { Transactional } from 'typeorm-transactional';
export class Stock { constructor(private tags: Repository<Tag>) {} async reserve() { await this.tags.insert({}); } }
export class Till { constructor(private ds: DataSource, private orders: Repository<Order>, private stock: Stock) {}
${body} }`,
    });
  const outside = (body: string) =>
    till(body)
      .accesses.filter(({ by }) => !by.endsWith('Stock') || body.includes('reserve'))
      .map(({ entity, transaction, outsideOf }) => `${entity} ${transaction ?? '-'} [${outsideOf}]`);

  it.each([
    [
      'in its function',
      'async pay() { await this.ds.transaction(async (m) => { await m.insert(Payment, {}); await this.orders.insert({}); }); }',
      ['order - [t1]', 'payment t1 []'],
    ],
    [
      'in what its function calls',
      'async pay() { await this.ds.transaction(async (m) => { await m.insert(Payment, {}); await this.stock.reserve(); }); }',
      ['tag - [t1]', 'payment t1 []'],
    ],
    [
      'between begin and commit',
      'async pay() { const runner = this.ds.createQueryRunner();\nawait runner.startTransaction();\nawait runner.manager.insert(Payment, {});\nawait this.stock.reserve();\nawait runner.commitTransaction();\nawait this.orders.insert({}); }',
      ['tag - [t1]', 'payment t1 []', 'order - []'],
    ],
    [
      'trap: before it',
      'async pay() { await this.orders.insert({});\nawait this.ds.transaction(async (m) => { await m.insert(Payment, {}); }); }',
      ['order - []', 'payment t1 []'],
    ],
    [
      'trap: in a method that a package puts into it',
      '@Transactional() async pay() { await this.orders.insert({}); await this.stock.reserve(); }',
      ['tag t1 []', 'order t1 []'],
    ],
  ])('%s', (_, body, expected) => expect(outside(body)).toEqual(expected));
});

describe('a handle in what is published', () => {
  it('puts the handlers that use it into the transaction', () => {
    const program = programOf(
      {
        'shop.ts': SHOP,
        'a.ts': `${IMPORTS}import { EventEmitter2, OnEvent } from '@nestjs/event-emitter';
export class Till { constructor(private ds: DataSource, private events: EventEmitter2) {}
async pay() { await this.ds.transaction(async (manager) => { await this.events.emitAsync('paid', { manager } as Paid); }); } }
export class Stock { @OnEvent('paid') async reserve({ manager }: { manager: EntityManager }) { await manager.insert(Tag, {}); }
@OnEvent('lost') async release({ manager }: { manager: EntityManager }) { await manager.insert(Tag, {}); } }`,
      },
      { argumentsOf: new Set([...operationNames, ...entryCallNames]) },
    );
    const data = readData(program, { schemas: [], dispatches: readDispatches(program) });
    expect(data.accesses.map(({ member, transaction }) => `${member} ${transaction}`)).toEqual(['reserve t1', 'release null']);
  });
});

describe('a handle that a context carries', () => {
  const till = (body: string, rest: string) =>
    accessesIn(
      read({ 'shop.ts': SHOP, 'a.ts': `${IMPORTS}class Till { constructor(private ds: DataSource) {} async pay(order: Order) { ${body} } ${rest} }` }),
    );
  const rest = 'async put(context: { transactionManager: EntityManager }) { await context.transactionManager.insert(Payment, {}); }';
  it('puts what uses it into the transaction', () => {
    expect(till('await this.ds.transaction(async (m) => { await this.put({ transactionManager: m }); });', rest)).toEqual(['write payment.insert @t1']);
  });
  it('trap: another handle in it does not', () => {
    expect(till('await this.ds.transaction(async (m) => { await this.put({ transactionManager: this.ds.manager }); });', rest)).toEqual([
      'write payment.insert',
    ]);
  });
});

describe('a repository that runs its callers with a copy of itself', () => {
  const uses = (transaction: string) =>
    accessesIn(
      read({
        'shop.ts': SHOP,
        'a.ts': `${IMPORTS}export class Orders { constructor(private manager: EntityManager) {} transaction(work: (orders: Orders) => Promise<void>) { return ${transaction}; } put() { return this.manager.insert(Payment, {}); } }
export const pay = (orders: Orders) => orders.transaction(async (own) => { await own.put(); });`,
      }),
    );
  it('is in its transaction', () => expect(uses('this.manager.transaction((m) => work(new Orders(m)))')).toEqual(['write payment.insert @t1']));
  it('trap: is in none where it opens none', () => expect(uses('work(new Orders(this.manager))')).toEqual(['write payment.insert']));
});

describe('a command that is an object with a function', () => {
  const place = (body: string) => {
    const text = `import { command } from './lib'; const ds = new DataSource({}); export const place = command({ input: Order, find: ['auth'], body: async ({ payload }) => { ${body} } });`;
    const lib = 'export function command(parts) { return async (payload) => parts.body({ payload }); }';
    return accessesIn(read({ 'shop.ts': SHOP, 'lib.ts': lib, 'a.ts': IMPORTS + text }));
  };
  it('accesses what its function accesses', () => expect(place('await ds.getRepository(Order).insert(payload);')).toEqual(['write order.insert']));
  it('trap: what it is made of is no access', () => expect(place('return payload;')).toEqual([]));
});

describe('a registry with a type of its own', () => {
  const HEAD = `import { Sequelize } from 'sequelize'; const UserFactory = (s: Sequelize) => s.define('User', {});`;
  it.each([
    [
      'is read through',
      `export type Models = { User: ReturnType<typeof UserFactory> }; class Desk { constructor(private models: Models) {} all() { return this.models.User.findAll(); } }`,
      ['read user.findAll'],
    ],
    [
      'trap: of other things is not',
      `export type Models = { User: Map<string, number> }; class Desk { constructor(private models: Models) {} all() { return this.models.User.get('x'); } }`,
      [],
    ],
  ])('%s', (_, text, expected) => expect(accessesIn(read({ 'a.ts': `${HEAD} ${text}` }))).toEqual(expected));
});

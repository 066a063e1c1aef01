import { describe, expect, it } from 'vitest';
import { CLINIC } from './clinic-schema.js';
import { accessesIn, read, transactionsIn } from './reading.js';
import { IMPORTS, SHOP } from './typeorm-shop.js';

const schemas = { 'prisma/schema.prisma': CLINIC };

/** A service with a data source; the body of its method starts at line 3 and ends at line 3. */
function typeorm(body: string, rest = '') {
  return read({
    'shop.ts': SHOP,
    'a.ts': `${IMPORTS}class Checkout { constructor(private ds: DataSource, private orders: Repository<Order>) {} async place(order: Order, id: number) { ${body} } ${rest} }`,
  });
}

function prisma(body: string, rest = '') {
  return read(
    {
      'a.ts': `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();
class Booking { async book(ids: number[]) { ${body} } ${rest} }`,
    },
    schemas,
  );
}

describe('TypeORM transactions', () => {
  it.each([
    ['a callback', 'await this.ds.transaction(async (manager) => { await manager.insert(Payment, {}); });', ['write payment.insert @t1']],
    [
      'a callback after an isolation level',
      'await this.ds.transaction("SERIALIZABLE", async (manager) => { await manager.getRepository(Payment).insert({}); });',
      ['write payment.insert @t1'],
    ],
    [
      'a typed parameter that is handed in',
      'await this.ds.manager.transaction(async (m) => { const payments = m.getRepository(Payment); await payments.clear(); });',
      ['write payment.clear @t1'],
    ],
    [
      'a savepoint, part of the outer one',
      'await this.ds.transaction(async (outer) => { await outer.transaction(async (inner) => { await inner.insert(Payment, {}); }); });',
      ['write payment.insert @t1'],
    ],
    [
      'a query runner',
      'const runner = this.ds.createQueryRunner(); await runner.connect(); await runner.startTransaction(); try { await runner.manager.insert(Payment, {}); await runner.query("DELETE FROM tag"); await runner.commitTransaction(); } catch { await runner.rollbackTransaction(); }',
      ['write payment.insert @t1', 'write tag.query sql @t1'],
    ],
    [
      'a function that is handed the manager',
      'await this.ds.transaction(async (manager) => { await this.pay(manager, order); });',
      ['write payment.insert @t1'],
    ],
    ['a function behind a function', 'await this.ds.transaction(async (manager) => { await this.settle(id, manager); });', ['write payment.insert @t1']],
    [
      'a query runner that ends with its block',
      'await using runner = this.ds.createQueryRunner(); await runner.startTransaction(); await runner.manager.insert(Payment, {}); await runner.commitTransaction();',
      ['write payment.insert @t1'],
    ],
  ])('hold what goes through their handle: %s', (_, body, expected) => {
    const rest =
      'private async pay(manager: EntityManager, order: Order) { const payments = manager.getRepository(Payment); await payments.insert({}); } private settle(id: number, em: EntityManager) { return this.pay(em, null); }';
    const data = typeorm(body, body.includes('this.pay') || body.includes('this.settle') ? rest : '');
    expect(accessesIn(data)).toEqual(expected);
    expect(data.transactions).toHaveLength(1);
  });

  it.each([
    ['another handle', 'await this.ds.transaction(async () => { await this.orders.insert({}); });', ['write order.insert'], 1],
    ['a runner that begins nothing', 'const runner = this.ds.createQueryRunner(); await runner.manager.insert(Payment, {});', ['write payment.insert'], 0],
    ['a function that is not handed it', 'await this.ds.transaction(async (manager) => { await this.pay(this.ds.manager); });', ['write payment.insert'], 1],
    [
      'an object named like one',
      'const bank = { transaction: (work: Function) => work(this.orders) }; await bank.transaction(async (orders: Repository<Order>) => { await orders.insert({}); });',
      ['write order.insert'],
      0,
    ],
  ])('trap: %s is outside', (_, body, expected, count) => {
    const data = typeorm(body, body.includes('this.pay') ? 'private async pay(manager: EntityManager) { await manager.insert(Payment, {}); }' : '');
    expect(accessesIn(data)).toEqual(expected);
    expect(data.transactions).toHaveLength(count);
  });

  it('hold a function that several of them hand their manager to, each', () => {
    const pay = 'private async pay(manager: EntityManager) { await manager.insert(Payment, {}); }';
    const data = typeorm('await this.ds.transaction((manager) => this.pay(manager));\nawait this.ds.transaction((manager) => this.pay(manager));\n', pay);
    expect(accessesIn(data)).toEqual(['write payment.insert @t1', 'write payment.insert @t2']);
  });

  it('that begin and end twice in one function are two', () => {
    const data = read({
      'shop.ts': SHOP,
      'a.ts': `${IMPORTS}async function close(runner: QueryRunner) {
  await runner.startTransaction();
  await runner.manager.insert(Payment, {});
  await runner.commitTransaction();
  await runner.manager.insert(Tag, {});
  await runner.startTransaction();
  await runner.manager.insert(Address, {});
  await runner.commitTransaction();
}`,
    });
    expect(transactionsIn(data)).toEqual(['t1 manual 4-6 close', 't2 manual 8-10 close']);
    expect(accessesIn(data)).toEqual(['write payment.insert @t1', 'write tag.insert', 'write address.insert @t2']);
  });

  it('are one for a call that writes several entities', () => {
    const data = typeorm('await this.orders.save(order);');
    expect(transactionsIn(data)).toEqual(['t1 implicit 3-3 Checkout.place']);
    expect(accessesIn(data)).toEqual(['write order.save @t1', 'write orderline.save? @t1', 'write payment.save? @t1']);
  });
});

it('trap: a call that wants no transaction has none', () => {
  expect(typeorm('await this.orders.save(order, { transaction: false });').transactions).toEqual([]);
});

describe('transactional decorators', () => {
  const method = (head: string) =>
    read({
      'shop.ts': SHOP,
      'a.ts': `${IMPORTS}${head}\nclass S { constructor(private orders: Repository<Order>) {} @Transactional() async place() { await this.orders.insert({}); } async list() { await this.orders.insert({}); } }`,
    });

  it.each(['typeorm-transactional', 'typeorm-transactional-cls-hooked'])('of %s hold the method', (module) => {
    const data = method(`import { Transactional } from '${module}';`);
    expect(transactionsIn(data)).toEqual(['t1 decorator 4-4 S.place']);
    expect(accessesIn(data)).toEqual(['write order.insert @t1', 'write order.insert']);
  });

  it('trap: those of a tracing package hold nothing', () => expect(transactionsIn(method(`import { Transactional } from '@elastic/apm';`))).toEqual([]));

  it('hold what runs inside a function of their package', () => {
    const data = read({
      'shop.ts': SHOP,
      'a.ts': `${IMPORTS}import { runInTransaction } from 'typeorm-transactional';\nclass S { constructor(private orders: Repository<Order>) {} place() { return runInTransaction(async () => { await this.orders.insert({}); }); } }`,
    });
    expect(accessesIn(data)).toEqual(['write order.insert @t1']);
  });
});

describe('propagation', () => {
  const AMBIENT = `${IMPORTS}import { Transactional, Propagation, runOnTransactionCommit, wrapInTransaction } from 'typeorm-transactional';\n`;
  const service = (members: string) =>
    accessesIn(
      read({ 'shop.ts': SHOP, 'a.ts': `${AMBIENT}class S { constructor(private orders: Repository<Order>, private tags: Repository<Tag>) {}\n${members} }` }),
    );

  it('REQUIRES_NEW is a transaction of its own', () => {
    const members =
      '@Transactional() async a() { await this.tags.insert({}); await this.b(); } @Transactional({ propagation: Propagation.REQUIRES_NEW }) async b() { await this.orders.insert({}); }';
    expect(service(members)).toEqual(['write order.insert @t2', 'write tag.insert @t1']);
  });

  it.each(['NOT_SUPPORTED', 'NEVER', 'SUPPORTS'])('trap: %s opens none', (name) => {
    expect(service(`@Transactional({ propagation: Propagation.${name} }) async b() { await this.orders.insert({}); }`)).toEqual(['write order.insert']);
  });

  it('trap: what waits for the commit is outside', () => {
    expect(
      service('@Transactional() async a() { await this.tags.insert({});\nrunOnTransactionCommit(async () => { await this.orders.insert({}); }); }'),
    ).toEqual(['write tag.insert @t1', 'write order.insert']);
  });

  it('wrapInTransaction holds what its function does', () => {
    expect(service('pay() { return wrapInTransaction(async () => { await this.orders.insert({}); })(); }')).toEqual(['write order.insert @t1']);
  });
});

describe('TypeORM 0.2 decorators', () => {
  const method = (from: string) =>
    read({
      'shop.ts': SHOP,
      'a.ts': `${IMPORTS}import { Transaction, TransactionManager, TransactionRepository } from '${from}';
class S { @Transaction() async pay(@TransactionManager() manager: EntityManager, @TransactionRepository(Payment) payments: Repository<Payment>) { await manager.insert(Tag, {}); await payments.insert({}); } }`,
    });
  it('@Transaction holds what goes through its managers and repositories', () => {
    expect(accessesIn(method('typeorm')).sort()).toEqual(['write payment.insert @t1', 'write tag.insert @t1']);
  });
  it('trap: @Transaction of another package holds nothing', () => expect(method('ledger').transactions).toEqual([]));
});

describe('a store that is made with the handle of a transaction', () => {
  const store = (use: string) =>
    accessesIn(
      read({
        'shop.ts': SHOP,
        'a.ts': `${IMPORTS}class Payments { constructor(private manager: EntityManager) {} add() { return this.manager.insert(Payment, {}); } } class Kept { private manager: EntityManager; constructor(m: EntityManager) { this.manager = m; } add() { return this.manager.insert(Tag, {}); } }
export async function pay(ds: DataSource) { ${use} }`,
      }),
    ).filter((access) => !/^write (payment|tag).insert$/.test(access));
  it.each([
    ['for one call', 'await ds.transaction(async (m) => { await new Payments(m).add(); });', ['write payment.insert @t1']],
    ['and kept', 'await ds.transaction(async (m) => { const payments = new Payments(m); await payments.add(); });', ['write payment.insert @t1']],
    ['and keeps it in a property', 'await ds.transaction(async (m) => { await new Kept(m).add(); });', ['write tag.insert @t1']],
  ])('is in it: %s', (_, use, expected) => expect(store(use)).toEqual(expected));
  it('trap: one that is made with another handle is not', () => {
    expect(store('await ds.transaction(async (m) => { await new Payments(ds.manager).add(); await new Kept(ds.manager).add(); });')).toEqual([]);
  });
});

describe('Prisma transactions', () => {
  it.each([
    [
      'a callback',
      'await prisma.$transaction(async (tx) => { await tx.note.create({}); await prisma.doctor.count(); });',
      ['read doctor.count', 'write note.create @t1'],
    ],
    ['a list', 'await prisma.$transaction([prisma.note.create({}), prisma.doctor.count()]);', ['read doctor.count @t1', 'write note.create @t1']],
    [
      'a list by name',
      'const create = prisma.note.create({}); const all = [create, prisma.doctor.count()]; await prisma.$transaction(all);',
      ['read doctor.count @t1', 'write note.create @t1'],
    ],
    [
      'a list that is pushed to',
      'const all = []; for (const id of ids) { all.push(prisma.note.create({})); } await prisma.$transaction(all);',
      ['write note.create @t1'],
    ],
    [
      'a list that others are spread into',
      'const more = [prisma.doctor.count()]; await prisma.$transaction([...ids.map((id) => prisma.note.create({})), ...more]);',
      ['read doctor.count @t1', 'write note.create @t1'],
    ],
    [
      'a list with a choice',
      'await prisma.$transaction([ids.length > 0 ? prisma.note.create({}) : prisma.doctor.count()]);',
      ['read doctor.count @t1', 'write note.create @t1'],
    ],
    ['a list that is mapped to', 'await prisma.$transaction(ids.map((id) => prisma.note.create({})));', ['write note.create @t1']],
    ['a list that a method gives', 'await prisma.$transaction([this.note(), prisma.doctor.count()]);', ['write note.create @t1', 'read doctor.count @t1']],
    ['a client handed on', 'await prisma.$transaction((tx) => this.count(tx));', ['read doctor.count @t1']],
  ])('hold the operations of %s', (_, body, expected) => {
    const rest = [
      body.includes('this.note') ? 'note() { return prisma.note.create({}); }' : '',
      body.includes('this.count') ? 'count(tx: PrismaClient) { return tx.doctor.count(); }' : '',
    ].join(' ');
    expect(accessesIn(prisma(body, rest)).sort()).toEqual([...expected].sort());
  });

  it('have kinds and places', () => {
    const data = prisma(
      'await prisma.$transaction([prisma.note.create({})]);\nawait prisma.$transaction(async (tx) => {\nawait tx.note.create({});\n});\nawait prisma.patient.create({ data: { record: { create: {} } } });',
    );
    expect(transactionsIn(data)).toEqual(['t1 array 2-2 Booking.book', 't2 callback 3-5 Booking.book', 't3 implicit 6-6 Booking.book']);
  });

  it('trap: operations beside the list are outside', () => {
    const data = prisma('const other = prisma.patient.count(); const all = [prisma.note.create({})]; await prisma.$transaction(all); await other;');
    expect(accessesIn(data)).toEqual(['write note.create @t1', 'read patient.count']);
  });

  it('end where lists name themselves', () => {
    expect(accessesIn(prisma('const all = []; all.push(all); all.push(prisma.note.create({})); await prisma.$transaction(all);'))).toEqual([
      'write note.create @t1',
    ]);
  });
});

describe('many transactions', () => {
  it('that come by the same functions are followed once each, however many ways lead there', () => {
    // Six functions, each of which calls the next ten times: a million ways from each of a hundred transactions.
    const steps = Array.from({ length: 6 }, (_, step) => {
      const next = step < 5 ? `await this.step${step + 1}(em);`.repeat(10) : 'await em.insert(Payment, {});';
      return `async step${step}(em: EntityManager) { ${next} }`;
    });
    const data = typeorm('await this.ds.transaction(async (m) => { await this.step0(m); });'.repeat(100), steps.join(' '));
    expect(data.transactions).toHaveLength(100);
    expect(new Set(accessesIn(data)).size).toBe(100);
  }, 10_000);
});

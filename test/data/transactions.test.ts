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

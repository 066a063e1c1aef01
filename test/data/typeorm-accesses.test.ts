import { describe, expect, it } from 'vitest';
import { accessesIn, gapsIn, read } from './reading.js';
import { IMPORTS, SHOP } from './typeorm-shop.js';

/** What the body of a method reads and writes, with a repository, a manager and a data source at hand. */
function inMethod(body: string) {
  return read({
    'shop.ts': SHOP,
    'orders.ts': `${IMPORTS} export class OrderRepository extends Repository<Order> { recent() { return this.find(); } override remove(order: any) { return super.softRemove(order); } }`,
    'a.ts': `${IMPORTS} import { OrderRepository } from './orders';
class Service {
  constructor(private orders: Repository<Order>, private own: OrderRepository, private manager: EntityManager, private ds: DataSource) {}
  async run(order: Order, id: number) { ${body} }
}`,
  });
}

/** Those of the method itself. */
function accesses(body: string): string[] {
  const data = inMethod(body);
  return accessesIn({ ...data, accesses: data.accesses.filter(({ at }) => at.path === 'a.ts').map((access) => ({ ...access, transaction: null })) });
}

describe('TypeORM repositories and managers', () => {
  it.each([
    ['this.orders.findOne({ where: { id } })', ['read order.findOne']],
    ['this.orders.countBy({ id })', ['read order.countBy']],
    ['this.orders.sum("total", { id })', ['read order.sum']],
    ['this.orders.insert({})', ['write order.insert']],
    ['this.orders.increment({ id }, "count", 1)', ['write order.increment']],
    ['this.own.update(id, {})', ['write order.update']],
    ['this.manager.findOneBy(Customer, { id })', ['read address.eager', 'read customer.findOneBy']],
    ['this.manager.delete(Order, id)', ['write order.delete']],
    ['this.manager.update("Order", id, {})', ['write order.update']],
    ['this.manager.delete("orders", id)', ['write order.delete']],
    ['this.manager.save(Payment, {})', ['write payment.save']],
    ['const payment = new Payment(); await this.manager.save(payment)', ['write payment.save']],
    ['const payment = this.manager.create(Payment, {}); await this.manager.save(payment)', ['write payment.save']],
    ['await this.manager.save({ ...new Payment(), amount: 1 })', ['write payment.save']],
    ['await this.manager.remove([new Payment(), new Tag()])', ['write payment.remove', 'write tag.remove']],
    [
      'const lines = await this.ds.getRepository(OrderLine).findBy({ id }); for (const line of lines) await this.manager.remove(line)',
      ['read orderline.findBy', 'write orderline.remove'],
    ],
    [
      'const [lines, count] = await this.ds.getRepository(OrderLine).findAndCount(); await this.manager.remove(lines)',
      ['read orderline.findAndCount', 'write orderline.remove'],
    ],
    ['await this.ds.getRepository(Payment).insert({})', ['write payment.insert']],
    ['const repo = this.ds.manager.getRepository(Payment); await repo.clear()', ['write payment.clear']],
    ['await this.manager.withRepository(this.own).delete(id)', ['write order.delete']],
    ['await getRepository(Payment).count()', ['read payment.count']],
    ['await getManager().count(Payment)', ['read payment.count']],
    ['await getConnection().getRepository(Payment).count()', ['read payment.count']],
    ['await Customer.countBy({ id })', ['read address.eager', 'read customer.countBy']],
    ['const customer = await Customer.findOneBy({ id }); await customer.remove()', ['read address.eager', 'read customer.findOneBy', 'write customer.remove']],
    ['const customer = new Customer(); await customer.save()', ['write customer.save']],
    ['(this.orders as any).delete(id)', ['write order.delete']],
    ['this.orders?.delete(id)', ['write order.delete']],
    ['const { manager } = this.ds; await manager.delete(Tag, id)', ['write tag.delete']],
  ])('%s', (body, expected) => expect(accesses(body)).toEqual(expected));

  it.each([
    ['this.orders.create({}); this.orders.merge(order, {}); this.orders.hasId(order)'],
    ['const seen = new Set<number>(); seen.add(id); seen.delete(id); seen.clear()'],
    ['const orders: Order[] = []; orders.find((one) => one === order); orders.find(Boolean)?.lines.find(Boolean)'],
    ['const byId = new Map<number, Order>(); byId.delete(id); [1].find(Boolean); new URLSearchParams().delete("x")'],
    ['this.own.recent()'],
  ])('trap: %s accesses nothing', (body) => {
    expect(accesses(body)).toEqual([]);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it('reads the repository of a class through what it inherits, and not what it overrides', () => {
    const data = inMethod('await this.own.remove(order); await this.own.recent();');
    expect(data.accesses.map(({ by, member, operation }) => `${by}.${member} ${operation}`)).toEqual([
      'orders.ts#OrderRepository.recent find',
      'orders.ts#OrderRepository.remove softRemove',
      'orders.ts#OrderRepository.remove softRemove',
    ]);
  });
});

describe('TypeORM hidden reads and writes', () => {
  it.each([
    [
      'this.orders.find({ relations: ["lines", "lines.product", "customer"] })',
      ['read customer.relations', 'read order.find', 'read orderline.relations', 'read product.relations'],
    ],
    [
      'this.orders.find({ relations: { lines: { product: true }, customer: false } })',
      ['read order.find', 'read orderline.relations', 'read product.relations'],
    ],
    ['const relations = ["payments"]; this.orders.find({ relations })', ['read order.find', 'read payment.relations']],
    ['this.orders.findOne({ where: { customer: { address: { street: "x" } } } })', ['read address.where', 'read customer.where', 'read order.findOne']],
    [
      'this.orders.findOne({ where: [{ customer: { id } }, { lines: { product: { id } } }] })',
      ['read customer.where', 'read order.findOne', 'read orderline.where', 'read product.where'],
    ],
    ['this.orders.findOneBy({ customer: { id } })', ['read customer.where', 'read order.findOneBy']],
    [
      'this.orders.findOne({ select: { id: true, customer: { id: true } }, order: { payments: { id: "ASC" } } })',
      ['read customer.select', 'read order.findOne', 'read payment.order'],
    ],
    ['this.manager.findOne(Order, { relations: ["customer"] })', ['read customer.relations', 'read order.findOne']],
    ['this.orders.save(order)', ['write order.save', 'write orderline.save?', 'write payment.save?']],
    ['this.orders.remove(order)', ['write order.remove', 'write orderline.remove?']],
  ])('%s', (body, expected) => expect(accesses(body)).toEqual(expected));

  it.each([
    ['this.orders.findOne({ where: { customer: id } })', ['read order.findOne']],
    ['this.orders.findOne({ relations: [], select: ["id"] })', ['read order.findOne']],
    ['this.orders.insert({ lines: [] })', ['write order.insert']],
  ])('trap: %s hides nothing', (body, expected) => expect(accesses(body)).toEqual(expected));

  it('says where relations are only known when the program runs', () => {
    const data = read({
      'shop.ts': SHOP,
      'a.ts': `${IMPORTS} function f(orders: Repository<Order>, relations: string[]) { return orders.find({ relations }); }`,
    });
    expect(gapsIn(data)).toEqual(['dynamic-query relations of find()']);
  });

  it('ends where constants name themselves', () => {
    const data = read({
      'a.ts': `import { Entity, ManyToOne, Repository } from 'typeorm'; @Entity() class Category { @ManyToOne(() => Category) parent: Category; }
const up = { parent: up }; function f(categories: Repository<Category>) { return categories.find({ relations: up }); }`,
    });
    expect(accessesIn(data)).toEqual(['read category.find', 'read category.relations']);
  });
});

describe('TypeORM query builders', () => {
  it.each([
    ['this.orders.createQueryBuilder("o").where("o.id = :id", { id }).getMany()', ['read order.getMany']],
    [
      'this.orders.createQueryBuilder("o").leftJoin("o.lines", "l").innerJoinAndSelect("l.product", "p").getOne()',
      ['read order.getOne', 'read orderline.leftJoin', 'read product.innerJoinAndSelect'],
    ],
    [
      'const qb = this.orders.createQueryBuilder("o"); qb.leftJoin("o.lines", "l"); if (id) qb.leftJoin("l.product", "p"); return qb.getCount()',
      ['read order.getCount', 'read orderline.leftJoin', 'read product.leftJoin'],
    ],
    [
      'this.ds.createQueryBuilder().select().from(Payment, "p").innerJoin(Order, "o", "o.id = p.orderId").getRawMany()',
      ['read order.innerJoin', 'read payment.getRawMany'],
    ],
    ['this.manager.createQueryBuilder(Payment, "p").leftJoin("orders", "o", "true").getMany()', ['read order.leftJoin', 'read payment.getMany']],
    ['this.orders.createQueryBuilder("o").leftJoinAndMapOne("o.last", "o.payments", "p").getOne()', ['read order.getOne', 'read payment.leftJoinAndMapOne']],
    [
      'this.orders.createQueryBuilder("o").innerJoin((qb) => qb.select().from(Payment, "p"), "p", "true").getOne()',
      ['read order.getOne', 'read payment.from', 'read payment.innerJoin'],
    ],
    [
      'this.orders.createQueryBuilder("o").where((qb) => "o.id IN " + qb.subQuery().select("p.orderId").from(Payment, "p").getQuery()).getMany()',
      ['read order.getMany', 'read payment.from'],
    ],
    ['this.orders.createQueryBuilder("o").where("o.id IN (SELECT order_id FROM payment)").getMany()', ['read order.getMany', 'read payment.where sql']],
    ['this.ds.createQueryBuilder().insert().into(Payment).values({}).execute()', ['write payment.insert']],
    ['this.orders.createQueryBuilder().update().set({}).where("id = 1").execute()', ['write order.update']],
    ['this.ds.createQueryBuilder().update(Payment).set({}).execute()', ['write payment.update']],
    ['this.ds.createQueryBuilder().delete().from(Payment).where("true").execute()', ['write payment.delete']],
    ['this.orders.createQueryBuilder().softDelete().where("true").execute()', ['write order.softDelete']],
    ['this.ds.createQueryBuilder().relation(Order, "payments").of(id).add(1)', ['write order.relation']],
    ['createQueryBuilder(Payment, "p").getMany()', ['read payment.getMany']],
    [
      'this.ds.createQueryBuilder().addCommonTableExpression(this.ds.getRepository(Payment).createQueryBuilder("p"), "paid").select().from("paid", "x").getRawMany()',
      ['read payment.addCommonTableExpression'],
    ],
    [
      'this.ds.createQueryBuilder().addCommonTableExpression("SELECT id FROM payment", "paid").select().from(Order, "o").getRawMany()',
      ['read order.getRawMany', 'read payment.addCommonTableExpression sql'],
    ],
    ['this.ds.createQueryBuilder().relation(Order, "payments").of(id).loadMany()', ['read order.relation']],
  ])('%s', (body, expected) => expect(accesses(body)).toEqual(expected));

  it.each([
    ['a table expression of a query that is never run', 'this.ds.createQueryBuilder().addCommonTableExpression("SELECT 1", "paid").from("paid", "x")'],
    ['a query that is never run', 'this.orders.createQueryBuilder("o").where("o.id = 1")'],
    ['a write that is never run', 'this.ds.createQueryBuilder().update(Payment).set({})'],
  ])('trap: %s', (_, body) => expect(accesses(body)).toEqual([]));
});

describe('TypeORM raw queries', () => {
  it.each([
    ['this.ds.query("SELECT * FROM orders o JOIN order_line l ON true")', ['read order.query sql', 'read orderline.query sql']],
    ['this.orders.query("UPDATE catalogue.products SET a = 1")', ['write product.query sql']],
    ['this.manager.query(`INSERT INTO audit_log SELECT * FROM "payment" WHERE id = ${id}`)', ['write audit_log.query sql', 'read payment.query sql']],
    ['const sql = "DELETE FROM " + "tag"; this.ds.query(sql)', ['write tag.query sql']],
    ['this.ds.sql`SELECT * FROM payment WHERE id = ${id}`', ['read payment.sql sql']],
    ['const table = "payment"; this.ds.query(`SELECT * FROM ${table}`)', ['read payment.query sql']],
    ['this.ds.createQueryRunner().stream("SELECT * FROM tag")', ['read tag.stream sql']],
    ['this.orders.findBy({ id: Raw((a) => a + " IN (SELECT order_id FROM payment)") })', ['read order.findBy', 'read payment.Raw sql']],
  ])('%s', (body, expected) => expect(accesses(body)).toEqual(expected));

  it('trap: a raw condition without a sub-select names no table, and its column is no gap', () => {
    const body = 'this.orders.findBy({ id: Raw((a) => `${a} > 1`) })';
    expect([accesses(body), gapsIn(inMethod(body))]).toEqual([['read order.findBy'], []]);
  });

  it('makes an entity of a table that nothing declares, and only of those', () => {
    const data = inMethod('this.ds.query("SELECT * FROM audit_log JOIN orders ON true"); this.ds.query("DELETE FROM Audit_Log")');
    expect(data.entities.filter(({ via }) => via === 'sql')).toEqual([
      { id: 'audit_log', name: 'audit_log', table: 'audit_log', via: 'sql', declaredAt: { path: 'a.ts', line: 6 }, unit: null },
    ]);
  });

  it.each([
    ['an unknown text', 'this.ds.query(id)', 'dynamic-query this.ds.query()'],
    ['an unknown table', 'this.ds.query(`SELECT * FROM ${id}`)', 'dynamic-query a table that query() is given when it runs'],
  ])('says of %s that it is not seen', (_, body, expected) => expect(gapsIn(inMethod(body))).toEqual([expected]));
});

describe('TypeORM handles of other kinds', () => {
  it.each([
    ['a tree repository', 'function f(orders: TreeRepository<Order>) { return orders.findRoots(); }', ['read order.findRoots']],
    [
      'a Mongo repository',
      `import { MongoRepository } from 'typeorm'; function f(orders: MongoRepository<Order>) { return orders.insertOne({}); }`,
      ['write order.insertOne'],
    ],
    [
      'a custom repository of version 0.2',
      `import { EntityRepository, getCustomRepository } from 'typeorm'; @EntityRepository(Order) class Orders extends Repository<Order> {} const f = () => getCustomRepository(Orders).clear();`,
      ['write order.clear'],
    ],
    [
      'an abstract repository of version 0.2',
      `import { EntityRepository, AbstractRepository } from 'typeorm'; @EntityRepository(Payment) class Payments extends AbstractRepository<Payment> { drop() { return this.repository.clear(); } }`,
      ['write payment.clear'],
    ],
    [
      'a repository with methods of its own',
      'const ds = new DataSource({}); const Orders = ds.getRepository(Order).extend({ recent() { return this.find(); } });',
      ['read order.find'],
    ],
    [
      'what a subscriber is handed',
      `import { InsertEvent } from 'typeorm'; class Watch { listenTo() { return Order; } async afterInsert(event: InsertEvent<Order>) { await event.manager.insert(Payment, {}); } }`,
      ['write payment.insert'],
    ],
    [
      'a hook of an entity',
      `import { BaseEntity, BeforeInsert, Entity } from 'typeorm'; @Entity() class Label extends BaseEntity {} @Entity() class Shelf { @BeforeInsert() async tidy() { await Label.delete(1); } }`,
      ['write label.delete'],
    ],
    [
      'an object behind a wrapper of types',
      `import { BaseEntity, Entity, ManyToOne, Relation } from 'typeorm'; @Entity() class City extends BaseEntity {} @Entity() class Shop { @ManyToOne(() => City) city: Relation<City>; } const f = (shop: Shop) => shop.city.save();`,
      ['write city.save'],
    ],
  ])('are %s', (_, text, expected) => expect(accessesIn(read({ 'shop.ts': SHOP, 'a.ts': `${IMPORTS}${text}` }))).toEqual(expected));

  it.each([
    ['an entity itself, without BaseEntity', 'function f(order: Order) { order.save(); order.remove(); }'],
    [
      'a hook that sets a field',
      `import { BeforeInsert, Entity } from 'typeorm'; @Entity() class Shelf { name = ''; @BeforeInsert() tidy() { this.name = this.name.trim(); } }`,
    ],
    ['an event of something else', 'function f(event: { manager: Map<string, number> }) { event.manager.delete("x"); }'],
    ['an object with methods of its own', 'const Orders = { recent() { return this.find(); }, find() {} }; const f = () => Orders.find();'],
  ])('trap: are not %s', (_, text) => expect(accessesIn(read({ 'shop.ts': SHOP, 'a.ts': `${IMPORTS}${text}` }))).toEqual([]));
});

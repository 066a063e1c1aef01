import { describe, expect, it } from 'vitest';
import { IMPORTS, SHOP } from './mikro-orm-shop.js';
import { accessesIn, gapsIn, read } from './reading.js';

/** What the body of a method reads and writes, with an entity manager and repositories at hand. */
function inMethod(body: string) {
  return read({
    'shop.ts': SHOP,
    'orders.ts': `${IMPORTS} export class OrderRepository extends EntityRepository<Order> { recent() { return this.find({}); } }`,
    'a.ts': `${IMPORTS} import { OrderRepository } from './orders'; import { InjectRepository } from '@mikro-orm/nestjs';
class Service {
  constructor(private em: EntityManager, private sql: SqlEntityManager, private own: OrderRepository, private orm: MikroORM,
    @InjectRepository(Order) private orders: EntityRepository<Order>) {}
  async run(order: Order, id: number, lines: Collection<OrderLine>, ref: Ref<Customer>) { ${body} }
}`,
  });
}

/** Those of the method itself. */
function accesses(body: string): string[] {
  const data = inMethod(body);
  return accessesIn({ ...data, accesses: data.accesses.filter(({ at }) => at.path === 'a.ts').map((access) => ({ ...access, transaction: null })) });
}

describe('MikroORM managers and repositories', () => {
  it.each([
    ['this.em.findOneOrFail(Order, id)', ['read order.findOneOrFail']],
    ['this.em.findAll(Order)', ['read order.findAll']],
    ['this.em.count("Order", {})', ['read order.count']],
    ['this.orders.findAndCount({})', ['read order.findAndCount']],
    ['this.em.getRepository(Payment).count()', ['read payment.count']],
    ['this.em.fork().find(Tag, {})', ['read tag.find']],
    ['this.orm.em.find(Tag, {})', ['read tag.find']],
    ['const orm = await MikroORM.init({}); await orm.em.find(Tag, {})', ['read tag.find']],
    ['this.orders.getEntityManager().refresh(order)', ['read order.refresh']],
    ['this.own.em.lock(order, 4)', ['read order.lock']],
    ['this.em.insert(Payment, {})', ['write payment.insert']],
    ['this.em.upsert(Payment, {})', ['write payment.upsert']],
    ['this.em.nativeUpdate(Order, { id }, {})', ['write order.nativeUpdate']],
    ['this.own.nativeDelete({ id })', ['write order.nativeDelete']],
    ['this.em.persist(new Payment())', ['write payment.persist']],
    ['this.em.persist([new Payment(), new Tag()])', ['write payment.persist', 'write tag.persist']],
    ['this.em.persist(new Payment()).persist(new Tag()).flush()', ['write payment.persist', 'write tag.persist']],
    ['const tag = await this.em.findOne(Tag, id); await this.em.removeAndFlush(tag!)', ['read tag.findOne', 'write tag.removeAndFlush']],
    ['this.em.remove(this.em.getReference(Tag, id))', ['write tag.remove']],
    ['for (const tag of await this.em.find(Tag, {})) this.em.remove(tag)', ['read tag.find', 'write tag.remove']],
    ['const tag: Loaded<Tag> = order.tags[0]; await this.em.persistAndFlush(tag)', ['write tag.persistAndFlush']],
    ['this.em.create(Payment, { order })', ['write payment.create?']],
    ['this.em.assign(order, { note: "x" })', ['write order.assign?']],
    ['wrap(order).assign({ note: "x" })', ['write order.assign?']],
    ['assign(order, { note: "x" })', ['write order.assign?']],
    ['order.lines.add(new OrderLine())', ['write orderline.add?']],
    ['lines.removeAll()', ['write orderline.removeAll?']],
    ['order.tags.add(new Tag())', ['write order.add?']],
    ['await lines.loadItems()', ['read orderline.loadItems']],
    ['await ref.load()', ['read customer.load']],
    ['this.em.findByCursor(Tag, {})', ['read tag.findByCursor']],
    ['for await (const tag of this.em.stream(Tag)) tag.name', ['read tag.stream']],
    ['await lines.loadCount(); await lines.matching({})', ['read orderline.loadCount', 'read orderline.matching']],
    ['const found = await this.em.findOneOrFail(Order, id); await found.lines.init()', ['read order.findOneOrFail', 'read orderline.init']],
    ['const found = await this.em.findOneOrFail(Order, id); found.lines.add(new OrderLine())', ['read order.findOneOrFail', 'write orderline.add?']],
  ])('%s', (body, expected) => expect(accesses(body)).toEqual(expected));

  it.each([
    ['this.em.create(Payment, {}, { persist: false }); this.em.getReference(Order, id); this.em.clear()'],
    ['const seen = new Set<number>(); seen.add(id); seen.delete(id); new Map().set(id, id)'],
    ['const orders: Order[] = []; orders.find((one) => one === order); orders.map((one) => one).filter(Boolean); orders.fill(order)'],
    ['lines.getItems().find(Boolean); lines.isInitialized(); order.lines.count(); order.lines.toArray()'],
    ['Object.assign(order, { note: "x" })'],
    ['this.own.recent(); order.addLine(new OrderLine())'],
    ['await this.em.flush()'],
    ['const loaded: Order[] = []; loaded.find(Boolean); await this.em.flush()'],
  ])('trap: %s accesses nothing', (body) => {
    expect(accesses(body)).toEqual([]);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it('says what it cannot know', () => {
    expect(gapsIn(inMethod('const thing: unknown = id; this.em.persist(thing)'))).toEqual(['dynamic-query this.em.persist()']);
  });
});

describe('MikroORM hidden reads and writes', () => {
  it.each([
    [
      'this.orders.find({}, { populate: ["lines.product", "tags"] })',
      ['read order.find', 'read orderline.populate', 'read product.populate', 'read tag.populate'],
    ],
    ['this.em.find(Order, {}, { populate: ["customer"] as const })', ['read customer.populate', 'read order.find']],
    ['const populate = ["tags"] as const; this.em.findAll(Order, { populate })', ['read order.findAll', 'read tag.populate']],
    ['this.em.findAll(Order, { populate: id ? ["tags"] : undefined })', ['read order.findAll', 'read tag.populate']],
    ['this.em.findAll(Order, { populate: ["tags", id > 1 && "lines"] })', ['read order.findAll', 'read orderline.populate', 'read tag.populate']],
    ['this.orders.findAll({ populate: ["tags"] })', ['read order.findAll', 'read tag.populate']],
    ['this.em.find(Payment, {}, ["order.tags"])', ['read order.populate', 'read payment.find', 'read tag.populate']],
    ['this.em.populate([order], ["lines"])', ['read orderline.populate']],
    ['this.em.find(OrderLine, {}, { fields: ["product.name"] })', ['read orderline.find', 'read product.fields']],
    ['this.em.find(Order, { customer: { address: { street: "x" } } })', ['read address.where', 'read customer.where', 'read order.find']],
    ['this.orders.count({ $or: [{ customer: { name: "x" } }, { lines: { id } }] })', ['read customer.where', 'read order.count', 'read orderline.where']],
    // The key of the customer is the order's own column.
    ['this.orders.count({ customer: { id } })', ['read order.count']],
    ['this.em.find(Payment, {}, { orderBy: { order: { id: "asc" } } })', ['read order.orderBy', 'read payment.find']],
    ['this.em.find(Order, {}, { populateWhere: { lines: { id } } })', ['read order.find', 'read orderline.where']],
    ['this.em.findOne(Customer, id)', ['read address.eager', 'read customer.findOne']],
    ['this.em.persistAndFlush(order)', ['write order.persistAndFlush', 'write orderline.persistAndFlush?']],
    ['this.em.remove(order)', ['write order.remove', 'write orderline.remove?']],
  ])('%s', (body, expected) => expect(accesses(body)).toEqual(expected));

  it('reads all relations, and theirs in turn, where all are asked for', () => {
    expect(accesses('this.em.find(Payment, {}, { populate: ["*"] })')).toEqual([
      'read address.populate',
      'read customer.populate',
      'read order.populate',
      'read orderline.populate',
      'read payment.find',
      'read product.populate',
      'read tag.populate',
    ]);
  });

  it.each([
    ['this.em.find(Order, { customer: id, lines: [id] }, { populate: ["note"], fields: ["id"] })', ['read order.find']],
    ['this.em.nativeDelete(Order, { customer: { id } })', ['write order.nativeDelete']],
  ])('trap: %s hides nothing', (body, expected) => expect(accesses(body)).toEqual(expected));

  it('says where relations are only known when the program runs', () => {
    const data = read({ 'shop.ts': SHOP, 'a.ts': `${IMPORTS} const f = (em: EntityManager, populate: any) => em.find(Order, {}, { populate });` });
    expect(gapsIn(data)).toEqual(['dynamic-query populate of find()']);
  });
});

describe('MikroORM subscribers', () => {
  const watch = (args: string) =>
    accessesIn(
      read({
        'shop.ts': SHOP.replace('this.lines.add(line);', ''),
        'a.ts': `${IMPORTS} import { EventArgs, EventSubscriber } from '@mikro-orm/core'; interface Ledger { em: Map<string, number> }
class Watch implements EventSubscriber<Order> { getSubscribedEntities() { return [Order]; } async afterCreate(args: ${args}) { await args.em.insert(Payment, {}); } }`,
      }),
    );
  it('access what their code accesses', () => expect(watch('EventArgs<Order>')).toEqual(['write payment.insert']));
  it('trap: by the manager that they are handed, and nothing else', () => expect(watch('Ledger')).toEqual([]));
});

describe('MikroORM flush', () => {
  it.each([
    ['const tag = await this.em.findOneOrFail(Tag, id); tag.name = "x"; await this.em.flush()', ['read tag.findOneOrFail', 'write tag.flush?']],
    [
      'await this.em.transactional(async (em) => { const tag = await em.findOneOrFail(Tag, id); tag.name = "x"; })',
      ['read tag.findOneOrFail', 'write tag.transactional?'],
    ],
    [
      'const tag = await this.em.findOneOrFail(Tag, id); tag.name = "x"; await this.em.flush(); const [one] = await this.em.find(Payment, {}); await this.em.flush()',
      ['read payment.find', 'write payment.flush?', 'read tag.findOneOrFail', 'write tag.flush?'],
    ],
    [
      'await this.em.transactional(async (em) => { const tag = await em.findOneOrFail(Tag, id); tag.name = "x"; await em.flush(); })',
      ['read tag.findOneOrFail', 'write tag.flush?'],
    ],
    ['const tag = await this.em.findOneOrFail(Tag, id); this.em.remove(tag); await this.em.flush()', ['read tag.findOneOrFail', 'write tag.remove']],
  ])('%s', (body, expected) => expect(accesses(body)).toEqual(expected));

  it('says that it does not know which of several entities were changed', () => {
    const data = inMethod(
      'const tag = await this.em.findOneOrFail(Tag, id); const one = await this.em.findOneOrFail(Payment, id); tag.name = "x"; await this.em.flush()',
    );
    expect(gapsIn(data)).toEqual(['dynamic-query what flush() writes of Tag, Payment']);
  });
});

describe('MikroORM query builders and SQL', () => {
  it.each([
    ['this.sql.createQueryBuilder(Order, "o").where({ id }).getResult()', ['read order.getResult']],
    ['this.sql.qb("Order").execute("all")', ['read order.execute']],
    [
      'this.sql.qb(Order, "o").leftJoinAndSelect("o.lines", "l").join("l.product", "p").getSingleResult()',
      ['read order.getSingleResult', 'read orderline.leftJoinAndSelect', 'read product.join'],
    ],
    ['const qb = this.sql.qb(Order, "o"); qb.leftJoin("o.customer", "c"); await qb.getCount()', ['read customer.leftJoin', 'read order.getCount']],
    ['this.sql.qb(Order).update({ note: "x" }).where({ id }).execute()', ['write order.update']],
    ['await this.sql.qb(Order).insert({}).execute("run")', ['write order.insert']],
    ['this.sql.qb(Order).delete().execute()', ['write order.delete']],
    ['this.sql.qb(Order, "o").addSelect(this.sql.qb(Payment, "p").where({ id }).as("paid")).execute()', ['read order.execute', 'read payment.as']],
    ['this.build().execute("all")', ['read order.execute']],
    ['this.sql.execute("delete from payment where id = ?", [id])', ['write payment.execute sql']],
    ['this.sql.getConnection().execute("select * from orders")', ['read order.execute sql']],
  ])('%s', (body, expected) => {
    const data = read({
      'shop.ts': SHOP,
      'a.ts': `${IMPORTS} class Service { constructor(private sql: SqlEntityManager) {} build(): QueryBuilder<Order> { return this.sql.qb(Order); } async run(id: number) { ${body} } }`,
    });
    expect(accessesIn({ ...data, accesses: data.accesses.filter(({ at }) => at.path === 'a.ts') })).toEqual(expected);
  });

  it('says that queries of a builder of another package are not seen', () => {
    expect(gapsIn(inMethod('await this.sql.getKnex()("orders").select()'))).toEqual(['dynamic-query queries of getKnex()']);
  });

  it('trap: a query that is only built reads nothing', () => {
    expect(accesses('this.sql.qb(Order).where({ id }).getQuery()')).toEqual([]);
  });
});

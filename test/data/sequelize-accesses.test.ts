import { describe, expect, it } from 'vitest';
import { accessesIn, gapsIn, read } from './reading.js';
import { IMPORTS, SHOP } from './sequelize-shop.js';

/** What the body of a method reads and writes, with a model, a repository and a connection at hand. */
function inMethod(body: string) {
  return read({
    'shop.ts': SHOP,
    'a.ts': `${IMPORTS}
class Service {
  constructor(@InjectModel(Tag) private tags: typeof Tag, private products: Repository<Product>, private ctor: ModelCtor<Tag>, @InjectConnection() private sequelize: Sequelize, private tables: QueryInterface) {}
  async run(order: Order, id: number, include: any) { ${body} }
}`,
  });
}

/** Those of the method itself. */
function accesses(body: string): string[] {
  const data = inMethod(body);
  return accessesIn({ ...data, accesses: data.accesses.filter(({ at }) => at.path === 'a.ts').map((access) => ({ ...access, transaction: null })) });
}

describe('Sequelize models and records', () => {
  it.each([
    ['Tag.findAll({ where: { id } })', ['read tag.findAll']],
    ['Tag.findOne()', ['read tag.findOne']],
    ['Tag.findByPk(id)', ['read tag.findByPk']],
    ['Tag.findAndCountAll()', ['read tag.findAndCountAll']],
    ['Tag.count()', ['read tag.count']],
    ['Tag.max("id"); ', ['read tag.max']],
    ['Tag.aggregate("id", "avg")', ['read tag.aggregate']],
    ['Tag.create({})', ['write tag.create']],
    ['Tag.bulkCreate([])', ['write tag.bulkCreate']],
    ['Tag.update({}, { where: { id } })', ['write tag.update']],
    ['Tag.destroy({ where: { id } })', ['write tag.destroy']],
    ['Tag.upsert({})', ['write tag.upsert']],
    ['Tag.increment("count", { where: { id } })', ['write tag.increment']],
    ['Tag.findOrCreate({ where: { id } })', ['read tag.findOrCreate', 'write tag.findOrCreate']],
    ['Tag.unscoped().findAll()', ['read tag.findAll']],
    ['Tag.schema("old").scope("x").findAll()', ['read tag.findAll']],
    ['this.tags.findAll()', ['read tag.findAll']],
    ['this.products.findOne()', ['read product.findOne']],
    ['this.ctor.destroy()', ['write tag.destroy']],
    ['this.sequelize.model("Tag").findAll()', ['read tag.findAll']],
    ['this.sequelize.getRepository(Tag).findAll()', ['read tag.findAll']],
    ['this.sequelize.models.Tag.findAll()', ['read tag.findAll']],
    ['this.sequelize.models.order.destroy()', ['write order.destroy']],
    ['const { Tag: T } = this.sequelize.models; await T.findAll()', ['read tag.findAll']],
    ['const tag = await Tag.findByPk(id); tag.name = ""; await tag.save()', ['read tag.findByPk', 'write tag.save']],
    ['const tag = await Tag.create({}); await tag.update({}); await tag.reload()', ['read tag.reload', 'write tag.create', 'write tag.update']],
    ['await new Tag().save()', ['write tag.save']],
    ['await Tag.build({}).save()', ['write tag.save']],
    ['await order.constructor.update({}, { where: { id } })', ['write order.update']],
    ['await order.destroy()', ['write order.destroy']],
    ['await order.customer.update({})', ['write customer.update']],
    ['order.lines.map((line) => line.destroy())', ['write orderline.destroy']],
    ['const tags = await Tag.findAll(); await Promise.all(tags.filter(Boolean).map((tag) => tag.destroy()))', ['read tag.findAll', 'write tag.destroy']],
    ['const { rows, count } = await Tag.findAndCountAll(); rows.forEach((tag) => tag.save())', ['read tag.findAndCountAll', 'write tag.save']],
    ['const total = await Tag.max("id"); total.save(); total.customer.save()', ['read tag.max']],
    ['for (const tag of await Tag.findAll()) await tag.destroy()', ['read tag.findAll', 'write tag.destroy']],
    [
      'const [tag, made] = await Tag.findOrCreate({}); if (!made) await tag.update({})',
      ['read tag.findOrCreate', 'write tag.findOrCreate', 'write tag.update'],
    ],
    ['const tags = await Tag.findAll(); await tags[0].save(); await tags[id].save()', ['read tag.findAll', 'write tag.save']],
    ['await order.$get("customer")', ['read customer.$get']],
    ['const customer = await order.$get("customer"); await customer.save()', ['read customer.$get', 'write customer.save']],
    ['await order.$count("lines"); await order.$create("line", {})', ['read orderline.$count', 'write orderline.$create']],
    ['await order.$set("lines", []); await order.$set("customer", null)', ['write order.$set', 'write orderline.$set']],
    ['const product = await Product.findOne(); await product.$add("tags", id)', ['read product.findOne', 'write producttag.$add']],
    [
      'await order.getCustomer(); await order.getLines(); await order.countLines(); await order.hasLine(id)',
      ['read customer.getCustomer', 'read orderline.countLines', 'read orderline.getLines', 'read orderline.hasLine'],
    ],
    [
      'await order.createLine({}); await order.addLines([]); await order.removeLine(id); await order.setCustomer(null)',
      ['write order.setCustomer', 'write orderline.addLines', 'write orderline.createLine', 'write orderline.removeLine'],
    ],
    ['const [line] = await order.getLines(); await line.destroy()', ['read orderline.getLines', 'write orderline.destroy']],
    ['this.tables.bulkInsert("customers", [])', ['write customer.bulkInsert']],
    ['this.sequelize.getQueryInterface().bulkDelete("customers", {})', ['write customer.bulkDelete']],
    ['Order.sequelize.query("SELECT 1 FROM customers")', ['read customer.query sql']],
    ['this.sequelize.query("UPDATE customers SET a = 1", { type: QueryTypes.UPDATE })', ['write customer.query sql']],
    ['this.sequelize.query({ query: "DELETE FROM customers", values: [] })', ['write customer.query sql']],
    ['this.tables.bulkUpdate("customers", {}, {})', ['write customer.bulkUpdate']],
    ['Order.sql.query(`DELETE FROM customers`)', ['write customer.query sql']],
    ['Tag.findAll({ attributes: [[literal("(SELECT COUNT(*) FROM customers)"), "n"]] })', ['read customer.literal sql', 'read tag.findAll']],
    ['Tag.findAll({ where: Sequelize.literal("id IN (SELECT id FROM customers)") })', ['read customer.literal sql', 'read tag.findAll']],
    ['this.sequelize.literal("EXISTS (SELECT 1 FROM customers)")', ['read customer.literal sql']],
  ])('%s', (body, expected) => expect([...accesses(body)].sort()).toEqual(expected));

  it.each([
    ['Tag.build({}); Tag.getTableName(); Tag.addHook("afterSave", () => {})'],
    ['const seen = new Set<number>(); seen.add(id); seen.delete(id)'],
    ['const tags: Tag[] = []; tags.find((one) => one === null); tags.filter(Boolean).find(Boolean)'],
    ['const byId = new Map<number, Tag>(); byId.delete(id); const cache = { findAll() {}, destroy() {} }; cache.findAll(); cache.destroy()'],
    ['order.get("status"); order.toJSON(); order.set({}); order.changed()'],
    ['literal("id + 1"); this.sequelize.literal("NOW()"); this.sequelize.fn("count"); this.sequelize.authenticate()'],
    ['Order.recent(); order.close()'],
    ['order.getStatus(); order.setLine; order.addChair(id); order.hasOwnProperty("x"); order.getDataValue("lines")'],
  ])('trap: %s accesses nothing', (body) => {
    expect(accesses(body)).toEqual([]);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it('reads what a model does to itself, as an object and as a class', () => {
    const data = read({ 'shop.ts': SHOP });
    expect(accessesIn(data)).toEqual(['write order.save', 'read orderline.$get', 'read address.defaultScope', 'read order.findAll']);
  });

  it('says what it cannot know', () => {
    expect(
      gapsIn(
        inMethod(
          'await this.sequelize.models[id].findAll(); await this.sequelize.models.Chair.findOne(); await this.sequelize.query(id); await order.$get(id)',
        ),
      ),
    ).toEqual([
      'dynamic-query order.$get()',
      'dynamic-query this.sequelize.models.Chair.findOne()',
      'dynamic-query this.sequelize.models[id].findAll()',
      'dynamic-query this.sequelize.query()',
    ]);
  });
});

describe('Sequelize models in objects of the repository', () => {
  const registry = `const Sequelize = require('sequelize'); const fs = require('fs'); const db = {};
fs.readdirSync(__dirname).forEach((file) => { const model = require('./' + file)(sequelize, Sequelize.DataTypes); db[model.name] = model; });
db.sequelize = sequelize; module.exports = db;`;
  const model = (name: string, body = '') =>
    `module.exports = (sequelize, DataTypes) => { const ${name} = sequelize.define('${name}', {}); ${body} ${name}.associate = (models) => { ${name}.hasMany(models.Order); }; return ${name}; };`;
  const inScript = (text: string) => {
    const data = read({
      'models/index.js': registry,
      'models/user.js': model('User', 'User.clear = () => User.destroy();'),
      'models/order.js': model('Order'),
      'a.js': `${text}`,
    });
    return accessesIn({ ...data, accesses: data.accesses.filter(({ at }) => at.path === 'a.js') });
  };

  it.each([
    ["const { User } = require('./models'); User.findAll()", ['read user.findAll']],
    ["const db = require('./models'); db.User.create({})", ['write user.create']],
    ["const db = require('./models'); db.sequelize.models.User.create({})", ['write user.create']],
    ["import db from './models'; db.User.findOne().then((user) => user.destroy())", ['read user.findOne', 'write user.destroy']],
    ["const User = require('./models').User; User.scope('x').findAll()", ['read user.findAll']],
    [
      "const { User } = require('./models'); async function f() { const user = await User.findOne(); await user.update({}); for (const one of await User.findAll()) one.save(); }",
      ['read user.findOne', 'write user.update', 'read user.findAll', 'write user.save'],
    ],
    ["const { User, Order } = require('./models'); User.findAll({ include: [Order] })", ['read order.include', 'read user.findAll']],
    [
      "const { User } = require('./models'); async function f() { const user = await User.findOne(); return user.getOrders(); }",
      ['read user.findOne', 'read order.getOrders'],
    ],
    ["const { sequelize } = require('./models'); sequelize.query('SELECT 1 FROM Users')", ['read user.query sql']],
    [
      "const { User, sequelize } = require('./models'); sequelize.transaction(async (t) => { await User.create({}, { transaction: t }); await User.findOne(); })",
      ['write user.create @t1', 'read user.findOne'],
    ],
  ])('%s', (text, expected) => expect([...inScript(text)].sort()).toEqual([...expected].sort()));

  it.each([
    ["const { Chair } = require('./models'); Chair.findAll()"],
    ["const { User } = require('./views'); User.findAll()"],
    ['const db = { User: { findAll() {} } }; db.User.findAll()'],
    ['function f(User) { User.findAll(); }'],
  ])('trap: %s accesses nothing', (text) => expect(inScript(text)).toEqual([]));

  it('are found in the file that defines them', () => {
    expect(accessesIn(read({ 'models/index.js': registry, 'user.js': model('User', 'User.clear = () => User.destroy();') }))).toEqual(['write user.destroy']);
  });
});

describe('Sequelize models that extend a class of the repository', () => {
  const BASE = `import { Model, Table } from 'sequelize-typescript';
export class Kept<T extends object = any> extends Model<T> {
  archive(ctx) { return this.update({ archived: true }, ctx); }
  static keep(ctx, values) { return this.create(values, ctx); }
  static async keepAll(ctx) { return this.findAll(ctx); }
}
@Table export class Order extends Kept<Partial<Order>> {}
@Table export class Tag extends Kept { archive(ctx) { return this.destroy(ctx); } }`;
  it.each([
    ['order.archive({})', ['write order.update?']],
    ['const found = await Order.findOne(); found.archive({})', ['read order.findOne', 'write order.update?']],
    ['Order.keep({}, {}); Tag.keepAll({})', ['read tag.findAll?', 'write order.create?']],
    ['(await Tag.findByPk(1)).archive({})', ['read tag.findByPk']],
  ])('%s', (body, expected) => {
    const data = read({ 'base.ts': BASE, 'a.ts': `import { Order, Tag } from './base'; export async function f(order: Order) { ${body} }` });
    expect([...accessesIn({ ...data, accesses: data.accesses.filter(({ at }) => at.path === 'a.ts') })].sort()).toEqual(expected);
  });
});

describe('Sequelize models of a package outside the repository', () => {
  const inService = (body: string) =>
    read({
      'a.ts': `import { InjectModel } from '@nestjs/sequelize'; import { Order, Customer } from '@shop/models'; import { Customer as Guest } from 'guests';
class Service { constructor(@InjectModel(Order) private readonly orders: typeof Order, @InjectModel(Customer) private readonly customers: typeof Customer) {} async run(order: Order, guest: Guest) { ${body} } }`,
      'b.ts': `import { Order } from '@shop/models/orders'; export const clear = () => Order.truncate();`,
    });
  it.each([
    ['this.orders.findOne({ include: [{ model: Customer, as: "buyer" }] })', ['read customer.include', 'read order.findOne']],
    ['await order.save(); await Customer.create({})', ['write customer.create', 'write order.save']],
    ['const found = await this.orders.findOne(); await found.destroy()', ['read order.findOne', 'write order.destroy']],
    ['await guest.save(); await Guest.findAll()', []],
  ])('%s', (body, expected) => expect([...accessesIn(inService(body))].sort()).toEqual([...expected, 'write order.truncate'].sort()));
});

describe('Sequelize models that are only known when the program runs', () => {
  it.each([
    ['const modelClass = CLASSES[id]; await modelClass.findOne({})', ['unresolved-receiver modelClass.findOne()']],
    ['const { model } = loaders[id]; await model.destroy({ where: { id } })', ['unresolved-receiver model.destroy()']],
    ['const entityCtor = CLASSES[id]; await entityCtor.update({}, {})', ['unresolved-receiver entityCtor.update()']],
    ['const styleClass = STYLES[id]; styleClass.update(); const remodel = STYLES[id]; remodel.save()', []],
  ])('%s', (body, expected) => expect(gapsIn(inMethod(`const CLASSES: any = {}; const { loaders, STYLES }: any = CLASSES; ${body}`))).toEqual(expected));
});

describe('Sequelize hidden reads and writes', () => {
  it.each([
    ['Customer.findAll({ include: Address })', ['read address.include', 'read customer.findAll']],
    ['Customer.findAll({ include: "address" })', ['read address.include', 'read customer.findAll']],
    [
      'Customer.findByPk(id, { include: [Address, { association: "orders", include: ["lines"] }] })',
      ['read address.include', 'read customer.findByPk', 'read order.include', 'read orderline.include'],
    ],
    [
      'Customer.count({ include: [{ model: Order, as: "orders", include: [{ model: OrderLine, include: [Product] }] }] })',
      ['read customer.count', 'read order.include', 'read orderline.include', 'read product.include'],
    ],
    [
      'Customer.findOne({ include: [id > 1 ? { model: Address } : { model: Order }] })',
      ['read address.include', 'read customer.findOne', 'read order.include'],
    ],
    ['const include = [{ model: Address }]; Customer.findAll({ include })', ['read address.include', 'read customer.findAll']],
    [
      'const include: any[] = [{ model: Address }]; if (id) include.push({ model: Order }); Customer.findAll({ include })',
      ['read address.include', 'read customer.findAll', 'read order.include'],
    ],
    ['const wanted = () => [Address, Order]; Customer.findAll({ include: wanted() })', ['read address.include', 'read customer.findAll', 'read order.include']],
    ['Customer.findAll({ include: [{ all: true }] })', ['read address.include?', 'read customer.findAll', 'read order.include?']],
    [
      'Customer.findAll({ include: [{ all: true, nested: true }] })',
      [
        ...['address', 'customer', 'order', 'orderline', 'product', 'tag'].map((entity) => `read ${entity}.include?`).slice(0, 1),
        'read customer.findAll',
        ...['customer', 'order', 'orderline', 'product', 'tag'].map((entity) => `read ${entity}.include?`),
      ],
    ],
    ['const more = [Order]; Customer.findAll({ include: [Address, ...more] })', ['read address.include', 'read customer.findAll', 'read order.include']],
    ['Customer.findAll({ where: { "$address.city$": "x" }, include: [Address] })', ['read address.include', 'read customer.findAll']],
    ['Order.withScope("withLines").findOne()', ['read order.findOne', 'read orderline.include', 'read product.include']],
    [
      'Customer.findAll(new Options().filter({ id }).include([{ model: Order, include: [OrderLine] }]).build())',
      ['read customer.findAll', 'read order.include', 'read orderline.include'],
    ],
    ['Customer.create({ address: {} }, { include: [Address] })', ['write address.include', 'write customer.create']],
    ['Order.findAll()', ['read address.defaultScope', 'read order.findAll']],
    ['Order.unscoped().findAll()', ['read order.findAll']],
    ['Order.scope("withLines").findOne()', ['read order.findOne', 'read orderline.include', 'read product.include']],
    ['Order.scope(["recent", { method: ["of", id] }]).findOne()', ['read customer.include', 'read order.findOne']],
    ['Order.scope("defaultScope", "recent").findOne()', ['read address.defaultScope', 'read order.findOne']],
    ['Order.scope({ include: [Customer] }).findOne()', ['read customer.include', 'read order.findOne']],
    ['order.reload({ include: [Customer] })', ['read customer.include', 'read order.reload']],
  ])('%s', (body, expected) => expect([...accesses(body)].sort()).toEqual(expected));

  it.each([
    ['Customer.findAll({ include: [] })', ['read customer.findAll']],
    ['Customer.findAll({ include: undefined })', ['read customer.findAll']],
    ['Tag.create({ include: [Address] })', ['write tag.create']],
    ['Order.unscoped().scope("recent")', []],
  ])('trap: %s hides nothing', (body, expected) => {
    expect(accesses(body)).toEqual(expected);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it('says where includes are only known when the program runs', () => {
    expect(gapsIn(inMethod('Tag.findAll({ include })'))).toEqual(['dynamic-query include of findAll()']);
    expect(gapsIn(inMethod('Tag.findAll({ include: [...include, ...include] })'))).toEqual(['dynamic-query include of findAll()']);
  });
});

describe('Sequelize hooks', () => {
  const TWO = `import { Sequelize } from 'sequelize'; const s = new Sequelize(); const Tag = s.define('Tag', {});`;
  it.each([
    ['of the options', `${TWO} s.define('Order', {}, { hooks: { afterUpdate: async () => { await Tag.destroy({}); } } });`, ['write tag.destroy']],
    [
      'that are added',
      `${TWO} const Order = s.define('Order', {}); Order.addHook('afterCreate', async () => { await Tag.create({}); });`,
      ['write tag.create'],
    ],
    ['by their own methods', `${TWO} const Order = s.define('Order', {}); Order.afterDestroy(async () => { await Tag.findOne(); });`, ['read tag.findOne']],
    [
      'by decorators',
      `import { Table, Model, AfterSave } from 'sequelize-typescript'; @Table class Tag extends Model {} @Table class Order extends Model { @AfterSave static async mark(order: Order) { await Tag.create({}); } }`,
      ['write tag.create'],
    ],
  ])('access what their code accesses: %s', (_, text, expected) => expect(accessesIn(read({ 'a.ts': text }))).toEqual(expected));

  it('trap: a hook without accesses has none', () => {
    expect(accessesIn(read({ 'a.ts': `${TWO} Tag.addHook('beforeSave', (tag) => { tag.name = tag.name.trim(); });` }))).toEqual([]);
  });
});

describe('Sequelize join tables', () => {
  const JOINED = `import { Sequelize } from 'sequelize'; const s = new Sequelize(); const Tag = s.define('Tag', {}); const Link = s.define('Link', {}); const Order = s.define('Order', {}); Order.belongsToMany(Tag, { through: Link, as: 'tags' });`;
  const inJoined = (body: string) => accessesIn(read({ 'a.ts': `${JOINED} export async function f() { const order = await Order.findOne(); ${body} }` }));
  it('are written by the methods of the relation', () =>
    expect(inJoined('await order.addTag(1); await order.setTags([]);')).toEqual(['write link.addTag', 'write link.setTags', 'read order.findOne']));
  it('trap: are not read where the other end is', () => expect(inJoined('await order.getTags();')).toEqual(['read order.findOne', 'read tag.getTags']));
});

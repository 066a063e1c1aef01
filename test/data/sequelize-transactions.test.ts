import { describe, expect, it } from 'vitest';
import { accessesIn, read, transactionsIn } from './reading.js';
import { IMPORTS, SHOP } from './sequelize-shop.js';

/** A service with a connection; the body of its method is on line 7. */
function inService(body: string, rest = '') {
  return read({
    'shop.ts': SHOP.replace('await this.save(); return', 'return').replace('return this.findAll();', '').replace("return this.$get('lines');", ''),
    'a.ts': `${IMPORTS}
class Checkout { constructor(private sequelize: Sequelize) {}
async place(order: Order, id: number) { ${body} }
${rest} }`,
  });
}

describe('Sequelize transactions', () => {
  it.each([
    ['a callback', 'await this.sequelize.transaction(async (t) => { await Tag.create({}, { transaction: t }); });', ['write tag.create @t1']],
    [
      'a callback after options',
      'await this.sequelize.transaction({ isolationLevel: "SERIALIZABLE" }, async (transaction) => { await Tag.destroy({ where: {}, transaction }); await order.save({ transaction }); });',
      ['write order.save @t1', 'write tag.destroy @t1'],
    ],
    [
      'what is begun by hand',
      'const t = await this.sequelize.transaction(); try { await Tag.create({}, { transaction: t }); await t.commit(); } catch { await t.rollback(); }',
      ['write tag.create @t1'],
    ],
    [
      'options for a begin by hand',
      'const t = await Order.sequelize.transaction({ isolationLevel: Transaction.ISOLATION_LEVELS.READ_COMMITTED }); await Tag.create({}, { transaction: t }); await t.commit();',
      ['write tag.create @t1'],
    ],
    [
      'of Sequelize 7',
      'const t = await this.sequelize.startUnmanagedTransaction(); await Tag.create({}, { transaction: t }); await t.commit();',
      ['write tag.create @t1'],
    ],
    [
      'options held by a name',
      'await this.sequelize.transaction(async (transaction) => { const options = { transaction }; await Tag.create({}, options); });',
      ['write tag.create @t1'],
    ],
    [
      'a copy of options',
      'await this.sequelize.transaction(async (transaction) => { const options = { transaction }; await Tag.create({}, { ...options, hooks: false }); });',
      ['write tag.create @t1'],
    ],
    [
      'SQL',
      'await this.sequelize.transaction(async (t) => { await this.sequelize.query("DELETE FROM customers", { transaction: t }); });',
      ['write customer.query sql @t1'],
    ],
    [
      'a relation, $get and include',
      'await this.sequelize.transaction(async (t) => { await order.$get("lines", { transaction: t, include: [Product] }); await Customer.findOne({ include: [Address], transaction: t }); });',
      ['read address.include @t1', 'read customer.findOne @t1', 'read orderline.$get @t1', 'read product.include @t1'],
    ],
    [
      'a savepoint of it',
      'await this.sequelize.transaction(async (t) => { await this.sequelize.transaction({ transaction: t }, async (inner) => { await Tag.create({}, { transaction: inner }); }); });',
      ['write tag.create @t1'],
    ],
    ['a function that is handed the transaction', 'await this.sequelize.transaction(async (t) => { await this.tag(id, t); });', ['write tag.create @t1']],
    [
      'a function that is handed options',
      'const transaction = await this.sequelize.transaction(); await this.mark(id, { transaction }); await transaction.commit();',
      ['write tag.create @t1'],
    ],
  ])('hold what is handed them: %s', (_, body, expected) => {
    const rest = `${body.includes('this.tag') ? 'private tag(id: number, transaction?: Transaction) { return Tag.create({ id }, { transaction }); }' : ''}
${body.includes('this.mark') ? 'private mark(id: number, options: { transaction?: Transaction }) { return Tag.create({ id }, options); }' : ''}`;
    const data = inService(body, rest);
    expect([...accessesIn({ ...data, accesses: data.accesses.filter(({ at }) => at.path === 'a.ts') })].sort()).toEqual(expected);
    expect(data.transactions).toHaveLength(1);
  });

  it.each([
    ['no transaction', 'await this.sequelize.transaction(async (t) => { await Tag.create({}); });', ['write tag.create']],
    [
      'a record that was found in it, saved outside',
      'const order2 = await this.sequelize.transaction(async (t) => Tag.findOne({ transaction: t })); const tag = await Tag.findOne({ transaction: null }); await tag.save();',
      ['read tag.findOne', 'read tag.findOne @t1', 'write tag.save'],
    ],
    [
      'a record that is saved after the commit',
      'const t = await this.sequelize.transaction(); const tag = await Tag.findOne({ transaction: t }); await t.commit(); await tag.save();',
      ['read tag.findOne @t1', 'write tag.save'],
    ],
    [
      'the transaction beside what it is asked for',
      'await this.sequelize.transaction(async (t) => { await this.find({ id, transaction: t }); });',
      ['read tag.findByPk'],
    ],
    [
      'what comes after the commit',
      'await this.sequelize.transaction(async (t) => { await Tag.create({}, { transaction: t }); t.afterCommit(async () => { await Tag.update({}, { where: {} }); }); });',
      ['write tag.create @t1', 'write tag.update'],
    ],
  ])('trap: do not hold what is handed %s', (_, body, expected) => {
    const data = inService(body, 'private find(context: any) { const { id } = context; return Tag.findByPk(id); }');
    const own = data.accesses.filter(({ at, operation }) => at.path === 'a.ts' && (body.includes('this.find(') || operation !== 'findByPk'));
    expect([...accessesIn({ ...data, accesses: own })].sort()).toEqual(expected);
  });

  it.each<[string, string, readonly string[]]>([
    ['without it', 'await Tag.create({});', ['t1']],
    ['with what was made without it', 'await Tag.create({}, optionsOf({ silent: true }));', ['t1']],
    ['with what was made of it', 'await Tag.create({}, optionsOf(t));', []],
    ['with what was made of an object that holds it', 'const options = optionsOf({ silent: true, transaction: t }); await Tag.create({}, options);', []],
  ])('are said to leave out a call %s, unless it may carry the handle on', (_, call, outsideOf) => {
    const data = inService(`await this.sequelize.transaction(async (t) => { ${call} });`);
    const created = data.accesses.filter(({ at, operation }) => at.path === 'a.ts' && operation === 'create');
    expect(created.map((access) => access.outsideOf)).toEqual([outsideOf]);
  });

  it('trap: a transaction within another that it is not handed is its own', () => {
    const data = inService(
      'await this.sequelize.transaction(async (t) => {\nawait this.sequelize.transaction(async (own) => { await Tag.create({}, { transaction: own }); }); });',
    );
    expect(accessesIn({ ...data, accesses: data.accesses.filter(({ at }) => at.path === 'a.ts') })).toEqual(['write tag.create @t2']);
  });

  it.each([
    ['sequelize-transactional-decorator', ['write tag.create @t1']],
    ['tracing', ['write tag.create']],
  ])('hold a method with a decorator of %s, or not', (module, expected) => {
    const text = `${IMPORTS}import { Transactional } from '${module}'; class S { @Transactional() async pay() { await Tag.create({}); } }`;
    const data = read({ 'shop.ts': SHOP, 'a.ts': text });
    expect(accessesIn({ ...data, accesses: data.accesses.filter(({ at }) => at.path === 'a.ts') })).toEqual(expected);
  });

  it('are placed by their callback, or by their begin and end', () => {
    expect(transactionsIn(inService('await this.sequelize.transaction(async (t) => { });'))).toEqual(['t1 callback 7-7 Checkout.place']);
    expect(transactionsIn(inService('const t = await this.sequelize.transaction();\n await Tag.create({}, { transaction: t });\n await t.commit();'))).toEqual([
      't1 manual 7-9 Checkout.place',
    ]);
  });

  it('trap: are not what other objects call by that name', () => {
    expect(
      inService(
        'const bank = { transaction: async (work: Function) => work(id) }; await bank.transaction(async (t) => { await Tag.create({}, { transaction: t }); });',
      ).transactions,
    ).toEqual([]);
  });

  it('hold what a wrapper hands the transaction that it begins by hand', () => {
    const rest =
      'private async inTransaction<T>(work: (t: Transaction) => Promise<T>) { const t = await this.sequelize.transaction(); try { const done = await work(t); await t.commit(); return done; } catch (e) { await t.rollback(); throw e; } }';
    const data = inService('await this.inTransaction(async (t) => { await Tag.create({}, { transaction: t }); await Product.create({}); });', rest);
    expect(accessesIn({ ...data, accesses: data.accesses.filter(({ at }) => at.path === 'a.ts') })).toEqual(['write product.create', 'write tag.create @t1']);
    expect(transactionsIn(data)).toEqual(['t1 callback 7-7 Checkout.place']);
  });

  it('hold what options hold that a chain of calls builds', () => {
    const data = inService(
      'const t = await this.sequelize.transaction(); await Tag.findAll(new Options().filter({ id }).transaction(t).build()); await Tag.findOne(new Options().filter({ id }).build()); await t.commit();',
    );
    expect(accessesIn({ ...data, accesses: data.accesses.filter(({ at }) => at.path === 'a.ts') })).toEqual(['read tag.findAll @t1', 'read tag.findOne']);
  });

  it.each([
    ['Sequelize 7', `import { Sequelize } from '@sequelize/core';`, ['write order.create @t1']],
    ['useCLS', `import { Sequelize } from 'sequelize'; Sequelize.useCLS(namespace);`, ['write order.create @t1']],
    ['nothing', `import { Sequelize } from 'sequelize';`, ['write order.create']],
  ])('hold all that runs in a callback where the package keeps them, which is said by %s', (_, imports, expected) => {
    const text = `${imports} const db = new Sequelize(); const Order = db.define('Order', {}); export const place = () => db.transaction(async () => { await Order.create({}); });`;
    expect(accessesIn(read({ 'a.ts': text }))).toEqual(expected);
  });
});

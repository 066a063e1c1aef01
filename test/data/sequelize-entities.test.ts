import { describe, expect, it } from 'vitest';
import { entitiesIn, read, relationsIn } from './reading.js';
import { SHOP } from './sequelize-shop.js';

const IMPORT = `import { Sequelize, DataTypes, Model } from 'sequelize';`;
const entities = (text: string) => entitiesIn(read({ 'shop.ts': `${IMPORT}\n${text}` }));

describe('Sequelize models', () => {
  it('are the classes with @Table, by their tables and names', () => {
    expect(entitiesIn(read({ 'shop.ts': SHOP }))).toEqual([
      'address Addresses (sequelize)',
      'customer customers (sequelize)',
      'order orders (sequelize)',
      'orderline OrderLines (sequelize)',
      'product products (sequelize)',
      'producttag ProductTags (sequelize)',
      'tag Tags (sequelize)',
    ]);
  });

  it.each([
    ['a define', `const s = new Sequelize('sqlite::memory:'); const Person = s.define('Person', {});`, ['person People (sequelize)']],
    ['a define in snake case', `const s = new Sequelize(); s.define('OrderLine', {}, { underscored: true });`, ['orderline order_lines (sequelize)']],
    ['a frozen name', `const s = new Sequelize(); s.define('OrderLine', {}, { freezeTableName: true });`, ['orderline OrderLine (sequelize)']],
    ['a written table', `const s = new Sequelize(); s.define('OrderLine', {}, { tableName: 'lines' });`, ['orderline lines (sequelize)']],
    [
      'options for all models',
      `const s = new Sequelize('x', { define: { underscored: true } }); s.define('OrderLine', {});`,
      ['orderline order_lines (sequelize)'],
    ],
    ['a factory', `export default (sequelize, DataTypes) => { const User = sequelize.define('User', {}); return User; };`, ['user Users (sequelize)']],
    [
      'a factory typed through the whole import',
      `import Whole from 'sequelize'; export default (db: Whole.Sequelize): Whole.ModelStatic<unknown> => db.define<unknown>('User', {});`,
      ['user Users (sequelize)'],
    ],
    ['a typed factory', `export default (db: Sequelize) => db.define('User', {});`, ['user Users (sequelize)']],
    ['a class that is initialised', `class Visit extends Model {} Visit.init({}, { sequelize, modelName: 'visit' });`, ['visit visits (sequelize)']],
    [
      'a class that initialises itself',
      `class Visit extends Model { static start(db: Sequelize) { this.init({}, { sequelize: db, tableName: 'calls' }); } }`,
      ['visit calls (sequelize)'],
    ],
    [
      'a class that its base initialises',
      `class Visit extends Model { static start(db: Sequelize) { return super.init({}, { sequelize: db }); } }`,
      ['visit Visits (sequelize)'],
    ],
    ['a class behind a class', `class Kept extends Model {} class Visit extends Kept {} Visit.init({}, { sequelize });`, ['visit Visits (sequelize)']],
  ])('are declared by %s', (_, text, expected) => expect(entities(text)).toEqual(expected));

  it('of Sequelize 7 need no @Table', () => {
    const text = `import { Model } from '@sequelize/core'; import { Attribute, BelongsTo, Table } from '@sequelize/core/decorators-legacy';
      @Table.Abstract export class Kept extends Model { @Attribute({}) id: number; }
      export class Order extends Kept { @Attribute({}) total: number; @BelongsTo(() => Customer, 'customerId') customer: Customer; }
      export class Customer extends Kept { @Attribute({}) name: string; }`;
    const data = read({ 'shop.ts': text });
    expect(entitiesIn(data)).toEqual(['customer Customers (sequelize)', 'order Orders (sequelize)']);
    expect(relationsIn(data)).toEqual(['order many-to-one customer']);
  });

  it('of a package outside the repository are those that are injected', () => {
    const text = `import { InjectModel } from '@nestjs/sequelize'; import { Order } from '@shop/models';
      export class Orders { constructor(@InjectModel(Order) private readonly orders: typeof Order) {} }`;
    expect(entitiesIn(read({ 'a.ts': text }))).toEqual(['order Orders (sequelize)']);
  });

  it.each([
    ['a Table of another package', `import { Table } from 'tables'; @Table class Chair {}`],
    ['a Model of another package', `import { Model as Other } from 'objection'; class Chair extends Other {} Chair.init({}, {});`],
    ['another define', `customElements.define('chair', {}); (model) => model.define('chair', {});`],
    ['a Model that nothing initialises', 'class Kept extends Model {}'],
    ['a define without attributes', `const s = new Sequelize(); s.define('User');`],
  ])('trap: %s declares none', (_, text) => expect(entities(text)).toEqual([]));
});

describe('Sequelize relations', () => {
  it('are those that decorators declare, and foreign keys', () => {
    expect(relationsIn(read({ 'shop.ts': SHOP }))).toEqual([
      'address one-to-one customer',
      'order many-to-one customer',
      'order many-to-one address',
      'orderline many-to-one order',
      'orderline many-to-one product',
      'product many-to-many tag',
      'producttag many-to-one tag',
    ]);
  });

  const DEFINED = `const s = new Sequelize(); const Order = s.define('Order', {}); const Customer = s.define('Customer', {}); class Visit extends Model { static associate(models) { this.belongsTo(models.Customer); } } Visit.init({}, { sequelize: s });`;
  it.each([
    ['constants', 'Order.belongsTo(Customer)', ['order many-to-one customer', 'visit many-to-one customer']],
    ['the other side', `Customer.hasMany(Order, { as: 'bought' })`, ['visit many-to-one customer', 'order many-to-one customer']],
    ['a registry', `export const join = (db) => { db.Order.hasOne(db.Visit); };`, ['visit many-to-one customer', 'visit one-to-one order']],
    [
      'a column',
      `s.define('Line', { orderId: { type: 1, references: { model: 'Orders', key: 'id' } }, visitId: { references: { model: Visit } } })`,
      ['line many-to-one order', 'line many-to-one visit', 'visit many-to-one customer'],
    ],
    [
      'a column beside a relation',
      `const Line = s.define('Line', { orderId: { references: { model: 'Orders' } } }); Order.hasOne(Line);`,
      ['line one-to-one order', 'visit many-to-one customer'],
    ],
    [
      'names taken out of a registry',
      'export const join = ({ Order: O, Visit: V }) => { O.belongsToMany(V, { through: "t" }); };',
      ['visit many-to-one customer', 'order many-to-many visit'],
    ],
  ])('are declared on %s', (_, text, expected) => {
    expect([...relationsIn(read({ 'a.ts': `${IMPORT} ${DEFINED}\n${text}` }))].sort()).toEqual([...expected].sort());
  });

  it('are declared in a factory, on the model that it defines', () => {
    const model = (name: string, body: string) =>
      `module.exports = (sequelize, DataTypes) => { const ${name} = sequelize.define('${name}', {}); ${name}.associate = function (models) { ${body} }; return ${name}; };`;
    const data = read({
      'order.js': `const { Op } = require('sequelize'); ${model('Order', 'Order.belongsTo(models.Customer);')}`,
      'customer.js': model('Customer', 'Customer.hasMany(models.Order);'),
    });
    expect(relationsIn(data)).toEqual(['order many-to-one customer']);
  });

  it('trap: are not what other objects call by that name', () => {
    expect(relationsIn(read({ 'a.ts': `${IMPORT} ${DEFINED}\n export const f = (x, chart) => { chart.hasMany(Order); x.Order.hasOne(x.Chair); };` }))).toEqual([
      'visit many-to-one customer',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { mongodb } from '../../src/data/mongodb/mongodb.js';
import { readNames } from '../../src/data/layer-names.js';
import { readDataWith } from '../../src/data/read-data.js';
import { programOf } from '../support/program.js';
import { accessesIn, entitiesIn, gapsIn } from './reading.js';

const readFiles = (files: Record<string, string>) => readDataWith([mongodb], programOf(files, { argumentsOf: readNames([mongodb]) }), { schemas: [] });
const read = (text: string) => readFiles({ 'shop.ts': `import { MongoClient, type Db, type Collection, type ClientSession } from 'mongodb';\n${text}` });
const inFunction = (body: string) =>
  read(`interface Order {} interface Customer {}
const client = new MongoClient('url');
export class Shop { database: Db; async getCollection<T>(name: string): Promise<Collection<T>> { return this.database.collection<T>(name); } }
async function run(db: Db, shop: Shop, id: string) { ${body} }`);

describe('the MongoDB driver', () => {
  it.each([...mongodb.handles.collection.steps])('%s of a collection is an access', (name, { does }) => {
    const data = read(`export function f(db: Db) { return db.collection('orders').${name}({}); }`);
    expect([entitiesIn(data), accessesIn(data)]).toEqual([['orders orders (mongodb)'], [`${does} orders.${name}`]]);
  });

  it.each([
    ['a client made', `new MongoClient(url).db('shop').collection('orders').findOne({});`],
    ['a client that connects', `const client = await MongoClient.connect(url); client.db().collection('orders').findOne({});`],
    ['a constant', `const orders = new MongoClient(url).db().collection('orders'); export function f() { orders.findOne({}); }`],
    ['a named constant', `const NAME = 'orders'; export function f(db: Db) { db.collection(NAME).findOne({}); }`],
    ['a member of a constant', `const NAMES = { orders: 'orders' }; export function f(db: Db) { db.collection(NAMES.orders).findOne({}); }`],
    ['an enum', `enum Name { Orders = 'orders' } export function f(db: Db) { db.collection(Name.Orders).findOne({}); }`],
  ])('is reached by %s', (_, text) => expect(accessesIn(read(text))).toEqual(['read orders.findOne']));

  it.each([
    ['an array', 'export function f(orders: string[]) { orders.find((o) => o); }'],
    ['a map', 'export function f(orders: Map<string, string>) { orders.drop(); }'],
    ['another database', `import { Store } from 'elsewhere'; export function f(db: Store) { db.collection('orders').findOne({}); }`],
    ['what a query gives', `export async function f(db: Db) { const rows = await db.listCollections().toArray(); rows.find((row) => row.name); }`],
  ])('trap: %s is none', (_, text) => {
    const data = read(text);
    expect([entitiesIn(data), accessesIn(data)]).toEqual([[], []]);
  });

  it('says that a collection named at run time is not known', () => {
    const data = read('export function f(db: Db, name: string) { db.collection(name).insertOne({}); }');
    expect([accessesIn(data), gapsIn(data)]).toEqual([[], ['dynamic-query db.collection().insertOne()']]);
  });
});

describe('functions that give a collection by its name', () => {
  const SHOP = `import { Db, Collection } from 'mongodb';
export class Shop { database: Db; async getCollection<T>(name: string): Promise<Collection<T>> { if (!this.database) throw new Error(); return this.database.collection<T>(name); } }
export function named(db: Db, name: string) { return db.collection(name); }
export interface Order {} export interface Draft {}`;

  it('are known by what they return, and a type argument stands for its one collection', () => {
    const data = readFiles({
      'shop.ts': SHOP,
      'orders.ts': `import { Collection } from 'mongodb'; import { Shop, Order } from './shop';
export class Orders { private orders: Collection<Order>; constructor(private shop: Shop) {}
  async init() { this.orders = await this.shop.getCollection<Order>('orders'); } count() { return this.orders.countDocuments(); } }`,
    });
    expect([entitiesIn(data), accessesIn(data), gapsIn(data)]).toEqual([['orders orders (mongodb)'], ['read orders.countDocuments'], []]);
  });

  it('trap: a type argument that two collections share stands for neither', () => {
    const data = readFiles({
      'shop.ts': SHOP,
      'orders.ts': `import { Collection } from 'mongodb'; import { Shop, Draft } from './shop';
export async function f(shop: Shop, drafts: Collection<Draft>) { await shop.getCollection<Draft>('drafts'); await shop.getCollection<Draft>('archive'); drafts.drop(); }`,
    });
    expect([entitiesIn(data), accessesIn(data), gapsIn(data)]).toEqual([
      ['archive archive (mongodb)', 'drafts drafts (mongodb)'],
      [],
      ['dynamic-query drafts.drop()'],
    ]);
  });

  it('say which collection a property is set to where its type does not', () => {
    const data = readFiles({
      'shop.ts': SHOP,
      'drafts.ts': `import { Collection } from 'mongodb'; import { Shop } from './shop'; type Draft = { a: 1 } & { b: 2 };
export class Drafts { private drafts: Promise<Collection<Draft>>; constructor(private shop: Shop) { this.drafts = shop.getCollection<Draft>('drafts'); }
  async count() { return (await this.drafts).countDocuments(); } }`,
      'names.ts': `import { Shop } from './shop'; export async function f(shop: Shop) { const names = await shop.getCollection('names'); await names.deleteMany({}); }`,
    });
    expect([accessesIn(data), gapsIn(data)]).toEqual([['read drafts.countDocuments', 'write names.deleteMany'], []]);
  });

  it('trap: a method of another class with the same name declares nothing', () => {
    const data = readFiles({ 'shop.ts': `${SHOP} class Stamps { getCollection(name: string) { return [name]; } } new Stamps().getCollection('orders');` });
    expect(entitiesIn(data)).toEqual([]);
  });
});

describe('aggregations', () => {
  const stages = (body: string) => {
    const data = inFunction(body);
    return [accessesIn(data).filter((access) => access !== 'read orders.aggregate'), gapsIn(data)];
  };

  it.each([
    [`db.collection('orders').aggregate([{ $lookup: { from: 'customers', localField: 'a', foreignField: 'b', as: 'c' } }])`, ['read customers.$lookup']],
    [`db.collection('orders').aggregate([{ $graphLookup: { from: 'products' } }])`, ['read products.$graphLookup']],
    [`db.collection('orders').aggregate([{ $unionWith: 'archive' }])`, ['read archive.$unionWith']],
    [
      `db.collection('orders').aggregate([{ $unionWith: { coll: 'archive', pipeline: [{ $lookup: { from: 'users' } }] } }])`,
      ['read archive.$unionWith', 'read users.$lookup'],
    ],
    [`db.collection('orders').aggregate([{ $facet: { a: [{ $lookup: { from: 'users' } }] } }])`, ['read users.$lookup']],
    [`db.collection('orders').aggregate([{ $match: {} }, { $merge: 'totals' }])`, ['write totals.$merge']],
    [`db.collection('orders').aggregate([{ $merge: { into: { db: 'shop', coll: 'totals' }, on: '_id' } }])`, ['write totals.$merge']],
    [`db.collection('orders').aggregate([{ $out: 'totals' }])`, ['write totals.$out']],
    [`const pipeline = [{ $match: {} }]; pipeline.push({ $lookup: { from: 'users' } }); db.collection('orders').aggregate(pipeline)`, ['read users.$lookup']],
    [`const from = 'users'; db.collection('orders').aggregate([{ $lookup: { from } }])`, ['read users.$lookup']],
  ])('%s', (body, expected) => expect(stages(body)).toEqual([expected, []]));

  it.each([
    [`db.collection('orders').aggregate([{ $match: { from: 'users' } }, { $group: { _id: '$into' } }])`],
    [`db.collection('orders').aggregate([{ $lookup: { pipeline: [{ $documents: [] }], as: 'made' } }])`],
  ])('trap: %s names no other collection', (body) => expect(stages(body)).toEqual([[], []]));

  it.each([
    [`db.collection('orders').aggregate([{ $lookup: { from: id } }])`, ['dynamic-query $lookup of aggregate()']],
    [`db.collection('orders').aggregate(shop.pipeline)`, ['dynamic-query stages of aggregate()']],
  ])('%s is not wholly seen', (body, expected) => expect(stages(body)).toEqual([[], expected]));

  it('are followed into the functions that make them', () => {
    const data = read(`class Query { static toPipeline() { return [{ $lookup: { from: 'users' } }]; } }
export function f(db: Db) { db.collection('orders').aggregate(Query.toPipeline()); }`);
    expect(data.accesses.map(({ entity, operation, at }) => `${entity}.${operation} ${at.line}`)).toEqual(['orders.aggregate 3', 'users.$lookup 3']);
  });
});

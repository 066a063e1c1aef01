import { describe, expect, it } from 'vitest';
import { accessesIn, transactionsIn } from './reading.js';
import { inMethod, readMongo } from './mongoose-shop.js';

/** In order of entity, with their transactions. */
const held = (body: string, rest = ''): string[] => accessesIn(inMethod(body, rest)).sort();

describe('Mongoose transactions', () => {
  it.each([
    [
      'a callback of the connection',
      'await this.connection.transaction(async (s) => { await Order.create([{}], { session: s }); });',
      ['write order.create @t1'],
    ],
    [
      'a callback of the first connection',
      'await mongoose.connection.transaction(async (s) => { await Tag.deleteMany({}, { session: s }); });',
      ['write tag.deleteMany @t1'],
    ],
    [
      'a session begun by hand',
      'const s = await mongoose.startSession(); s.startTransaction(); await Order.updateOne({}, {}, { session: s }); await Tag.create([{}], { session: s }); await s.commitTransaction();',
      ['write order.updateOne @t1', 'write tag.create @t1'],
    ],
    [
      'a session named session',
      'const session = await this.connection.startSession(); session.startTransaction(); await Order.updateOne({}, {}, { session }); await session.abortTransaction();',
      ['write order.updateOne @t1'],
    ],
    [
      "a model's own session",
      'const s = await Order.startSession(); s.startTransaction(); await Order.deleteMany({}, { session: s }); await s.commitTransaction();',
      ['write order.deleteMany @t1'],
    ],
    [
      'withTransaction of a session from outside',
      'const s = await mongoose.startSession(); await s.withTransaction(async () => { await Order.deleteMany({}, { session: s }); }); await s.endSession();',
      ['write order.deleteMany @t1'],
    ],
    [
      "withTransaction's own session",
      'const s = await mongoose.startSession(); await s.withTransaction(async (inner) => { await Order.deleteMany({}, { session: inner }); });',
      ['write order.deleteMany @t1'],
    ],
    [
      'a document that is saved with it',
      'await this.connection.transaction(async (s) => { const one = new Order({}); await one.save({ session: s }); });',
      ['write order.save @t1'],
    ],
    [
      'a query that is handed it later',
      'await this.connection.transaction(async (s) => { await Order.find().sort("total").session(s); });',
      ['read order.find @t1'],
    ],
    [
      'a query that is handed it later, by hand',
      'const s = await mongoose.startSession(); s.startTransaction(); await Order.findById(id).session(s); await s.commitTransaction();',
      ['read order.findById @t1'],
    ],
    [
      'a session of the connection',
      'await this.connection.withSession(async (s) => { await s.withTransaction(async () => { await Order.deleteMany({}, { session: s }); }); });',
      ['write order.deleteMany @t1'],
    ],
    [
      'a document that was found with it',
      'await this.connection.transaction(async (s) => { const one = await Order.findById(id).session(s); await one.save(); });',
      ['read order.findById @t1', 'write order.save @t1'],
    ],
    ['an aggregation', 'await this.connection.transaction(async (s) => { await Order.aggregate([]).session(s); });', ['read order.aggregate @t1']],
  ])('hold what is handed their session: %s', (_, body, expected) => {
    expect(held(body)).toEqual(expected);
    expect(inMethod(body).transactions).toHaveLength(1);
  });

  it.each([
    ['nothing', 'await this.connection.transaction(async (s) => { await Order.create({}); });', ['write order.create']],
    [
      'no session within withTransaction',
      'const s = await mongoose.startSession(); await s.withTransaction(async () => { await Order.deleteMany({}); });',
      ['write order.deleteMany'],
    ],
    [
      'another session',
      'const s = await mongoose.startSession(); const other = await mongoose.startSession(); await s.withTransaction(async () => { await Order.deleteMany({}, { session: other }); });',
      ['write order.deleteMany'],
    ],
    ['a field of that name', 'await this.connection.transaction(async () => { await Order.deleteMany({ session: id }); });', ['write order.deleteMany']],
    ['a session without a transaction', 'const s = await mongoose.startSession(); await Order.deleteMany({}, { session: s });', ['write order.deleteMany']],
  ])('trap: what is handed %s is outside', (_, body, expected) => expect(held(body)).toEqual(expected));

  it.each([
    ['as it is', 'this.pay(s)', 'async pay(session: ClientSession) { await Payment.create([{}], { session }); }'],
    ['in options', 'this.pay({ session: s })', 'async pay(options: { session: ClientSession }) { await Payment.create([{}], options); }'],
    ['to a query', 'this.pay(s)', 'async pay(session: ClientSession) { await Payment.find().session(session); }'],
  ])('hold a function that is handed the session %s', (_, call, rest) => {
    const body = `await this.connection.transaction(async (s) => { await ${call}; });`;
    expect(held(body, rest)).toEqual([expect.stringMatching(/payment\.\w+ @t1$/)]);
  });

  it('hold a function that withTransaction hands its session', () => {
    const body = 'const s = await mongoose.startSession(); await s.withTransaction(async () => { await this.pay(s); });';
    expect(held(body, 'async pay(session: ClientSession) { await Payment.create([{}], { session }); }')).toEqual(['write payment.create @t1']);
  });
});

describe('Mongoose where sessions are kept for each chain of calls', () => {
  const KEPT = "mongoose.set('transactionAsyncLocalStorage', true); ";
  it('holds what runs in a callback of the connection', () => {
    expect(held(`${KEPT} await this.connection.transaction(async () => { await Order.deleteMany({}); });`)).toEqual(['write order.deleteMany @t1']);
  });
  it('trap: not what runs in withTransaction of a session', () => {
    expect(held(`${KEPT} const s = await mongoose.startSession(); await s.withTransaction(async () => { await Order.deleteMany({}); });`)).toEqual([
      'write order.deleteMany',
    ]);
  });
});

describe('transactions of the driver', () => {
  const driver = (body: string) =>
    readMongo({
      'a.ts': `import { MongoClient, type Db } from 'mongodb'; const client = new MongoClient('url'); const db = client.db();\nexport async function f() { ${body} }`,
    });

  it.each([
    [
      'a callback',
      `await client.withSession(async (s) => { await s.withTransaction(async () => { await db.collection('orders').insertOne({}, { session: s }); }); });`,
      'callback',
    ],
    [
      'a session',
      `const session = client.startSession(); await session.withTransaction(async () => { await db.collection('orders').insertOne({}, { session }); });`,
      'callback',
    ],
    [
      'a transaction by hand',
      `const session = client.startSession(); session.startTransaction(); await db.collection('orders').insertOne({}, { session }); await session.commitTransaction();`,
      'manual',
    ],
  ])('hold what is handed their session: %s', (_, body, kind) => {
    const data = driver(body);
    expect([accessesIn(data), transactionsIn(data)]).toEqual([['write orders.insertOne @t1'], [`t1 ${kind} 2-2 f`]]);
  });

  it('trap: a collection without the session is outside', () => {
    const data = driver(`const session = client.startSession(); await session.withTransaction(async () => { await db.collection('orders').insertOne({}); });`);
    expect(accessesIn(data)).toEqual(['write orders.insertOne']);
  });
});

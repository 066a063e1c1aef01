import { describe, expect, it } from 'vitest';
import { CLINIC } from './clinic-schema.js';
import { accessesIn, read, transactionsIn } from './reading.js';
import { IMPORTS, SHOP } from './typeorm-shop.js';

const CLS = `import { InjectTransaction, InjectTransactionHost, Propagation, Transaction, Transactional, TransactionHost } from '@nestjs-cls/transactional';`;

/** A service with a host and an injected transaction, on TypeORM. */
const service = (members: string) =>
  read({
    'shop.ts': SHOP,
    'a.ts': `${IMPORTS}${CLS} import { TransactionalAdapterTypeOrm } from '@nestjs-cls/transactional-adapter-typeorm';
class Till { constructor(@InjectTransactionHost('shop') private host: TransactionHost<TransactionalAdapterTypeOrm>, @InjectTransaction() private tx: Transaction<TransactionalAdapterTypeOrm>, private orders: Repository<Order>) {}
${members} }`,
  });

describe('@Transactional of a transaction host', () => {
  it.each([
    ['without arguments', ''],
    ['with options', "{ isolationLevel: 'SERIALIZABLE' }"],
    ['with a propagation', 'Propagation.Required'],
    ['with a connection', "'shop'"],
    ['with a connection and options', "'shop', { timeout: 10 }"],
    ['with a connection and a propagation', "'shop', Propagation.Required"],
    ['with a propagation and options', 'Propagation.Required, { timeout: 10 }'],
    ['with all three', "'shop', Propagation.RequiresNew, { timeout: 10 }"],
  ])('holds what goes through the host: %s', (_, given) => {
    const data = service(`@Transactional(${given}) async pay() { await this.host.tx.insert(Payment, {}); await this.orders.clear(); }`);
    expect(accessesIn(data).sort()).toEqual(['write order.clear', 'write payment.insert @t1']);
  });

  it.each(['NotSupported', 'Never', 'Supports'])('trap: opens none with %s', (name) => {
    const data = service(`@Transactional('shop', Propagation.${name}) async pay() { await this.host.tx.insert(Payment, {}); }`);
    expect([accessesIn(data), data.transactions]).toEqual([['write payment.insert'], []]);
  });

  it.each([
    ['RequiresNew', ['write payment.insert @t1', 'write tag.insert @t2']],
    ['Mandatory', ['write payment.insert @t1', 'write payment.insert @t2', 'write tag.insert @t2']],
    ['NotSupported', ['write payment.insert', 'write tag.insert @t1']],
  ])('%s and the transaction of a caller', (name, expected) => {
    const data = service(
      `@Transactional(Propagation.${name}) async log() { await this.host.tx.insert(Payment, {}); }\n@Transactional() async pay() { await this.host.tx.insert(Tag, {}); await this.log(); }`,
    );
    expect(accessesIn(data).sort()).toEqual(expected);
  });
});

describe('a transaction host', () => {
  it.each([
    ['a function', 'async () => { await this.host.tx.insert(Payment, {}); }'],
    ['a propagation and a function', 'Propagation.Required, async () => { await this.host.tx.insert(Payment, {}); }'],
    ['a propagation, options and a function', 'Propagation.Required, { timeout: 10 }, async () => { await this.host.tx.insert(Payment, {}); }'],
  ])('opens one with %s', (_, given) => {
    const data = service(`pay() { return this.host.withTransaction(${given}); }`);
    expect(accessesIn(data)).toEqual(['write payment.insert @t1']);
    expect(transactionsIn(data)).toEqual(['t1 callback 5-5 Till.pay']);
  });

  it('trap: holds nothing of what runs without it', () => {
    const data = service(`pay() { return this.host.withTransaction(async () => { await this.host.tx.insert(Payment, {});
await this.host.withoutTransaction(async () => { await this.host.tx.insert(Tag, {}); }); }); }`);
    expect(accessesIn(data)).toEqual(['write payment.insert @t1', 'write tag.insert']);
  });

  it('trap: to ask whether one is open opens none', () => {
    expect(service('pay() { return this.host.isTransactionActive(); }').transactions).toEqual([]);
  });

  it('is found by getInstance, where its type is written', () => {
    const data = service(
      'pay() { const host: TransactionHost<TransactionalAdapterTypeOrm> = TransactionHost.getInstance(); return host.withTransaction(async () => { await host.tx.insert(Payment, {}); }); }',
    );
    expect(accessesIn(data)).toEqual(['write payment.insert @t1']);
  });

  it('trap: is no host of another package', () => {
    const text = `import { TransactionHost } from 'hosts'; class Till { constructor(private host: TransactionHost<EntityManager>) {} pay() { return this.host.withTransaction(async () => {}); } }`;
    expect(read({ 'shop.ts': SHOP, 'a.ts': IMPORTS + text }).transactions).toEqual([]);
  });

  it('gives an injected transaction', () => {
    expect(accessesIn(service('@Transactional() async pay() { await this.tx.insert(Payment, {}); }'))).toEqual(['write payment.insert @t1']);
  });

  it('trap: an injected transaction outside of one is in none', () => {
    expect(accessesIn(service('async pay() { await this.tx.insert(Payment, {}); }'))).toEqual(['write payment.insert']);
  });
});

describe('the handle of a host', () => {
  const hosted = (adapter: string, head: string, body: string) =>
    accessesIn(
      read(
        {
          'a.ts': `${CLS} import { ${adapter.replace(/<.*/, '')} } from '@nestjs-cls/adapters'; ${head}
class Till { constructor(private host: TransactionHost<${adapter}>, private readonly db: Db) {} @Transactional() async pay() { ${body} } }`,
        },
        { 'schema.prisma': CLINIC },
      ),
    );
  const TAGS = "import { Schema, model } from 'mongoose'; const Label = model('Label', new Schema({}));";
  it.each([
    ['Prisma', 'TransactionalAdapterPrisma', "import '@prisma/client';", 'await this.host.tx.note.create({});', ['write note.create @t1']],
    [
      'Knex',
      'TransactionalAdapterKnex',
      "import knex from 'knex'; const pool = knex({}); export const all = () => pool('tags');",
      "await this.host.tx('tags').del();",
      ['read tags.select', 'write tags.del @t1'],
    ],
    [
      'Kysely',
      'TransactionalAdapterKysely<DB>',
      "import { Kysely } from 'kysely'; interface DB { tags: {} } const pool = new Kysely<DB>({});",
      "await this.host.tx.deleteFrom('tags').execute();",
      ['write tags.deleteFrom @t1'],
    ],
    [
      'Drizzle',
      'TransactionalAdapterDrizzleOrm',
      "import { pgTable } from 'drizzle-orm/pg-core'; const tags = pgTable('tags', {});",
      'await this.host.tx.delete(tags);',
      ['write tags.delete @t1'],
    ],
    ['pg-promise', 'TransactionalAdapterPgPromise', "import 'pg-promise';", "await this.host.tx.none('DELETE FROM tags');", ['write tags.none sql @t1']],
    ['Mongoose, a session', 'TransactionalAdapterMongoose', TAGS, 'await Label.create([{}], { session: this.host.tx });', ['write label.create @t1']],
    ['Mongoose, a session handed later', 'TransactionalAdapterMongoose', TAGS, 'await Label.find().session(this.host.tx);', ['read label.find @t1']],
    [
      'the MongoDB driver, a session',
      'TransactionalAdapterMongodb',
      "import { Db } from 'mongodb';",
      "await this.db.collection('tags').insertOne({}, { session: this.host.tx });",
      ['write tags.insertOne @t1'],
    ],
  ])('is one of %s', (_, adapter, head, body, expected) => expect(hosted(adapter, head, body)).toEqual(expected));

  it.each([
    ['a document without its session', 'TransactionalAdapterMongoose', TAGS, 'await Label.create([{}]);', ['write label.create']],
    [
      'a collection without its session',
      'TransactionalAdapterMongodb',
      "import { Db } from 'mongodb';",
      "await this.db.collection('tags').drop();",
      ['write tags.drop'],
    ],
    ['an adapter that nothing is known of', 'TransactionalAdapterShelf', "import '@prisma/client';", 'await this.host.tx.note.create({});', []],
  ])('trap: %s is outside', (_, adapter, head, body, expected) => expect(hosted(adapter, head, body)).toEqual(expected));
});

import { describe, expect, it } from 'vitest';
import { mongoose } from '../../src/data/mongoose/mongoose.js';
import { accessesIn, gapsIn } from './reading.js';
import { IMPORTS, inMethod, readMongo, SHOP } from './mongoose-shop.js';

/** Without those that a schema's own options add. */
const accesses = (body: string): string[] => accessesIn({ ...inMethod(body), accesses: inMethod(body).accesses.map((one) => ({ ...one, transaction: null })) });

describe('Mongoose models', () => {
  const plain = [...mongoose.handles.model.steps].filter(([, { does }]) => does);

  it.each(plain)('%s of a model is an access', (name, { does }) => expect(accesses(`Tag.${name}({})`)).toEqual([`${does} tag.${name}`]));

  it.each([
    ['this.orders.findById(id)', ['read order.findById']],
    ['await this.orders.find({ total: 1 }).sort("total").limit(3).lean().exec()', ['read order.find']],
    ['await Order.find().where("total").gt(3).distinct("customer")', ['read order.find']],
    ['(this.orders as any).deleteMany({})', ['write order.deleteMany']],
    ['const { orders } = this; await orders.updateOne({}, {})', ['write order.updateOne']],
    ['await mongoose.model("Order").countDocuments()', ['read order.countDocuments']],
    ['await mongoose.models.Order.exists({})', ['read order.exists']],
    ['await this.connection.model("Order").insertMany([])', ['write order.insertMany']],
    ['await this.connection.models["Order"].insertMany([])', ['write order.insertMany']],
    ['await this.connection.collection("orders").insertOne({})', ['write order.insertOne']],
    ['await this.connection.db.collection("orders").insertOne({})', ['write order.insertOne']],
    ['await mongoose.connection.collection("orders").insertOne({})', ['write order.insertOne']],
    ['await Order.collection.insertOne({})', ['write order.insertOne']],
    ['await Order.findOneAndUpdate({}, {}, { new: true })', ['write order.findOneAndUpdate']],
    ['const pages = this.orders as PaginateModel<IOrder>; await pages.paginate({}, {})', ['read order.paginate']],
  ])('%s', (body, expected) => expect(accesses(body)).toEqual(expected));

  it.each([
    ['const orders = [1]; orders.find((one) => one === 1); orders.findLast(Boolean)'],
    ['const seen = new Map<string, string>(); seen.delete(id); const cache = new Set<string>(); cache.delete(id)'],
    ['const found = await fetch(id); found.updateOne()'],
    ['const names = { find: () => 1, deleteOne: () => 2 }; names.find(); names.deleteOne()'],
    ['mongoose.set("strictQuery", true); mongoose.Types.ObjectId.isValid(id)'],
  ])('trap: %s accesses nothing', (body) => {
    expect(accesses(body)).toEqual([]);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it.each([
    ['a model chosen when the program runs', 'await mongoose.model(id).deleteMany({})', ['dynamic-query mongoose.model().deleteMany()']],
    ['a model of that name that nothing declares', 'await mongoose.models.Ghost.findOne()', ['dynamic-query mongoose.models.Ghost.findOne()']],
  ])('says of %s that it is not seen', (_, body, expected) => expect([accesses(body), gapsIn(inMethod(body))]).toEqual([[], expected]));
});

describe('Mongoose documents', () => {
  it.each([
    ['await order.save()', ['write order.save']],
    ['await order.deleteOne()', ['write order.deleteOne']],
    ['for await (const one of Order.find().cursor()) await one.save()', ['read order.find', 'write order.save']],
    ['order.lines.push({ count: 1 }); await order.save()', ['write order.save']],
    ['const one = await Order.findById(id); one.total = 2; await one.save()', ['read order.findById', 'write order.save']],
    ['const one = await Order.findOne(); await one.updateOne({ total: 1 })', ['read order.findOne', 'write order.updateOne']],
    ['const one = await Order.findOneAndUpdate({}, {}); await one?.save()', ['write order.findOneAndUpdate', 'write order.save']],
    ['const one = await Order.create({}); await one.save()', ['write order.create', 'write order.save']],
    ['const all = await Order.find(); await Promise.all(all.map((one) => one.save()))', ['read order.find', 'write order.save']],
    [
      'const one = await Order.findById(id).populate("customer"); await one.customer.save()',
      ['read customer.populate', 'write customer.save', 'read order.findById'],
    ],
    ['const one = new Order({ total: 1 }); await one.save()', ['write order.save']],
    ['await new Order({ total: 1 }).save()', ['write order.save']],
    ['const one = new this.orders({ total: 1 }); await one.save()', ['write order.save']],
    ['await new this.orders({ total: 1 }).save()', ['write order.save']],
    ['const all = await Order.find(); for (const one of all) await one.save()', ['read order.find', 'write order.save']],
    ['const [one] = await Order.find(); await one.save()', ['read order.find', 'write order.save']],
  ])('%s', (body, expected) => expect(accesses(body)).toEqual(expected));

  it.each([
    ['const one = await Order.findById(id); one.toObject(); one.get("total"); one.set("total", 1)', ['read order.findById']],
    ['const all = await Order.find(); all.find((one) => one.total > 1)', ['read order.find']],
    ['const one = await Order.findById(id); one.lines.find((line) => line.count > 1); one.stamps.remove(id)', ['read order.findById']],
    ['new Order({ total: 1 }).toObject()', []],
  ])('trap: %s', (body, expected) => expect(accesses(body)).toEqual(expected));

  it('are known by a class that extends Document', () => {
    const data = readMongo({
      'visit.ts': `import { Schema, MongooseModule, SchemaFactory } from '@nestjs/mongoose'; import { Document } from 'mongoose';
@Schema() export class Visit extends Document { close() { return this.save(); } } MongooseModule.forFeature([{ name: Visit.name, schema: SchemaFactory.createForClass(Visit) }]);
export async function f(visit: Visit) { await visit.deleteOne(); }`,
    });
    expect(accessesIn(data)).toEqual(['write visit.deleteOne', 'write visit.save'].sort().reverse());
  });
});

describe('Mongoose documents by an intersection', () => {
  const VISIT = `import { Schema, MongooseModule, SchemaFactory } from '@nestjs/mongoose'; import { Document } from 'mongoose';
@Schema() export class Visit { total = 1; close() {} } MongooseModule.forFeature([{ name: Visit.name, schema: SchemaFactory.createForClass(Visit) }]);
export type VisitDocument = Visit & Document;`;

  it.each([
    ['a parameter', 'export async function f(visit: VisitDocument) { await visit.save(); }', ['write visit.save']],
    ['an element', 'export async function f(visits: VisitDocument[]) { for (const visit of visits) await visit.deleteOne(); }', ['write visit.deleteOne']],
    [
      'what a function gives',
      'class Visits { one(): Promise<VisitDocument> { return null; } async f() { (await this.one()).updateOne({}); } }',
      ['write visit.updateOne'],
    ],
  ])('are known as %s', (_, text, expected) => expect(accessesIn(readMongo({ 'visit.ts': `${VISIT}\n${text}` }))).toEqual(expected));

  it('trap: a method of the class itself is its own', () => {
    expect(accessesIn(readMongo({ 'visit.ts': `${VISIT.replace('close()', 'save()')}\nexport function f(visit: VisitDocument) { visit.save(); }` }))).toEqual(
      [],
    );
  });

  it('trap: a class that is no model has no documents', () => {
    expect(
      accessesIn(readMongo({ 'visit.ts': `${VISIT}\nclass Draft {} export function f(draft: Draft) { (draft as any).save(); draft['save'](); }` })),
    ).toEqual([]);
  });
});

describe('Mongoose models by what they are set to', () => {
  const CLASS = (body: string) =>
    readMongo({
      'shop.ts': SHOP,
      'a.ts': `${IMPORTS}import { InjectModel } from '@nestjs/mongoose'; import { SoftDeleteModel } from 'mongoose-delete';
class Checkout { private soft: SoftDeleteModel; constructor(@InjectModel('Order') private orders: Model<any>, @InjectModel(Tag.name) private tags: Model<IOrder & Document>, private other: Model<any>) { this.soft = Payment; }
  async f() { ${body} } }`,
    });

  it.each([
    ['await this.orders.find()', ['read order.find']],
    ['await this.soft.delete({})', ['write payment.delete']],
    ['await this.orders.findById(1).populate("customer")', ['read customer.populate', 'read order.findById']],
    ['const one = new this.orders(); await one.save()', ['write order.save']],
  ])('%s', (body, expected) => expect([accessesIn(CLASS(body)), gapsIn(CLASS(body))]).toEqual([expected, []]));

  it('trap: one that nothing names is not seen', () => {
    expect([accessesIn(CLASS('await this.other.find()')), gapsIn(CLASS('await this.other.find()'))]).toEqual([[], ['dynamic-query this.other.find()']]);
  });
});

describe('Mongoose hooks', () => {
  it('access what their code accesses', () => {
    const data = readMongo({
      'shop.ts': SHOP.replace('export const Customer', `orderSchema.pre('save', async function () { await Payment.deleteMany({}); });\nexport const Customer`),
    });
    expect(data.accesses.map(({ mode, entity, operation, at, by }) => `${mode} ${entity}.${operation} ${at.line} ${by}`)).toEqual([
      'write payment.deleteMany 14 shop.ts#',
    ]);
  });

  it('are those of plugins too', () => {
    const text = `import { Schema, model } from 'mongoose'; function audit(schema) { schema.post('save', async () => { await Note.create({}); }); } const tagSchema = new Schema({}); tagSchema.plugin(audit); const Note = model('Note', new Schema({})); export const Tag = model('Tag', tagSchema);`;
    expect(accessesIn(readMongo({ 'a.ts': text }))).toEqual(['write note.create']);
  });

  it('trap: that set a field access nothing', () => {
    const data = readMongo({
      'shop.ts': SHOP.replace('export const Customer', `orderSchema.pre(/^find/, function () { this.set({ total: 1 }); });\nexport const Customer`),
    });
    expect(accessesIn(data)).toEqual([]);
  });

  it('reach other models by name', () => {
    const data = readMongo({
      'shop.ts': SHOP,
      'hooks.ts': `${IMPORTS}import { Schema } from 'mongoose'; const schema = new Schema({}); schema.post('deleteOne', async () => { await mongoose.model('Payment').deleteMany({}); });`,
    });
    expect(accessesIn(data)).toEqual(['write payment.deleteMany']);
  });
});

import { describe, expect, it } from 'vitest';
import { collectionName } from '../../src/data/mongoose/collection-name.js';
import { accessesIn, entitiesIn, relationsIn } from './reading.js';
import { readMongo, SHOP } from './mongoose-shop.js';

describe('the collection of a model', () => {
  it.each([
    ['Person', 'people'],
    ['OrderItem', 'orderitems'],
    ['Category', 'categories'],
    ['Status', 'status'],
    ['Datas', 'datas'],
    ['Address', 'addresses'],
    ['UserSchemaClass', 'userschemaclasses'],
    ['Company', 'companies'],
    ['Leaf', 'leaf'],
    ['Wife', 'wives'],
    ['Media', 'media'],
    ['Key', 'keys'],
    ['Box', 'boxes'],
  ])('%s is %s', (model, table) => expect(collectionName(model)).toBe(table === 'leaf' ? 'leafs' : table));
});

describe('plain models', () => {
  it('are entities by their collections', () => {
    expect(entitiesIn(readMongo({ 'shop.ts': SHOP }))).toEqual([
      'city cities (mongoose)',
      'customer customers (mongoose)',
      'order orders (mongoose)',
      'payment payments (mongoose)',
      'product catalogue (mongoose)',
      'shelf shelves (mongoose)',
      'tag labels (mongoose)',
    ]);
  });

  it('are related by references, through embedded documents and schemas too, and by virtuals where nothing else says it', () => {
    expect(relationsIn(readMongo({ 'shop.ts': SHOP })).sort()).toEqual([
      'customer many-to-one city',
      'order many-to-many product',
      'order many-to-many tag',
      'order many-to-one customer',
      'payment many-to-one order',
      'product many-to-one shelf',
    ]);
  });

  it.each([
    [
      'a connection',
      `import { createConnection, Schema } from 'mongoose'; const c = createConnection('url'); export const Order = c.model('Order', new Schema({}));`,
    ],
    [
      'a factory of schemas',
      `import { model, Schema } from 'mongoose'; function make() { return new Schema({}); } export const Order = model('Order', make());`,
    ],
    ['require', `const mongoose = require('mongoose'); const orderSchema = new mongoose.Schema({}); module.exports = mongoose.model('Order', orderSchema);`],
  ])('may be made by %s', (_, text) => expect(entitiesIn(readMongo({ 'order.ts': text }))).toEqual(['order orders (mongoose)']));

  it('that are discriminators live in the collection of their base', () => {
    const data = readMongo({
      'shop.ts': `import { model, Schema } from 'mongoose';
export const Gift = 1; export const Order = model('Order', new Schema({}), 'all_orders'); export const Voucher = Order.discriminator('Voucher', new Schema({}));
export function f() { Voucher.create({}); }`,
    });
    expect([entitiesIn(data), accessesIn(data)]).toEqual([['order all_orders (mongoose)'], ['write order.create']]);
  });

  it('end where a schema embeds itself', () => {
    const data = readMongo({
      'shop.ts': `import { model, Schema } from 'mongoose';
const shelfSchema = new Schema({ shop: { type: Schema.Types.ObjectId, ref: 'Shop' }, shelves: [shelfSchema], first: shelfSchema, last: shelfSchema });
export const Shelf = model('Shelf', shelfSchema); export const Shop = model('Shop', new Schema({}));`,
    });
    expect(relationsIn(data)).toEqual(['shelf many-to-one shop']);
  });

  it.each([
    ['another package', `import { model, Schema } from 'fashion'; export const Order = model('Order', new Schema({}));`],
    ['a schema without a model', `import { Schema } from 'mongoose'; export const orderSchema = new Schema({});`],
    ['a model asked for', `import { model } from 'mongoose'; export const Order = model('Order');`],
  ])('trap: %s is none', (_, text) => expect(entitiesIn(readMongo({ 'order.ts': text }))).toEqual([]));

  it('are one entity with a collection that the driver asks for by name', () => {
    const data = readMongo({
      'a.ts': `import { type Db } from 'mongodb'; export function f(db: Db) { db.collection('orders').drop(); }`,
      'shop.ts': `import mongoose, { model, Schema } from 'mongoose'; export const Order = model('Order', new Schema({})); mongoose.connection.collection('orders').findOne({});`,
    });
    expect([entitiesIn(data), accessesIn(data)]).toEqual([['order orders (mongoose)'], ['write order.drop', 'read order.findOne']]);
  });
});

const NEST = {
  'clinic.schema.ts': `import { Prop, Schema, SchemaFactory, raw } from '@nestjs/mongoose'; import { HydratedDocument, Types, Document, Schema as MongooseSchema } from 'mongoose';
@Schema({ _id: false }) export class Address { @Prop({ type: Types.ObjectId, ref: 'City' }) city: string; }
@Schema() export class Ward { @Prop() name: string; }
@Schema({ collection: 'people' }) export class Patient extends Document { @Prop({ type: Address }) address: Address; @Prop() home: Address; }
@Schema() export class Visit { @Prop({ type: Types.ObjectId, ref: Patient.name }) patient: Patient; @Prop([{ type: MongooseSchema.Types.ObjectId, ref: 'Ward' }]) wards: Ward[]; @Prop(raw({ by: { type: Types.ObjectId, ref: 'Doctor' } })) signed: object; }
export type VisitDocument = HydratedDocument<Visit>;
export const PatientSchema = SchemaFactory.createForClass(Patient); export const VisitSchema = SchemaFactory.createForClass(Visit); export const WardSchema = SchemaFactory.createForClass(Ward);
VisitSchema.virtual('notes', { ref: 'Note', localField: '_id', foreignField: 'visit' });
export interface DoctorDocument extends Document { name: string }
export const DoctorSchema = new MongooseSchema({}); export const NoteSchema = new MongooseSchema({}); export const CitySchema = new MongooseSchema({});`,
  'clinic.module.ts': `import { Module } from '@nestjs/common'; import { MongooseModule } from '@nestjs/mongoose';
import { Patient, PatientSchema, Visit, VisitSchema, Ward, WardSchema, DoctorSchema, NoteSchema, CitySchema } from './clinic.schema';
const rest = [{ name: 'Note', schema: NoteSchema, collection: 'remarks' }, { name: 'City', schema: CitySchema }];
@Module({ imports: [MongooseModule.forFeature([{ name: Patient.name, schema: PatientSchema }, { name: Visit.name, schema: VisitSchema }, { name: 'Doctor', schema: DoctorSchema }]),
  MongooseModule.forFeature(rest), MongooseModule.forFeatureAsync([{ name: Ward.name, useFactory: () => { const schema = WardSchema; return schema; } }])] })
export class ClinicModule {}`,
};

describe("Nest's models", () => {
  it('are entities where they are registered; embedded classes are none', () => {
    expect(entitiesIn(readMongo(NEST))).toEqual([
      'city cities (mongoose)',
      'doctor doctors (mongoose)',
      'note remarks (mongoose)',
      'patient people (mongoose)',
      'visit visits (mongoose)',
      'ward wards (mongoose)',
    ]);
  });

  it('are related by the references of their properties', () => {
    expect(relationsIn(readMongo(NEST)).sort()).toEqual([
      'note many-to-one visit',
      'patient many-to-one city',
      'patient many-to-one city',
      'visit many-to-many ward',
      'visit many-to-one doctor',
      'visit many-to-one patient',
    ]);
  });

  it('are known by the class, by the name and by the document of an injected model', () => {
    const data = readMongo({
      ...NEST,
      'visits.ts': `import { InjectModel } from '@nestjs/mongoose'; import { Model } from 'mongoose'; import { Patient, Visit, VisitDocument, DoctorDocument } from './clinic.schema';
export class Visits { constructor(@InjectModel(Visit.name) private visits: Model<VisitDocument>, @InjectModel('Doctor') private doctors: Model<DoctorDocument>, @InjectModel(Patient.name) private patients: Model<Patient>) {}
  a() { return this.visits.find(); }
  b() { return this.doctors.findOne(); }
  async c() { const patient = await this.patients.findById(1); await patient.save(); } }`,
    });
    expect(accessesIn(data)).toEqual(['read visit.find', 'read doctor.findOne', 'read patient.findById', 'write patient.save']);
  });

  it('may be declared by nothing but their injection', () => {
    const data = readMongo({
      'visit.ts': `import { Schema } from '@nestjs/mongoose'; @Schema({ collection: 'calls' }) export class Visit {}`,
      'visits.ts': `import { InjectModel } from '@nestjs/mongoose'; import { Model } from 'mongoose'; import { Visit } from './visit';
export class Visits { constructor(@InjectModel(Visit.name) private visits: Model<Visit>) {} a() { return this.visits.deleteMany({}); } }`,
    });
    expect([entitiesIn(data), accessesIn(data)]).toEqual([['visit calls (mongoose)'], ['write visit.deleteMany']]);
  });

  it('with discriminators share a collection', () => {
    const data = readMongo({
      'event.ts': `import { Schema, SchemaFactory, MongooseModule } from '@nestjs/mongoose'; import { Module } from '@nestjs/common';
@Schema() export class Event {} @Schema() export class Click {}
@Module({ imports: [MongooseModule.forFeature([{ name: Event.name, schema: SchemaFactory.createForClass(Event), discriminators: [{ name: Click.name, schema: SchemaFactory.createForClass(Click) }] }])] }) export class M {}`,
      'clicks.ts': `import { InjectModel } from '@nestjs/mongoose'; import { Model } from 'mongoose'; import { Click } from './event';
export class Clicks { constructor(@InjectModel(Click.name) private clicks: Model<Click>) {} a() { return this.clicks.create({}); } }`,
    });
    expect([entitiesIn(data), accessesIn(data)]).toEqual([['event events (mongoose)'], ['write event.create']]);
  });
});

describe("Typegoose's models", () => {
  const SHOP_CLASSES = `import { prop, modelOptions, getModelForClass, Ref, ReturnModelType, DocumentType } from '@typegoose/typegoose';
export class Money { @prop({ ref: () => Currency }) currency: Ref<Currency>; }
@modelOptions({ schemaOptions: { collection: 'coins' } }) export class Currency {}
export class Shop { @prop({ ref: () => Owner }) owner: Ref<Owner>; @prop({ ref: 'Currency' }) takes: Ref<Currency>[]; @prop() till: Money; }
export class Owner { @prop({ ref: () => Shop, foreignField: 'owner', localField: '_id' }) shops: Ref<Shop>[]; }
export const CurrencyModel = getModelForClass(Currency); export const ShopModel = getModelForClass(Shop);
export const OwnerModel = getModelForClass(Owner, { options: { customName: 'Keeper' } });
export async function f(shops: ReturnModelType<typeof Shop>, shop: DocumentType<Shop>) { await shops.findOne(); await shop.save(); await CurrencyModel.deleteMany({}); const owner = new OwnerModel(); await owner.save(); }`;

  it('are entities of their classes, related by their properties', () => {
    const data = readMongo({ 'shop.ts': SHOP_CLASSES });
    expect(entitiesIn(data)).toEqual(['currency coins (mongoose)', 'keeper keepers (mongoose)', 'shop shops (mongoose)']);
    expect(relationsIn(data).sort()).toEqual(['shop many-to-many currency', 'shop many-to-one currency', 'shop many-to-one keeper']);
    expect(accessesIn(data)).toEqual(['write currency.deleteMany', 'write keeper.save', 'read shop.findOne', 'write shop.save']);
  });
});

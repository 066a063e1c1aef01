import { readNames } from '../../src/data/layer-names.js';
import { mongodb } from '../../src/data/mongodb/mongodb.js';
import { mongoose } from '../../src/data/mongoose/mongoose.js';
import { type Data, readDataWith } from '../../src/data/read-data.js';
import { programOf } from '../support/program.js';

const LAYERS = [mongoose, mongodb];
const NAMES = readNames(LAYERS);

/** Reads files with Mongoose and the driver alone. */
export function readMongo(files: Readonly<Record<string, string>>): Data {
  return readDataWith(LAYERS, programOf(files, { argumentsOf: NAMES }), { schemas: [] });
}

/** A shop's models in one file, as plain Mongoose declares them. */
export const SHOP = `
import mongoose, { Schema, model, Types } from 'mongoose';
export interface IOrder { total: number }
const addressSchema = new Schema({ city: { type: Schema.Types.ObjectId, ref: 'City' } });
const customerSchema = new mongoose.Schema({ name: String, address: addressSchema });
const orderSchema = new Schema<IOrder>({
  customer: { type: Schema.Types.ObjectId, ref: 'Customer' },
  lines: [{ product: { type: Types.ObjectId, ref: 'Product' }, count: Number }],
  tags: [{ type: Schema.Types.ObjectId, ref: 'Tag' }],
  stamp: { type: Schema.Types.ObjectId, refPath: 'kind' },
});
orderSchema.virtual('payments', { ref: 'Payment', localField: '_id', foreignField: 'order' });
const productSchema = new Schema({ shelf: { type: Schema.Types.ObjectId, ref: 'Shelf', autopopulate: true } }, { collection: 'catalogue' });
export const Customer = mongoose.model('Customer', customerSchema);
export const Order = model<IOrder>('Order', orderSchema);
export const Product = model('Product', productSchema);
export const Tag = model('Tag', new Schema({ name: String }), 'labels');
export const Payment = mongoose.models.Payment || mongoose.model('Payment', new Schema({ order: { type: Types.ObjectId, ref: () => Order } }));
export const City = model('City', new Schema({}));
export const Shelf = model('Shelf', new Schema({}));
`;

/** Imports of the shop's models and of Mongoose, for a file beside it. */
export const IMPORTS = `import { Customer, Order, Product, Tag, Payment, City, Shelf, type IOrder } from './shop';
import mongoose, { type ClientSession, type Connection, type HydratedDocument, type Model, type PaginateModel } from 'mongoose';
`;

/** What the body of a method reads and writes beside the shop. */
export function inMethod(body: string, rest = ''): Data {
  return readMongo({
    'shop.ts': SHOP,
    'a.ts': `${IMPORTS}class Checkout { constructor(private orders: Model<IOrder>, private connection: Connection) {}
async run(order: HydratedDocument<IOrder>, id: string, session: ClientSession) { ${body} }
${rest} }`,
  });
}

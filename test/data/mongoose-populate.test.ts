import { describe, expect, it } from 'vitest';
import { accessesIn, gapsIn } from './reading.js';
import { inMethod } from './mongoose-shop.js';

const hidden = (body: string): string[] => accessesIn(inMethod(body)).filter((access) => !access.includes(' order.'));

describe('populate', () => {
  it.each([
    ['Order.find().populate("customer")', ['read customer.populate']],
    ['Order.find().populate("customer tags")', ['read customer.populate', 'read tag.populate']],
    ['Order.find().populate("customer", "name")', ['read customer.populate']],
    ['Order.find().populate({ path: "customer", select: "name" })', ['read customer.populate']],
    ['Order.find().populate(["customer", { path: "tags" }])', ['read customer.populate', 'read tag.populate']],
    ['Order.find().populate("lines.product")', ['read product.populate']],
    ['Order.find().populate({ path: "lines.product", populate: { path: "shelf" } })', ['read product.populate', 'read shelf.populate']],
    ['Order.find().populate({ path: "customer", populate: "address.city" })', ['read city.populate', 'read customer.populate']],
    ['Order.find().populate("payments")', ['read payment.populate']],
    ['Order.find().populate("lines.product.shelf")', ['read product.populate', 'read shelf.populate']],
    ['Order.find().populate({ path: "stamp", model: "Tag" })', ['read tag.populate']],
    ['Order.find().populate({ path: "stamp", model: Tag })', ['read tag.populate']],
    ['Order.find().populate("stamp", "name", Tag)', ['read tag.populate']],
    ['const with_ = [{ path: "customer" }]; Order.find().populate(with_)', ['read customer.populate']],
    ['Order.find({}, null, { populate: "customer" })', ['read customer.populate']],
    ['Order.findOneAndUpdate({}, {}, { populate: { path: "customer" } })', ['read customer.populate']],
    ['Order.populate(order, { path: "customer" })', ['read customer.populate']],
    ['await order.populate("customer")', ['read customer.populate']],
    ['const one = await Order.findById(id); await one.populate([{ path: "tags" }])', ['read tag.populate']],
    ['await Product.findById(id)', ['read product.findById', 'read shelf.eager']],
  ])('%s', (body, expected) => expect([hidden(body), gapsIn(inMethod(body))]).toEqual([expected, []]));

  it.each([
    ['Order.find({ populate: "customer" })'],
    ['Order.find().select("customer")'],
    ['const pots = { populate: (name: string) => name }; pots.populate("customer")'],
  ])('trap: %s reads nothing else', (body) => expect([hidden(body), gapsIn(inMethod(body))]).toEqual([[], []]));

  it.each([
    ['Order.find().populate(id)', ['dynamic-query populate() of Order']],
    ['Order.find().populate("stamp")', ["dynamic-query populate('stamp') of Order"]],
  ])('%s is not wholly seen', (body, expected) => expect([hidden(body), gapsIn(inMethod(body))]).toEqual([[], expected]));
});

describe('aggregations of models', () => {
  it.each([
    ['Order.aggregate([{ $lookup: { from: "customers", localField: "a", foreignField: "b", as: "c" } }])', ['read customer.$lookup']],
    ['Order.aggregate([{ $lookup: { from: Customer.collection.name, as: "c" } }])', ['read customer.$lookup']],
    ['Order.aggregate().match({}).lookup({ from: "labels", as: "c" }).exec()', ['read tag.$lookup']],
    ['Order.aggregate().unionWith({ coll: "archive" })', ['read archive.$unionWith']],
    ['Order.aggregate([{ $merge: { into: "totals" } }])', ['write totals.$merge']],
  ])('%s', (body, expected) => expect([hidden(body), gapsIn(inMethod(body))]).toEqual([expected, []]));
});

import { describe, expect, it } from 'vitest';
import { accessesIn, gapsIn, read } from './reading.js';

const MODELS = {
  'models.ts': `import { Model } from 'objection';
export class Base extends Model { static query(...args) { return super.query(...args).runAfter((rows) => rows); } }
export class Order extends Base { static tableName = 'orders'; static drop(id) { return this.query().deleteById(id); } static relationMappings = { lines: { relation: Model.HasManyRelation, modelClass: Line, join: {} } }; }
export class Line extends Base { static tableName = 'order_lines'; }`,
};

describe('Objection models that linking does not lead to Objection', () => {
  it('say themselves how they are asked', () => {
    const text = `import { Order } from './models'; export const f = async (trx) => { await Order.query(trx).findById(1).patch({}); await Order.query().withGraphFetched('lines'); };`;
    expect(accessesIn(read({ ...MODELS, 'use.ts': text })).sort()).toEqual([
      'read line.withGraphFetched',
      'read order.query',
      'write order.deleteById',
      'write order.patch',
    ]);
  });

  it('and what they hand to a function', () => {
    const text = `import { Order } from './models'; export const f = () => Order.query().onBuild((query) => { query.withGraphFetched('lines'); });`;
    expect(accessesIn(read({ ...MODELS, 'use.ts': text })).filter((access) => access.includes('line'))).toEqual(['read line.withGraphFetched']);
  });

  it.each([
    ['a registry', `export const f = async (tenancy, id) => { const { Order } = await tenancy.models(id); await Order.query().delete(); };`],
    ['a renamed member of one', `export const f = (tenancy) => { const { Order: Orders } = tenancy.models; return Orders.query().delete(); };`],
    ['a member of one', `export const f = (models) => models.Order.query().delete();`],
    ['a parameter', `export const f = ({ Order }) => { const query = Order.query(); query.where({ id: 1 }); return query.delete(); };`],
    ['an alias that nobody declares', `import { Order } from '~models'; export const f = () => Order.query().delete();`],
  ])('by the name that they have in %s', (_, text) => {
    const data = read({ ...MODELS, 'use.ts': text });
    expect(accessesIn({ ...data, accesses: data.accesses.filter(({ at }) => at.path === 'use.ts') })).toEqual(['write order.delete??']);
  });

  it.each([
    ['a name that is no model', `export const f = ({ Parcel }) => Parcel.query().delete();`],
    ['another method', `export const f = ({ Order }) => [Order.find(), Order.delete(), Order.map((one) => one.query())];`],
    ['a class of the same name', `class Order { static query() { return new Map(); } } export const f = () => Order.query().delete('x');`],
    ['an element', `export const f = (models) => models[0].query().delete();`],
  ])('trap: not by %s', (_, text) => {
    const data = read({ ...MODELS, 'use.ts': text });
    expect(data.accesses.filter(({ at }) => at.path === 'use.ts')).toEqual([]);
  });

  it('trap: not without Objection', () => {
    const text = `class Order { static tableName = 'orders'; } export const f = ({ Order }) => Order.query().delete();`;
    expect([...accessesIn(read({ 'use.ts': text })), ...gapsIn(read({ 'use.ts': text }))]).toEqual([]);
  });
});

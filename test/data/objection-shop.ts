/** A shop's models over several files, for the tests of Objection. */
export const SHOP: Readonly<Record<string, string>> = {
  'models/base.ts': `import { Model } from 'objection'; export class BaseModel extends Model { created?: Date; }`,
  'models/order.ts': `import { Model } from 'objection'; import { BaseModel } from './base'; import { Line } from './line';
export class Order extends BaseModel {
  static tableName = 'orders';
  lines?: Line[];
  static get relationMappings() {
    const { Buyer } = require('./buyer');
    return {
      lines: { relation: Model.HasManyRelation, modelClass: Line, join: { from: 'orders.id', to: 'order_lines.orderId' } },
      buyer: { relation: BaseModel.BelongsToOneRelation, modelClass: Buyer, join: { from: 'orders.buyerId', to: 'people.id' } },
      tags: { relation: Model.ManyToManyRelation, modelClass: 'tag', join: { from: 'orders.id', through: { from: 'order_tags.order', to: 'order_tags.tag' }, to: 'tags.id' } },
    };
  }
}`,
  'models/line.ts': `import { BaseModel } from './base';
export class Line extends BaseModel {
  static get tableName() { return 'order_lines'; }
  static relationMappings = () => ({ order: { relation: BaseModel.BelongsToOneRelation, modelClass: require('./order').Order, join: {} } });
}`,
  'models/buyer.ts': `import { Model, mixin } from 'objection'; import { BaseModel } from './base'; import * as path from 'node:path';
const Named = (Base) => class extends Base {};
export class Buyer extends mixin(BaseModel, [Named]) {
  static get tableName() { return 'people'; }
  static get relationMappings() { return { orders: { relation: Model.HasManyRelation, modelClass: path.join(__dirname, 'order'), join: {} }, card: { relation: Model.HasOneRelation, modelClass: () => require('./card'), join: {} } }; }
}`,
  'models/tag.ts': `import { BaseModel } from './base'; const TABLE = 'shop.tags'; export class Tag extends BaseModel { static tableName = TABLE; }`,
  'models/card.js': `const { Model } = require('objection'); class Card extends Model { static get tableName() { return 'cards'; } } module.exports = Card;`,
};

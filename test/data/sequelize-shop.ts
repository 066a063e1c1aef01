/** A shop's models with sequelize-typescript, in one file. */
export const SHOP = `
import { Table, Model, Column, BelongsTo, HasMany, HasOne, BelongsToMany, ForeignKey, DefaultScope, Scopes } from 'sequelize-typescript';
@Table({ tableName: 'customers', underscored: true }) export class Customer extends Model<Customer> { @HasMany(() => Order) orders: Order[]; @HasOne(() => Address, 'customerId') address: Address; }
@Table export class Address extends Model { @ForeignKey(() => Customer) @Column customerId: number; }
@DefaultScope(() => ({ include: [{ model: Address, as: 'shipping' }] }))
@Scopes(() => ({ recent: { where: {} }, withLines: { include: [{ model: OrderLine, include: [Product] }] }, of: (id) => ({ include: ['customer'] }) }))
@Table({ modelName: 'order' }) export class Order extends Model<InferAttributes<Order>> {
  @ForeignKey(() => Customer) customerId: number;
  @BelongsTo(() => Customer) customer: Customer;
  @BelongsTo(() => Address, { as: 'shipping' }) shipping: Address;
  @HasMany(() => OrderLine) lines: OrderLine[];
  static get sql() { if (this.sequelize == null) throw new Error(''); return this.sequelize; }
  async close() { this.status = 'closed'; await this.save(); return this.$get('lines'); }
  static recent() { return this.findAll(); }
}
@Table export class OrderLine extends Model<OrderLine> { @BelongsTo(() => Order) order: Order; @BelongsTo(() => Product) product: Product; }
@Table({ tableName: 'products', schema: 'catalogue' }) export class Product extends Model { @BelongsToMany(() => Tag, () => ProductTag) tags: Tag[]; }
@Table export class Tag extends Model {}
@Table export class ProductTag extends Model { @ForeignKey(() => Tag) tagId: number; }
`;

/** Imports of the shop's models and of Sequelize, for a file beside it. */
export const IMPORTS = `import { Customer, Address, Order, OrderLine, Product, Tag } from './shop';
import { Sequelize, Transaction, QueryTypes, Op, literal, QueryInterface } from 'sequelize';
import { Repository, ModelCtor } from 'sequelize-typescript';
import { InjectModel, InjectConnection } from '@nestjs/sequelize';
`;

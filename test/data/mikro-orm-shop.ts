/** A shop's entities in MikroORM: an order with lines, a customer with an address that is always read, tags. */
export const SHOP = `import { BaseEntity, Cascade, Collection, Entity, ManyToMany, ManyToOne, OneToMany, OneToOne, Property, Ref } from '@mikro-orm/core';
@Entity() export class Address { @Property() street!: string; }
@Entity({ tableName: 'customers' }) export class Customer extends BaseEntity {
  @OneToOne(() => Address, { owner: true, eager: true }) address!: Address;
  @OneToMany(() => Order, 'customer') orders = new Collection<Order>(this);
}
@Entity() export class Product { @Property() name!: string; }
@Entity({ tableName: 'orders' }) export class Order {
  @ManyToOne() customer!: Ref<Customer>;
  @OneToMany(() => OrderLine, (line) => line.order, { cascade: [Cascade.ALL] }) lines = new Collection<OrderLine>(this);
  @ManyToMany(() => Tag) tags = new Collection<Tag>(this);
  addLine(line: OrderLine) { this.lines.add(line); }
}
@Entity() export class OrderLine {
  @ManyToOne(() => Order) order!: Order;
  @ManyToOne({ entity: () => Product }) product!: Product;
}
@Entity() export class Payment { @ManyToOne(() => Order) order!: Order; }
@Entity() export class Tag { @ManyToMany(() => Order, 'tags') orders = new Collection<Order>(this); }
`;

/** What a file of the shop's services imports. */
export const IMPORTS = `import { Collection, EntityManager, EntityRepository, MikroORM, Ref, Loaded, wrap, assign } from '@mikro-orm/core';
import { SqlEntityManager, QueryBuilder } from '@mikro-orm/postgresql';
import { Address, Customer, Order, OrderLine, Payment, Product, Tag } from './shop';`;

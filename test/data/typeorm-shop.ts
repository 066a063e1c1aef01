/** A shop's entities in one file, for the tests of TypeORM. */
export const SHOP = `
import { Entity, Column, ManyToOne, OneToMany, OneToOne, ManyToMany, JoinColumn, JoinTable, BaseEntity } from 'typeorm';
@Entity('customers') export class Customer extends BaseEntity { @OneToMany(() => Order, (order) => order.customer) orders: Order[]; @OneToOne(() => Address, { eager: true }) @JoinColumn() address: Address; }
@Entity() export class Address { @Column() street: string; }
@Entity('orders') export class Order {
  @ManyToOne(() => Customer, (customer) => customer.orders) customer: Customer;
  @OneToMany(() => OrderLine, (line) => line.order, { cascade: true }) lines: OrderLine[];
  @OneToMany('Payment', 'order', { cascade: ['insert'] }) payments: Payment[];
}
@Entity() export class OrderLine { @ManyToOne(() => Order) order: Order; @ManyToOne(() => Product) product: Product; }
@Entity() export class Payment { @ManyToOne(() => Order) order: Order; }
@Entity({ name: 'products', schema: 'catalogue' }) export class Product { @ManyToMany(() => Tag) @JoinTable() tags: Tag[]; }
@Entity() export class Tag {}
`;

/** Imports of the shop's entities and of typeorm, for a file beside it. */
export const IMPORTS = `import { Customer, Address, Order, OrderLine, Payment, Product, Tag } from './shop';
import { Repository, TreeRepository, EntityManager, DataSource, QueryRunner, Raw, In, getRepository, getManager, getConnection, createQueryBuilder } from 'typeorm';
`;

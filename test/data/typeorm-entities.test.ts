import { describe, expect, it } from 'vitest';
import { entitiesIn, read, relationsIn } from './reading.js';
import { SHOP } from './typeorm-shop.js';

const typeorm = `import { Entity, ViewEntity, ChildEntity, Column, ForeignKey, RelationId, TableInheritance, EntitySchema, ManyToOne, OneToMany, OneToOne, ManyToMany, JoinColumn, JoinTable, Tree, TreeParent, TreeChildren } from 'typeorm';`;

describe('a decorator of the repository that applies TypeORM’s', () => {
  const shop = (entity: string) =>
    read({
      'deco.ts': `import { Entity, ManyToOne } from 'typeorm'; import { Entity as Other } from 'other';
export function Stored(name?: string) { return (target) => { Entity(name)(target); }; }
export function Belongs(to, inverse?) { return (target, key) => { ManyToOne(to, inverse)(target, key); }; }
export function Shown(name?: string) { return (target) => { Other(name)(target); }; }`,
      'a.ts': `import { Stored, Belongs, Shown } from './deco.js'; ${entity}`,
    });

  it('declares entities and relations as theirs do', () => {
    const data = shop(`@Stored('chairs') export class Chair { @Belongs(() => Room) room: Room; } @Stored() export class Room {}`);
    expect(entitiesIn(data)).toEqual(['chair chairs (typeorm)', 'room room (typeorm)']);
    expect(relationsIn(data)).toEqual(['chair many-to-one room']);
  });

  it('trap: one that applies another package’s declares nothing', () => expect(entitiesIn(shop('@Shown() export class Chair {}'))).toEqual([]));
});

describe('TypeORM entities', () => {
  it.each([
    ['the default table', `@Entity() class OrderLine {}`, ['orderline order_line (typeorm)']],
    ['the default table of an acronym', `@Entity() class SMSMessage {}`, ['smsmessage sms_message (typeorm)']],
    ['a table by name', `@Entity('orders') class Order {}`, ['order orders (typeorm)']],
    ['a table by options', `@Entity({ name: 'orders', schema: 'shop' }) class Order {}`, ['order orders (typeorm)']],
    ['a table by name and options', `@Entity('orders', { schema: 'shop' }) class Order {}`, ['order orders (typeorm)']],
    ['a table by a constant', `const TABLES = { orders: 'orders' }; @Entity(TABLES.orders) class Order {}`, ['order orders (typeorm)']],
    ['a view', `@ViewEntity({ name: 'sales', expression: 'SELECT 1' }) class Sale {}`, ['sale sales (typeorm)']],
    [
      'children in the table of their parent',
      `@Entity('payments') @TableInheritance({ column: 'type' }) class Payment {} @ChildEntity('card') class CardPayment extends Payment {} @ChildEntity() class GiftCardPayment extends CardPayment {}`,
      ['payment payments (typeorm)'],
    ],
    ['a schema constant', `const OrderSchema = new EntitySchema({ name: 'Order', tableName: 'orders' });`, ['order orders (typeorm)']],
    ['a schema constant without a table', `export const OrderLineSchema = new EntitySchema({ name: 'OrderLine' });`, ['orderline order_line (typeorm)']],
    ['two classes of one table', `@Entity('users') class User {} @Entity('users') class UserSummary {}`, ['user users (typeorm)']],
    [
      'one name in two databases',
      `@Entity({ name: 'carts', database: 'a' }) class A {} @Entity({ name: 'carts', database: 'b' }) class B {}`,
      ['a carts (typeorm)', 'b carts (typeorm)'],
    ],
    ['one name in two tables', `@Entity('billing_accounts') class Account {} namespace crm {} `, ['account billing_accounts (typeorm)']],
    [
      'a name that is also a property of objects',
      `@Entity() class constructor {} @Entity('__proto__') class Proto {}`,
      ['constructor constructor (typeorm)', 'proto __proto__ (typeorm)'],
    ],
  ])('%s', (_, text, expected) => expect(entitiesIn(read({ 'a.ts': typeorm + text }))).toEqual(expected));

  it('suffixes ids that two tables would share, whatever the order of files', () => {
    const files = {
      'crm.ts': `import { Entity } from 'typeorm'; @Entity('crm_accounts') class Account {}`,
      'billing.ts': `import { Entity } from 'typeorm'; @Entity('accounts') class Account {}`,
    };
    const expected = ['account-accounts accounts (typeorm)', 'account-crm_accounts crm_accounts (typeorm)'];
    expect(entitiesIn(read(files))).toEqual(expected);
    expect(entitiesIn(read({ 'z.ts': files['billing.ts'], 'a.ts': files['crm.ts'] }))).toEqual(expected);
  });

  it.each([
    ['another package', `import { Entity } from '@elastic/schema'; @Entity() class Order {}`],
    ['a decorator of the repository', `function Entity() { return () => {}; } @Entity() class Order {}`],
    ['a plain class', `import { Column } from 'typeorm'; class Order { @Column() id: number; }`],
  ])('trap: %s declares none', (_, text) => expect(entitiesIn(read({ 'a.ts': text }))).toEqual([]));
});

describe('TypeORM relations', () => {
  it('come from the side that holds the key, each once', () => {
    expect(relationsIn(read({ 'shop.ts': SHOP }))).toEqual([
      'customer one-to-one address',
      'order many-to-one customer',
      'orderline many-to-one order',
      'orderline many-to-one product',
      'payment many-to-one order',
      'product many-to-many tag',
    ]);
  });

  it.each([
    [
      'an inverse side without an owner',
      `@Entity() class Cart { @OneToMany(() => Item, 'cart') items: Item[]; } @Entity() class Item {}`,
      ['item many-to-one cart'],
    ],
    [
      'by the class itself or its name',
      `@Entity() class Cart {} @Entity() class Item { @ManyToOne(Cart) cart; @ManyToOne('Cart') first; }`,
      ['item many-to-one cart', 'item many-to-one cart'],
    ],
    [
      'of an abstract base',
      `@Entity() class User {} abstract class Owned { @ManyToOne(() => User) owner: User; } @Entity() class Cart extends Owned {} @Entity() class Wish extends Owned {}`,
      ['cart many-to-one user', 'wish many-to-one user'],
    ],
    [
      'of an embedded class',
      `@Entity() class City {} class Address { @ManyToOne(() => City) city: City; } @Entity() class Customer { @Column(() => Address) home: Address; }`,
      ['customer many-to-one city'],
    ],
    [
      'a foreign key without a relation, of a property and of a class',
      `@Entity() class Customer {} @Entity() class Cart { @ForeignKey(() => Customer) customerId: number; } @Entity() @ForeignKey(() => Customer, ['by'], ['id']) class Visit { by: number; }`,
      ['cart many-to-one customer', 'visit many-to-one customer'],
    ],
    [
      'foreign keys of a schema constant',
      `new EntitySchema({ name: 'Customer' }); new EntitySchema({ name: 'Cart', foreignKeys: [{ target: 'Customer', columnNames: ['by'], referencedColumnNames: ['id'] }] });`,
      ['cart many-to-one customer'],
    ],
    [
      'a tree',
      `@Entity() @Tree('closure-table') class Category { @TreeParent() parent: Category; @TreeChildren() children: Category[]; }`,
      ['category many-to-one category'],
    ],
    [
      'of a schema constant',
      `class Order {} const CustomerSchema = new EntitySchema({ name: 'Customer' }); const OrderSchema = new EntitySchema<Order>({ name: 'Order', relations: { customer: { type: 'many-to-one', target: 'Customer' } } });`,
      ['order many-to-one customer'],
    ],
  ])('%s', (_, text, expected) => expect(relationsIn(read({ 'a.ts': typeorm + text }))).toEqual(expected));

  it.each([
    [
      'an embedded class without relations, or one that embeds itself',
      `class Money { @Column() sum: number; @Column(() => Money) tax: Money; } @Entity() class Order { @Column(() => Money) total: Money; }`,
    ],
    ['a column of another entity', `@Entity() class City {} @Entity() class Customer { @Column(() => City) city: City; }`],
    ['a relation id', `@Entity() class City {} @Entity() class Customer { @RelationId((customer: Customer) => customer.city) cityId: number; }`],
    [
      'a foreign key to no entity',
      `@Entity() class Customer { @ForeignKey(() => Money) a: number; } new EntitySchema({ name: 'Cart', foreignKeys: [{ target: 'Nobody', columnNames: ['by'] }] });`,
    ],
  ])('trap: %s gives none', (_, text) => expect(relationsIn(read({ 'a.ts': typeorm + text }))).toEqual([]));

  it('trap: a target that is no entity gives none', () => {
    expect(
      relationsIn(read({ 'a.ts': `${typeorm} class Money {} @Entity() class Order { @ManyToOne(() => Money) total: Money; @ManyToOne('Nobody') by; }` })),
    ).toEqual([]);
  });
});

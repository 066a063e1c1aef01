import { describe, expect, it } from 'vitest';
import { SHOP } from './mikro-orm-shop.js';
import { entitiesIn, read, relationsIn } from './reading.js';

const mikro = `import { Entity, Embeddable, EntitySchema, defineEntity, ManyToOne, OneToMany, OneToOne, ManyToMany, Collection, Ref, Rel, Reference, ReferenceKind } from '@mikro-orm/core';`;

describe('MikroORM entities', () => {
  it.each([
    ['the default table', '@Entity() class OrderLine {}', ['orderline order_line (mikro-orm)']],
    ['a table by name', `@Entity({ tableName: 'orders', schema: 'shop' }) class Order {}`, ['order orders (mikro-orm)']],
    ['a table by a constant', `const TABLE = 'orders'; @Entity({ tableName: TABLE }) class Order {}`, ['order orders (mikro-orm)']],
    ['a collection, before version 6', `@Entity({ collection: 'orders' }) class Order {}`, ['order orders (mikro-orm)']],
    [
      'children in the table of their root',
      `@Entity({ tableName: 'payments', discriminatorColumn: 'type' }) class Payment {} @Entity({ discriminatorValue: 'card' }) class CardPayment extends Payment {}`,
      ['payment payments (mikro-orm)'],
    ],
    [
      'a class that extends an abstract entity',
      `@Entity({ abstract: true }) abstract class Base {} @Entity() class Order extends Base {}`,
      ['order order (mikro-orm)'],
    ],
    ['a schema of a class', `class Order {} export const schema = new EntitySchema({ class: Order, tableName: 'orders' });`, ['order orders (mikro-orm)']],
    ['a schema by name', `export const OrderLineSchema = new EntitySchema<OrderLine>({ name: 'OrderLine' });`, ['orderline order_line (mikro-orm)']],
    ['a defined entity', `export const OrderLine = defineEntity({ name: 'OrderLine', properties: (p) => ({}) });`, ['orderline order_line (mikro-orm)']],
  ])('%s', (_, text, expected) => expect(entitiesIn(read({ 'a.ts': mikro + text }))).toEqual(expected));

  it('are found by the decorators of version 7', () => {
    const text = (module: string) => `import { Entity } from '${module}'; @Entity() class Order {}`;
    expect(entitiesIn(read({ 'a.ts': text('@mikro-orm/decorators/legacy') }))).toEqual(['order order (mikro-orm)']);
    expect(entitiesIn(read({ 'a.ts': text('@mikro-orm/decorators/es') }))).toEqual(['order order (mikro-orm)']);
  });

  it('are named as the naming strategy of the repository has it', () => {
    const line = `import { Entity } from '@mikro-orm/core'; @Entity() class OrderLine {}`;
    expect(entitiesIn(read({ 'a.ts': line, 'b.ts': `import { MikroORM } from '@mikro-orm/mongodb';` }))).toEqual(['orderline order-line (mikro-orm)']);
    expect(entitiesIn(read({ 'a.ts': line, 'b.ts': `import { MikroORM } from '@mikro-orm/mysql';` }))).toEqual(['orderline order_line (mikro-orm)']);
    expect(entitiesIn(read({ 'a.ts': line, 'b.ts': `import { EntityCaseNamingStrategy } from '@mikro-orm/core';` }))).toEqual([
      'orderline OrderLine (mikro-orm)',
    ]);
  });

  it.each([
    ['another package', `import { Entity } from '@elastic/schema'; @Entity() class Order {}`],
    ['an embeddable', `${mikro} @Embeddable() class Money {}`],
    ['an abstract entity', `${mikro} @Entity({ abstract: true }) abstract class Base {}`],
    ['an abstract schema', `${mikro} export const Base = new EntitySchema({ name: 'Base', abstract: true });`],
    ['a plain class', `${mikro} class Order {}`],
    ['another defineEntity', `import { defineEntity } from 'entt'; export const Order = defineEntity({ name: 'Order' });`],
  ])('trap: %s declares none', (_, text) => expect(entitiesIn(read({ 'a.ts': text }))).toEqual([]));
});

describe('MikroORM relations', () => {
  it('come from the side that holds the key, each once', () => {
    expect(relationsIn(read({ 'shop.ts': SHOP })).sort()).toEqual([
      'customer one-to-one address',
      'order many-to-many tag',
      'order many-to-one customer',
      'orderline many-to-one order',
      'orderline many-to-one product',
      'payment many-to-one order',
    ]);
  });

  it.each([
    ['by the type of the property', '@ManyToOne() order!: Order;'],
    ['by a reference', '@ManyToOne() order!: Ref<Order>;'],
    ['by a wrapper', '@ManyToOne() order!: Rel<Order>;'],
    ['by what it is set to', '@ManyToOne({ nullable: true }) order = new Reference<Order>(this);'],
    ['by name', `@ManyToOne('Order') order!: any;`],
    ['by options', `@ManyToOne({ entity: () => Order }) order!: any;`],
  ])('%s', (_, property) => {
    expect(relationsIn(read({ 'a.ts': `${mikro} @Entity() class Order {} @Entity() class Payment { ${property} }` }))).toEqual(['payment many-to-one order']);
  });

  it.each([
    [
      'of a schema',
      `export const Order = new EntitySchema({ name: 'Order' }); export const Payment = new EntitySchema({ name: 'Payment', properties: { order: { kind: 'm:1', entity: () => 'Order' } } });`,
      ['payment many-to-one order'],
    ],
    [
      'of a schema with constants, from either side',
      `class Order {} class Line {} new EntitySchema({ class: Order, properties: { lines: { reference: ReferenceKind.ONE_TO_MANY, entity: () => Line, mappedBy: 'order' } } }); new EntitySchema({ class: Line });`,
      ['line many-to-one order'],
    ],
    [
      'of defined entities',
      `export const Order = defineEntity({ name: 'Order', properties: (p) => ({ lines: () => p.oneToMany(Line).mappedBy('order'), tags: () => p.manyToMany(Tag).owner() }) });
       export const Line = defineEntity({ name: 'Line', properties: (p) => ({ id: p.integer().primary(), order: () => p.manyToOne(Order).ref() }) });
       export const Tag = defineEntity({ name: 'Tag', properties: (p) => ({ orders: () => p.manyToMany(Order).mappedBy('tags') }) });`,
      ['line many-to-one order', 'order many-to-many tag'],
    ],
  ])('%s', (_, text, expected) => expect(relationsIn(read({ 'a.ts': mikro + text })).sort()).toEqual(expected));

  it.each([['@Embedded(() => Place) home!: Place;'], ['@Embedded() home!: Place;']])('are those of what is embedded too: %s', (home) => {
    const text = `import { Embedded } from '@mikro-orm/core'; @Entity() class City {} @Embeddable() class Place { @ManyToOne(() => City) city!: City; } @Entity() class Customer { ${home} }`;
    expect(relationsIn(read({ 'a.ts': mikro + text }))).toEqual(['customer many-to-one city']);
  });

  it('trap: what embeds itself ends', () => {
    const text = `import { Embedded } from '@mikro-orm/core'; @Embeddable() class Money { @Embedded(() => Money) tax!: Money; } @Entity() class Order { @Embedded(() => Money) total!: Money; }`;
    expect(relationsIn(read({ 'a.ts': mikro + text }))).toEqual([]);
  });

  it('trap: a property of another type is none', () => {
    expect(relationsIn(read({ 'a.ts': `${mikro} @Entity() class Order {} @Entity() class Payment { order!: Order; @ManyToOne() other!: string; }` }))).toEqual(
      [],
    );
  });
});

import { describe, expect, it } from 'vitest';
import { type ProgramOptions, programOf, referencesIn } from '../support/program.js';

const orderService = 'export class OrderService { place() { return 1; } static open() {} }';

/** What one file's use of another comes to. */
const table: readonly {
  readonly name: string;
  readonly files: Record<string, string>;
  readonly calls: readonly string[];
  readonly options?: ProgramOptions;
}[] = [
  {
    name: 'a constructor parameter with a class type',
    files: {
      'order.ts': orderService,
      'cart.ts': `import { OrderService } from './order'; export class Cart { constructor(private readonly orders: OrderService) {} buy() { return this.orders.place(); } }`,
    },
    calls: ['call cart.ts#Cart.buy -> order.ts#OrderService.place'],
  },
  {
    name: 'through a barrel and a renamed export',
    files: {
      'order.ts': orderService,
      'index.ts': `export { OrderService as Orders } from './order';`,
      'cart.ts': `import { Orders } from './index'; export function buy(orders: Orders) { orders.place(); }`,
    },
    calls: ['call cart.ts#buy -> order.ts#OrderService.place'],
  },
  {
    name: 'through two stars that name each other',
    files: {
      'order.ts': orderService,
      'a.ts': `export * from './b'; export * from './order';`,
      'b.ts': `export * from './a';`,
      'cart.ts': `import { OrderService } from './b'; OrderService.open();`,
    },
    calls: ['call cart.ts# -> order.ts#OrderService.open'],
  },
  {
    name: 'a namespace import',
    files: { 'price.ts': 'export function total() {}', 'cart.ts': `import * as price from './price'; export const sum = () => price.total();` },
    calls: ['call cart.ts#sum -> price.ts#total'],
  },
  {
    name: 'a local made with new, and a function that returns it',
    files: {
      'order.ts': orderService,
      'cart.ts': `import { OrderService } from './order'; function make() { return new OrderService(); } export function buy() { const orders = make(); orders.place(); }`,
    },
    calls: ['call cart.ts#buy -> cart.ts#make', 'call cart.ts#buy -> order.ts#OrderService.place', 'call cart.ts#make -> order.ts#OrderService'],
  },
  {
    name: 'an interface with one class behind it',
    files: {
      'port.ts': 'export interface Payments { pay(): void }',
      'stripe.ts': `import { Payments } from './port'; export class StripePayments implements Payments { pay() {} }`,
      'cart.ts': `import type { Payments } from './port'; export class Cart { constructor(private payments: Payments) {} buy() { this.payments.pay(); } }`,
    },
    calls: ['call cart.ts#Cart.buy -> stripe.ts#StripePayments.pay'],
  },
  {
    name: 'an interface with two classes stays the interface',
    files: {
      'port.ts': 'export interface Payments { pay(): void }',
      'both.ts': `import { Payments } from './port'; export class Card implements Payments { pay() {} } export class Voucher implements Payments { pay() {} }`,
      'cart.ts': `import { Payments } from './port'; export function buy(payments: Payments) { payments.pay(); }`,
    },
    calls: ['call cart.ts#buy -> port.ts#Payments.pay'],
  },
  {
    name: 'an interface whose one class stands behind an abstract class',
    files: {
      'port.ts': 'export interface Payments { pay(): void }',
      'card.ts': `import { Payments } from './port'; export abstract class Base implements Payments { abstract pay(): void } export class Card extends Base { pay() {} }`,
      'cart.ts': `import { Payments } from './port'; export class Cart { constructor(private readonly payments: Payments) {} buy() { this.payments.pay(); } }`,
    },
    calls: ['call cart.ts#Cart.buy -> card.ts#Card.pay'],
  },
  {
    name: 'an interface with one class of its own, and one behind an interface that extends it',
    files: {
      'port.ts': 'export interface Payments { pay(): void } export interface Refunds extends Payments { back(): void }',
      'card.ts': `import { Payments } from './port'; export class Card implements Payments { pay() {} }`,
      'cash.ts': `import { Refunds } from './port'; export class Cash implements Refunds { pay() {} back() {} }`,
      'cart.ts': `import { Payments } from './port'; export class Cart { constructor(private readonly payments: Payments) {} buy() { this.payments.pay(); } }`,
    },
    calls: ['call cart.ts#Cart.buy -> port.ts#Payments.pay'],
  },
  {
    name: 'a provider that binds an interface token',
    files: {
      'port.ts': `export interface Payments { pay(): void } export const PAYMENTS = 'PAYMENTS';`,
      'both.ts': `import { Payments } from './port'; export class Card implements Payments { pay() {} } export class Voucher implements Payments { pay() {} }`,
      'module.ts': `import { Module } from '@nestjs/common'; import { PAYMENTS } from './port'; import { Card } from './both'; @Module({ providers: [{ provide: PAYMENTS, useClass: Card }] }) export class PayModule {}`,
      'cart.ts': `import { Inject } from '@nestjs/common'; import { PAYMENTS, Payments } from './port'; export class Cart { constructor(@Inject(PAYMENTS) private payments: Payments) {} buy() { this.payments.pay(); } }`,
    },
    calls: ['call cart.ts#Cart.buy -> both.ts#Card.pay'],
  },
  {
    name: 'an inherited method runs where it is declared',
    files: {
      'base.ts': 'export abstract class Base { log() {} }',
      'cart.ts': `import { Base } from './base'; export class Cart extends Base { buy() { this.log(); } }`,
    },
    calls: ['call cart.ts#Cart.buy -> base.ts#Base.log'],
  },
  {
    name: 'elements of an array that is walked',
    files: {
      'order.ts': orderService,
      'cart.ts': `import { OrderService } from './order'; export function all(orders: OrderService[]) { orders.forEach((order) => order.place()); for (const one of orders) one.place(); }`,
    },
    calls: ['call cart.ts#all -> order.ts#OrderService.place', 'call cart.ts#all -> order.ts#OrderService.place'],
  },
  {
    name: 'what a promise resolves to',
    files: {
      'order.ts': orderService,
      'cart.ts': `import { OrderService } from './order'; async function load(): Promise<OrderService> { throw 1; } export async function buy() { (await load()).place(); }`,
    },
    calls: ['call cart.ts#buy -> cart.ts#load', 'call cart.ts#buy -> order.ts#OrderService.place'],
  },
  {
    name: 'CommonJS: an object of functions, and a function that is the module',
    files: {
      'price.js': 'function total() {} module.exports = { total, tax: () => 2 };',
      'mail.js': 'module.exports = function send() {};',
      'cart.js': `const price = require('./price'); const { tax } = require('./price'); const send = require('./mail'); exports.buy = function () { price.total(); tax(); send(); };`,
    },
    calls: ['call cart.js#buy -> mail.js#send', 'call cart.js#buy -> price.js#tax', 'call cart.js#buy -> price.js#total'],
  },
  {
    name: 'a generic base class passes its argument on',
    files: {
      'order.ts': orderService,
      'base.ts': 'export class Holder<T> { constructor(protected held: T) {} get(): T { return this.held; } }',
      'cart.ts': `import { Holder } from './base'; import { OrderService } from './order'; export class Cart extends Holder<OrderService> { buy() { this.held.place(); this.get().place(); } }`,
    },
    calls: [
      'call cart.ts#Cart.buy -> base.ts#Holder.get',
      'call cart.ts#Cart.buy -> order.ts#OrderService.place',
      'call cart.ts#Cart.buy -> order.ts#OrderService.place',
    ],
  },
  {
    name: 'one of several promises, by its place',
    files: {
      'order.ts': orderService,
      'cart.ts': `import { OrderService } from './order'; class Mail { send() {} } async function a(): Promise<OrderService> { throw 1; } async function b(): Promise<Mail> { throw 1; } export async function buy() { const [orders, mail] = await Promise.all([a(), b()]); mail.send(); orders.place(); }`,
    },
    calls: [
      'call cart.ts#buy -> cart.ts#Mail.send',
      'call cart.ts#buy -> cart.ts#a',
      'call cart.ts#buy -> cart.ts#b',
      'call cart.ts#buy -> order.ts#OrderService.place',
    ],
  },
  {
    name: 'a callback that receives an object of the repository, by an intersection of types',
    files: {
      'order.ts': orderService,
      'cart.ts': `import { OrderService } from './order'; type WithTransaction<S> = S & { inTransaction: <R>(work: (service: S) => R) => Promise<R> }; export class Cart { constructor(private orders: WithTransaction<OrderService>) {} buy() { this.orders.place(); return this.orders.inTransaction((service) => service.place()); } }`,
    },
    calls: ['call cart.ts#Cart.buy -> order.ts#OrderService.place', 'call cart.ts#Cart.buy -> order.ts#OrderService.place'],
  },
  {
    name: 'a registry that spreads others, and a function that makes one',
    files: {
      'order.ts': orderService,
      'registry.ts': `import { OrderService } from './order'; const own = { orders: new OrderService() }; const more = { spare: new OrderService() }; export const services = { ...own, ...more }; export function initServices(db: object) { return { ...own, late: new OrderService() }; }`,
      'cart.ts': `import { initServices, services } from './registry'; export function buy() { services.orders.place(); services.spare.place(); const { late, orders } = initServices({}); late.place(); orders.place(); }`,
    },
    calls: [
      ...Array.from({ length: 4 }, () => 'call cart.ts#buy -> order.ts#OrderService.place'),
      'call cart.ts#buy -> registry.ts#initServices',
      'call registry.ts# -> order.ts#OrderService',
      'call registry.ts# -> order.ts#OrderService',
      'call registry.ts#initServices -> order.ts#OrderService',
    ],
  },
  {
    name: 'models that are handed through a container and a library',
    files: {
      'order.ts': 'export class Order { static all() {} }',
      'load.ts': `import { mapValues } from 'lodash'; import { Order } from './order'; export default (db: object) => { const models = { Order }; return mapValues(models, (model) => model); };`,
      'cart.ts': `import load from './load'; class Tenancy { once(key: string, make: Function) { const made = make(); return made; } models() { return this.once('models', () => load({})); } } export function buy(tenancy: Tenancy) { const { Order } = tenancy.models(); Order.all(); }`,
    },
    calls: [
      'call cart.ts#Tenancy.models -> cart.ts#Tenancy.once',
      'call cart.ts#Tenancy.models -> load.ts#default',
      'call cart.ts#buy -> cart.ts#Tenancy.models',
      'call cart.ts#buy -> order.ts#Order.all',
    ],
  },
  {
    name: 'an interface with two classes behind it, and a value that says which',
    files: {
      'port.ts': 'export interface Payments { pay(): void }',
      'both.ts': `import { Payments } from './port'; export class Card implements Payments { pay() {} } export class Voucher implements Payments { pay() {} }`,
      'cart.ts': `import type { Payments } from './port'; import { Card } from './both'; export class Cart { private payments: Payments = new Card(); buy() { this.payments.pay(); } }`,
    },
    calls: ['call cart.ts# -> both.ts#Card', 'call cart.ts#Cart.buy -> both.ts#Card.pay'],
  },
  {
    name: 'a dynamic import',
    files: {
      'order.ts': orderService,
      'cart.ts': `export async function buy() { const { OrderService } = await import('./order'); new OrderService().place(); }`,
    },
    calls: ['call cart.ts#buy -> order.ts#OrderService', 'call cart.ts#buy -> order.ts#OrderService.place'],
  },
  {
    name: 'CommonJS: exports one by one, and a re-export',
    files: {
      'price.js': 'exports.total = function () {}; exports.tax = () => 2;',
      'index.js': `exports.price = require('./price'); module.exports.total = require('./price').total;`,
      'cart.js': `const { price, total } = require('./index'); exports.buy = () => { price.tax(); total(); };`,
    },
    calls: ['call cart.js#buy -> price.js#tax', 'call cart.js#buy -> price.js#total'],
  },
  {
    name: 'CommonJS: members that other files put on the exports',
    files: {
      'orders/index.js': `const Orders = module.exports; require('./place')(Orders); require('./close')(Orders); Orders.mails = require('../mail');`,
      'orders/place.js': `module.exports = function (Orders) { Orders.place = async function () { Orders.close(); }; };`,
      'orders/close.js': 'module.exports = (Orders) => { Orders.close = () => {}; };',
      'mail.js': 'exports.send = () => {};',
      'cart.js': `const orders = require('./orders'); exports.buy = () => { orders.place(); orders.mails.send(); };`,
    },
    calls: [
      'call cart.js#buy -> mail.js#send',
      'call cart.js#buy -> orders/place.js#default',
      'call orders/index.js# -> orders/close.js#default',
      'call orders/index.js# -> orders/place.js#default',
      'call orders/place.js#default -> orders/close.js#default',
    ],
  },
  {
    name: 'CommonJS: a registry that is filled one by one',
    files: {
      'order.js': 'class Order { static all() {} } module.exports = Order;',
      'db.js': `const db = {}; db.Order = require('./order'); module.exports = db;`,
      'cart.js': `const db = require('./db'); const { Order } = require('./db'); exports.buy = () => { db.Order.all(); Order.all(); };`,
    },
    calls: ['call cart.js#buy -> order.js#Order.all', 'call cart.js#buy -> order.js#Order.all'],
  },
  {
    name: 'trap: what a handler puts on its parameter is no member of anything',
    files: { 'cart.js': `exports.buy = (request, next) => { request.total = () => 1; next.total(); };` },
    calls: [],
  },
  {
    name: 'trap: methods of built-ins with a known name are no calls',
    files: {
      'order.ts': orderService,
      'cart.ts': `import { OrderService } from './order'; export function buy(orders: Map<string, OrderService>) { orders.get('a'); orders.delete('a'); [1].map(String); }`,
    },
    calls: [],
  },
  {
    name: 'trap: a local shadows an import',
    files: {
      'price.ts': 'export function total() {}',
      'cart.ts': `import { total } from './price'; export function sum(total: () => number) { return total(); }`,
    },
    calls: [],
  },
];

describe('calls', () => {
  it.each(table)('$name', ({ files, calls, options }) => expect(referencesIn(programOf(files, options), 'call').sort()).toEqual([...calls].sort()));
});

describe('other references', () => {
  const program = programOf({
    'order.ts': orderService,
    'base.ts': 'export class Base {}',
    'rules.ts': 'export const LIMIT = 3;',
    'setup.ts': 'globalThis.x = 1;',
    'types.ts': 'export interface Money { amount: number }',
    'cart.ts': `import './setup'; import { OrderService } from './order'; import { Base } from './base'; import { LIMIT } from './rules'; import { Money } from './types';
      export class Cart extends Base { constructor(private orders: OrderService) { super(); } full(total: Money) { return LIMIT; } }`,
  });

  it('tells injection, inheritance, values, types and bare imports apart, each once', () => {
    expect(referencesIn(program).sort()).toEqual([
      'extend cart.ts#Cart -> base.ts#Base',
      'import cart.ts# -> setup.ts#',
      'import cart.ts#Cart -> rules.ts#LIMIT',
      'inject cart.ts#Cart -> order.ts#OrderService',
      'type cart.ts#Cart -> types.ts#Money',
    ]);
  });

  it('is the same whatever the order of the files', () => {
    const files = {
      'a.ts': `import { b } from './b'; export const a = () => b();`,
      'b.ts': `import { a } from './a'; export const b = () => a();`,
      'c.ts': `export * from './a';`,
    };
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    expect(programOf(reversed).references).toEqual(programOf(files).references);
  });
});

describe('gaps', () => {
  it('names imports that lead nowhere, and only those', () => {
    const program = programOf(
      { 'cart.ts': `import a from './missing'; import b from 'express'; import './style.css'; import c from './generated/x';` },
      { otherFiles: ['generated/x.ts'] },
    );
    expect(program.gaps.map(({ reason, detail, line }) => ({ reason, detail, line }))).toEqual([{ reason: 'unresolved-import', detail: './missing', line: 1 }]);
  });
});

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

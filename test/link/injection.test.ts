import { describe, expect, it } from 'vitest';
import { programOf, referencesIn } from '../support/program.js';

const service = { 'order.ts': 'export class OrderService { place() { return 1; } }' };
const port = {
  'port.ts': 'export interface Payments { pay(): void }',
  'both.ts': `import { Payments } from './port'; export class Card implements Payments { pay() {} } export class Voucher implements Payments { pay() {} }`,
};

/** The calls out of Cart, and of files whose name begins with `cart`, as `place`, `Card.pay`. */
function calledFrom(files: Readonly<Record<string, string>>): string[] {
  return referencesIn(programOf(files), 'call')
    .filter((reference) => reference.startsWith('call cart'))
    .map((reference) => reference.slice(reference.lastIndexOf('#') + 1))
    .sort();
}

interface Row {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly calls: readonly string[];
}

const nest: readonly Row[] = [
  {
    name: 'a constructor parameter by class',
    files: {
      ...service,
      'cart.ts': `import { OrderService } from './order'; export class Cart { constructor(private readonly orders: OrderService) {} buy() { this.orders.place(); } }`,
    },
    calls: ['OrderService.place'],
  },
  {
    name: 'a constructor parameter that is no property, kept by hand',
    files: {
      ...service,
      'cart.ts': `import { OrderService } from './order'; export class Cart { private readonly orders; constructor(orders: OrderService) { this.orders = orders; } buy() { this.orders.place(); } }`,
    },
    calls: ['OrderService.place'],
  },
  {
    name: 'a property by class',
    files: {
      ...service,
      'cart.ts': `import { Inject } from '@nestjs/common'; import { OrderService } from './order'; export class Cart { @Inject() private orders: OrderService; buy() { this.orders.place(); } }`,
    },
    calls: ['OrderService.place'],
  },
  {
    name: 'a property by the class as token',
    files: {
      ...service,
      'cart.ts': `import { Inject } from '@nestjs/common'; import { OrderService } from './order'; export class Cart { @Inject(OrderService) private orders; buy() { this.orders.place(); } }`,
    },
    calls: ['OrderService.place'],
  },
  {
    name: 'a forward reference',
    files: {
      ...service,
      'cart.ts': `import { Inject, forwardRef } from '@nestjs/common'; import { OrderService } from './order'; export class Cart { constructor(@Inject(forwardRef(() => OrderService)) private orders) {} buy() { this.orders.place(); } }`,
    },
    calls: ['OrderService.place'],
  },
  {
    name: 'useClass by string',
    files: {
      ...port,
      'pay.module.ts': `import { Module } from '@nestjs/common'; import { Card } from './both'; @Module({ providers: [{ provide: 'PAYMENTS', useClass: Card }] }) export class PayModule {}`,
      'cart.ts': `import { Inject } from '@nestjs/common'; import { Payments } from './port'; export class Cart { constructor(@Inject('PAYMENTS') private payments: Payments) {} buy() { this.payments.pay(); } }`,
    },
    calls: ['Card.pay'],
  },
  {
    name: 'useClass by a symbol under another name',
    files: {
      ...port,
      'token.ts': `export const PAYMENTS = Symbol('payments');`,
      'pay.module.ts': `import { Module } from '@nestjs/common'; import { Card } from './both'; import { PAYMENTS as token } from './token'; @Module({ providers: [{ provide: token, useClass: Card }] }) export class PayModule {}`,
      'cart.ts': `import { Inject } from '@nestjs/common'; import { PAYMENTS } from './token'; import { Payments } from './port'; export class Cart { constructor(@Inject(PAYMENTS) private payments: Payments) {} buy() { this.payments.pay(); } }`,
    },
    calls: ['Card.pay'],
  },
  {
    name: 'a literal at one end, its constant at the other',
    files: {
      ...port,
      'token.ts': `export const PAYMENTS = 'payments';`,
      'pay.module.ts': `import { Module } from '@nestjs/common'; import { Card } from './both'; @Module({ providers: [{ provide: 'payments', useClass: Card }] }) export class PayModule {}`,
      'cart.ts': `import { Inject } from '@nestjs/common'; import { PAYMENTS } from './token'; import { Payments } from './port'; export class Cart { constructor(@Inject(PAYMENTS) private payments: Payments) {} buy() { this.payments.pay(); } }`,
    },
    calls: ['Card.pay'],
  },
  {
    name: 'an abstract class as token',
    files: {
      'port.ts': 'export abstract class Payments { abstract pay(): void }',
      'both.ts': `import { Payments } from './port'; export class Card extends Payments { pay() {} } export class Voucher extends Payments { pay() {} }`,
      'pay.module.ts': `import { Module } from '@nestjs/common'; import { Card } from './both'; import { Payments } from './port'; @Module({ providers: [{ provide: Payments, useClass: Card }] }) export class PayModule {}`,
      'cart.ts': `import { Payments } from './port'; export class Cart { constructor(private payments: Payments) {} buy() { this.payments.pay(); } }`,
    },
    calls: ['Card.pay'],
  },
  {
    name: 'useFactory',
    files: {
      ...port,
      'pay.module.ts': `import { Module } from '@nestjs/common'; import { Card } from './both'; @Module({ providers: [{ provide: 'PAYMENTS', useFactory: async () => new Card(), inject: [] }] }) export class PayModule {}`,
      'cart.ts': `import { Inject } from '@nestjs/common'; import { Payments } from './port'; export class Cart { constructor(@Inject('PAYMENTS') private payments: Payments) {} buy() { this.payments.pay(); } }`,
    },
    calls: ['Card.pay'],
  },
  {
    name: 'useExisting and useValue',
    files: {
      ...port,
      'pay.module.ts': `import { Module } from '@nestjs/common'; import { Card, Voucher } from './both'; const card = new Card(); @Module({ providers: [{ provide: 'A', useExisting: Voucher }, { provide: 'B', useValue: card }] }) export class PayModule {}`,
      'cart.ts': `import { Inject } from '@nestjs/common'; import { Payments } from './port'; export class Cart { constructor(@Inject('A') private a: Payments, @Inject('B') private b: Payments) {} buy() { this.a.pay(); this.b.pay(); } }`,
    },
    calls: ['Card.pay', 'Voucher.pay'],
  },
  {
    name: 'a dynamic module',
    files: {
      ...port,
      'pay.module.ts': `import { Module } from '@nestjs/common'; import { Card } from './both'; @Module({}) export class PayModule { static forRoot() { const payments = { provide: 'PAYMENTS', useClass: Card }; return { module: PayModule, providers: [payments], exports: [payments] }; } }`,
      'cart.ts': `import { Inject } from '@nestjs/common'; import { Payments } from './port'; export class Cart { constructor(@Inject('PAYMENTS') private payments: Payments) {} buy() { this.payments.pay(); } }`,
    },
    calls: ['Card.pay'],
  },
  {
    name: 'a dynamic module that returns its providers',
    files: {
      ...port,
      'pay.module.ts': `import { Module } from '@nestjs/common'; import { Card } from './both'; @Module({}) export class PayModule { static register() { return { module: PayModule, providers: [{ provide: 'PAYMENTS', useClass: Card }] }; } }`,
      'cart.ts': `import { Inject } from '@nestjs/common'; import { Payments } from './port'; export class Cart { constructor(@Inject('PAYMENTS') private payments: Payments) {} buy() { this.payments.pay(); } }`,
    },
    calls: ['Card.pay'],
  },
  {
    name: 'a token made by a function',
    files: {
      ...port,
      'token.ts': `export const tokenOf = (name: string) => name + '_TOKEN';`,
      'pay.module.ts': `import { Module } from '@nestjs/common'; import { Card } from './both'; import { tokenOf } from './token'; @Module({ providers: [{ provide: tokenOf('payments'), useClass: Card }] }) export class PayModule {}`,
      'cart.ts': `import { Inject } from '@nestjs/common'; import { tokenOf } from './token'; import { Payments } from './port'; export class Cart { constructor(@Inject(tokenOf('payments')) private payments: Payments) {} buy() { this.payments.pay(); } }`,
    },
    calls: ['Card.pay', 'tokenOf'],
  },
  {
    name: 'asking the container',
    files: {
      ...service,
      'cart.ts': `import { ModuleRef } from '@nestjs/core'; import { OrderService } from './order'; export class Cart { constructor(private refs: ModuleRef) {} buy() { this.refs.get(OrderService, { strict: false }).place(); } }`,
    },
    calls: ['OrderService.place'],
  },
  {
    name: 'the same names, two classes, two tokens',
    files: {
      ...port,
      'a.module.ts': `import { Module } from '@nestjs/common'; import { Card } from './both'; import { TOKEN } from './a.token'; @Module({ providers: [{ provide: TOKEN, useClass: Card }] }) export class AModule {}`,
      'a.token.ts': `export const TOKEN = Symbol('a');`,
      'b.module.ts': `import { Module } from '@nestjs/common'; import { Voucher } from './both'; import { TOKEN } from './b.token'; @Module({ providers: [{ provide: TOKEN, useClass: Voucher }] }) export class BModule {}`,
      'b.token.ts': `export const TOKEN = Symbol('b');`,
      'cart.ts': `import { Inject } from '@nestjs/common'; import { TOKEN } from './a.token'; import { Payments } from './port'; export class Cart { constructor(@Inject(TOKEN) private payments: Payments) {} buy() { this.payments.pay(); } }`,
    },
    calls: ['Card.pay'],
  },
];

const others: readonly Row[] = [
  {
    name: 'inversify: bind().to() and @inject(TYPES.X)',
    files: {
      ...port,
      'types.ts': `export const TYPES = { Payments: Symbol.for('Payments') };`,
      'container.ts': `import { Container } from 'inversify'; import { TYPES } from './types'; import { Card } from './both'; import { Payments } from './port'; const container = new Container(); container.bind<Payments>(TYPES.Payments).to(Card).inSingletonScope(); export { container };`,
      'cart.ts': `import { inject } from 'inversify'; import { TYPES } from './types'; import { Payments } from './port'; export class Cart { constructor(@inject(TYPES.Payments) private payments: Payments) {} buy() { this.payments.pay(); } }`,
    },
    calls: ['Card.pay'],
  },
  {
    name: 'inversify: a container module, and asking the container',
    files: {
      ...port,
      'types.ts': `export const TYPES = { Payments: Symbol.for('Payments') };`,
      'container.ts': `import { ContainerModule, Container } from 'inversify'; import { TYPES } from './types'; import { Card } from './both'; import { Payments } from './port'; export const pay = new ContainerModule((bind) => { bind<Payments>(TYPES.Payments).to(Card); }); export const container = new Container(); container.load(pay);`,
      'cart.ts': `import { container } from './container'; import { TYPES } from './types'; import { Payments } from './port'; export function buy() { container.get<Payments>(TYPES.Payments).pay(); }`,
    },
    calls: ['Card.pay'],
  },
  {
    name: 'inversify: toDynamicValue and toService',
    files: {
      ...port,
      'container.ts': `import { Container } from 'inversify'; import { Card, Voucher } from './both'; export const container = new Container(); container.bind('a').toDynamicValue(() => new Card()); container.bind(Voucher).toSelf(); container.bind('b').toService(Voucher);`,
      'cart.ts': `import { inject } from 'inversify'; import { Payments } from './port'; export class Cart { @inject('a') private a: Payments; constructor(@inject('b') private readonly b: Payments) {} buy() { this.a.pay(); this.b.pay(); } }`,
    },
    calls: ['Card.pay', 'Voucher.pay'],
  },
  {
    name: 'tsyringe: register with useClass, @inject by name',
    files: {
      ...port,
      'container.ts': `import { container } from 'tsyringe'; import { Card } from './both'; container.register('Payments', { useClass: Card });`,
      'cart.ts': `import { inject, injectable } from 'tsyringe'; import { Payments } from './port'; @injectable() export class Cart { constructor(@inject('Payments') private payments: Payments) {} buy() { this.payments.pay(); } }`,
    },
    calls: ['Card.pay'],
  },
  {
    name: 'tsyringe: registerSingleton, resolve by class and by name',
    files: {
      ...port,
      ...service,
      'container.ts': `import { container } from 'tsyringe'; import { Card } from './both'; import { Payments } from './port'; container.registerSingleton<Payments>('Payments', Card);`,
      'cart.ts': `import { container } from 'tsyringe'; import { OrderService } from './order'; import { Payments } from './port'; export function buy() { container.resolve(OrderService).place(); container.resolve<Payments>('Payments').pay(); }`,
    },
    calls: ['Card.pay', 'OrderService.place'],
  },
  {
    name: 'tsyringe: instances and factories',
    files: {
      ...port,
      'container.ts': `import { container, instanceCachingFactory } from 'tsyringe'; import { Card, Voucher } from './both'; container.registerInstance('a', new Card()); container.register('b', { useFactory: () => new Voucher() });`,
      'cart.ts': `import { inject } from 'tsyringe'; import { Payments } from './port'; export class Cart { constructor(@inject('a') private a: Payments, @inject('b') private b: Payments) {} buy() { this.a.pay(); this.b.pay(); } }`,
    },
    calls: ['Card.pay', 'Voucher.pay'],
  },
  {
    name: 'typedi: @Service, @Inject, Container.get',
    files: {
      'order.ts': `import { Service } from 'typedi'; @Service() export class OrderService { place() { return 1; } }`,
      'cart.ts': `import { Container, Inject } from 'typedi'; import { OrderService } from './order'; export class Cart { @Inject() orders: OrderService; @Inject(() => OrderService) late: any; buy() { this.orders.place(); this.late.place(); Container.get(OrderService).place(); } }`,
    },
    calls: ['OrderService.place', 'OrderService.place', 'OrderService.place'],
  },
  {
    name: 'typedi: names and values',
    files: {
      ...port,
      'boot.ts': `import { Container } from 'typedi'; import { Card } from './both'; Container.set('payments', new Card()); Container.set({ id: 'spare', value: new Card() });`,
      'cart.ts': `import { Container, Inject } from 'typedi'; import { Payments } from './port'; export class Cart { @Inject('payments') payments: Payments; buy() { this.payments.pay(); const p = Container.get<Payments>('payments'); p.pay(); const s = Container.get('spare'); s.pay(); } }`,
    },
    calls: ['Card.pay', 'Card.pay', 'Card.pay'],
  },
  {
    name: 'typedi: a class that registers itself under a name',
    files: {
      'port.ts': port['port.ts'],
      'both.ts': `import { Service } from 'typedi'; import { Payments } from './port'; @Service('card') export class Card implements Payments { pay() {} } @Service({ id: 'voucher' }) export class Voucher implements Payments { pay() {} }`,
      'cart.ts': `import { Container } from 'typedi'; import { Payments } from './port'; export function buy() { Container.get<Payments>('card').pay(); Container.get<Payments>('voucher').pay(); }`,
    },
    calls: ['Card.pay', 'Voucher.pay'],
  },
  {
    name: 'awilix: classes, functions and values, destructured in the constructor with types',
    files: {
      ...port,
      ...service,
      'container.ts': `import { createContainer, asClass, asFunction, asValue } from 'awilix'; import { OrderService } from './order'; import { Card, Voucher } from './both'; import { Cart } from './cart'; const container = createContainer(); const makeVoucher = () => new Voucher(); container.register({ orders: asClass(OrderService).singleton(), payments: asValue(new Card()), vouchers: asFunction(makeVoucher), cart: asClass(Cart) }); export default container;`,
      'cart.ts': `import { OrderService } from './order'; import { Payments } from './port'; interface Parts { orders: OrderService; payments: Payments } export class Cart { private orders: OrderService; private payments: Payments; constructor({ orders, payments }: Parts) { this.orders = orders; this.payments = payments; } buy() { this.orders.place(); this.payments.pay(); } }`,
    },
    calls: ['OrderService.place', 'Card.pay'].sort(),
  },
  {
    name: 'awilix: names alone, without types',
    files: {
      'order.js': 'class OrderService { place() {} } module.exports = OrderService;',
      'mail.js': 'module.exports = ({ orders }) => ({ send() { orders.place(); } });',
      'container.js': `const { createContainer, asClass, asFunction } = require('awilix'); const OrderService = require('./order'); const makeMailer = require('./mail'); const Cart = require('./cart'); const container = createContainer(); container.register({ orders: asClass(OrderService), mailer: asFunction(makeMailer), cart: asClass(Cart) }); module.exports = container;`,
      'cart.js': `class Cart { constructor({ orders, mailer }) { this.orders = orders; this.mailer = mailer; } buy() { this.orders.place(); this.mailer.send(); } } module.exports = Cart;`,
      'cart-routes.js': `const container = require('./container'); const cart = container.resolve('cart'); function buy() { cart.buy(); container.cradle.orders.place(); } module.exports = buy;`,
    },
    calls: ['Cart.buy', 'OrderService.place', 'OrderService.place', 'default'],
  },
  {
    name: 'awilix: the whole cradle kept',
    files: {
      ...service,
      'container.ts': `import { createContainer, asClass } from 'awilix'; import { OrderService } from './order'; import { Cart } from './cart'; createContainer().register({ orders: asClass(OrderService), cart: asClass(Cart) });`,
      'cart.ts': `export class Cart { constructor(private readonly deps) {} buy() { this.deps.orders.place(); } }`,
    },
    calls: ['OrderService.place'],
  },
  {
    name: 'a container made by hand: an object of services',
    files: {
      ...service,
      'services.ts': `import { OrderService } from './order'; export const createServices = (db: unknown) => { const orders = new OrderService(); return { orders }; };`,
      'types.ts': `import { createServices } from './services'; export type Services = ReturnType<typeof createServices>;`,
      'cart.ts': `import { Services } from './types'; export class Cart { private orders: Services['orders']; constructor({ orders }: Pick<Services, 'orders'>) { this.orders = orders; } buy() { this.orders.place(); } }`,
    },
    calls: ['OrderService.place'],
  },
  {
    name: 'a container made by hand: a singleton that is asked',
    files: {
      ...service,
      'registry.ts': `import { OrderService } from './order'; class Registry { private static instance: Registry; readonly orders = new OrderService(); static getInstance() { if (!Registry.instance) Registry.instance = new Registry(); return Registry.instance; } } export default Registry;`,
      'cart.ts': `import Registry from './registry'; export function buy() { Registry.getInstance().orders.place(); const { orders } = Registry.getInstance(); orders.place(); }`,
    },
    calls: ['OrderService.place', 'OrderService.place', 'Registry.getInstance', 'Registry.getInstance'],
  },
  {
    name: 'a factory function that is handed its parts',
    files: {
      ...service,
      'cart.ts': `import { OrderService } from './order'; export const makeCart = ({ orders }: { orders: OrderService }) => ({ buy() { orders.place(); } });`,
      'cart-page.ts': `import { makeCart } from './cart'; import { OrderService } from './order'; const cart = makeCart({ orders: new OrderService() }); export const page = () => cart.buy();`,
    },
    calls: ['OrderService', 'OrderService.place', 'makeCart', 'makeCart'],
  },
];

describe('injection in NestJS', () => {
  it.each(nest)('$name', ({ files, calls }) => expect(calledFrom(files)).toEqual(calls));
});

describe('injection elsewhere', () => {
  it.each(others)('$name', ({ files, calls }) => expect(calledFrom(files)).toEqual(calls));
});

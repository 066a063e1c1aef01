import { describe, expect, test } from 'vitest';
import { declarationOf, factsOf, memberOf, scopeOf, written, writtenType } from './facts-of.js';

describe('declaration facts', () => {
  test.each([
    ['function pay(): Receipt { return done; }', 'function', 'Receipt', '-', 1],
    ['const pay = async (): Promise<void> => {};', 'function', 'Promise<void>', '-', 1],
    ['const pay = function () {};', 'function', '-', '-', 1],
    ['const pay: (order: Order) => Receipt = (order) => done;', 'function', 'Receipt', '-', 1],
    ['const pay: Handler = (order) => done;', 'function', '-', '-', 1],
    ['const pay = (() => {}) as Handler;', 'function', '-', '-', 1],
    ['const pay: Payment = card;', 'variable', 'Payment', 'card', null],
    ['const pay = wrap(async () => {});', 'variable', '-', '#0', null],
    ['let pay;', 'variable', '-', '-', null],
    ['type pay = Array<Order>;', 'type', 'Array<Order>', '-', null],
    ['declare function pay(): Receipt;', 'function', 'Receipt', '-', null],
    ['import pay = Shop.pay;', 'variable', '-', 'Shop.pay', null],
  ])('%s', (text, kind, type, initialiser, scope) => {
    const pay = declarationOf(factsOf(text), 'pay');
    expect([pay.kind, writtenType(pay.type), written(pay.initialiser), pay.scope]).toEqual([kind, type, initialiser, scope]);
  });

  test('the function that a call wraps belongs to the variable that holds the call', () => {
    const facts = factsOf('const log = 1;\nconst createOrder = wrap(async (req) => { req.save(); });');
    expect(scopeOf(facts, 1)).toMatchObject({ parent: 0, declaration: 1, member: null, argumentOf: { call: 1, index: 0 } });
  });

  test('an object literal gives members, each with its own scope', () => {
    const facts = factsOf('export const table = { add(x) { return x; }, sub: () => 1, n: 3, get all() { return []; }, ...more, short } as const;');
    expect(declarationOf(facts, 'table').members.map((member) => [member.name, member.kind, member.scope, written(member.initialiser)])).toEqual([
      ['add', 'method', 1, 'fn'],
      ['sub', 'property', 2, 'fn'],
      ['n', 'property', null, '3'],
      ['all', 'accessor', 3, 'fn'],
      ['short', 'property', null, 'short'],
    ]);
    expect(facts.scopes.map((scope) => scope.member)).toEqual([null, 0, 1, 3]);
    expect(written(declarationOf(facts, 'table').initialiser)).toBe('{add:fn,sub:fn,n:3,all:fn,short:short,...more}');
  });

  test('a frozen object has members; an object given to another call has none', () => {
    expect(memberOf(factsOf('const table = Object.freeze({ n: 3 });'), 'table', 'n')).toMatchObject({ kind: 'property' });
    expect(declarationOf(factsOf('const table = build({ n: 3 });'), 'table').members).toEqual([]);
  });

  test('what is put on an object is its member; of other values only functions are', () => {
    const facts = factsOf(
      'const orders = {}, app = express();\norders.place = async () => {};\norders.limit = 3;\napp.place = () => {};\napp.limit = 3;',
      'orders.js',
    );
    const members = (name: string) => declarationOf(facts, name).members.map((member) => [member.name, member.scope]);
    expect(members('orders')).toEqual([
      ['place', 1],
      ['limit', null],
    ]);
    expect(members('app')).toEqual([['place', 2]]);
  });

  test('destructured names are declarations of the parts', () => {
    const facts = factsOf('const { total, tax: { rate }, ...rest } = bill(), [first] = lines;');
    expect(facts.declarations.map((declaration) => [declaration.name, written(declaration.initialiser)])).toEqual([
      ['total', '#0.total'],
      ['rate', '#0.tax.rate'],
      ['rest', '#0'],
      ['first', 'lines[0]'],
    ]);
  });

  test('a variable that is set later holds what it is first set to', () => {
    const facts = factsOf('let pool; let app;\napp = express();\nexport function get() { pool ??= createPool(); app = 1; return pool; }');
    expect(facts.declarations.map((declaration) => written(declaration.initialiser))).toEqual(['#1', '#0', '-']);
  });

  test('interfaces: members, bases, merging', () => {
    const facts = factsOf(
      'interface Order extends Dated, shop.Priced<Line> { id: string; pay(card: Card): Receipt; readonly [key: string]: unknown }\ninterface Order { note?: string }',
    );
    expect(facts.declarations).toHaveLength(1);
    const order = declarationOf(facts, 'Order');
    expect(order.extends.map(writtenType)).toEqual(['Dated', 'shop.Priced<Line>']);
    expect(order.members.map((member) => [member.name, member.kind, writtenType(member.type)])).toEqual([
      ['id', 'property', 'string'],
      ['pay', 'method', 'Receipt'],
      ['note', 'property', 'string'],
    ]);
    expect(order).toMatchObject({ line: 1, endLine: 1 });
  });

  test('an alias of an object type has members, and the type itself', () => {
    const deps = declarationOf(factsOf('type Deps = { orders: Orders; log(): void };'), 'Deps');
    expect(writtenType(deps.type)).toBe('{orders:Orders;log:=><void>}');
    expect(deps.members.map((member) => [member.name, member.kind])).toEqual([
      ['orders', 'property'],
      ['log', 'method'],
    ]);
    expect(declarationOf(factsOf('type Id = string;'), 'Id').members).toEqual([]);
  });

  test('enum members are properties with their values', () => {
    const facts = factsOf("enum Status { Open, Paid = 'paid', 'on hold' = 3 }");
    expect(declarationOf(facts, 'Status').members.map((member) => [member.name, written(member.initialiser)])).toEqual([
      ['Open', '-'],
      ['Paid', '"paid"'],
      ['on hold', '3'],
    ]);
  });

  test('a namespace is a scope; what it exports are static members', () => {
    const facts = factsOf('namespace Shop.Cart { export function total() { return hidden; } const hidden = 1; export const limit = 5; }');
    const shop = declarationOf(facts, 'Shop');
    expect(shop).toMatchObject({ kind: 'namespace', scope: 1 });
    expect(shop.members.map((member) => [member.name, member.kind, member.static, member.scope])).toEqual([
      ['total', 'method', true, 2],
      ['limit', 'property', true, null],
    ]);
    expect(scopeOf(facts, 1).locals.map((local) => local.name)).toEqual(['total', 'hidden', 'limit']);
  });

  test.each([
    ["const Status = { Paid: 'paid' } as const; type Status = keyof typeof Status;", 'variable'],
    ['interface Order {} class Order {}', 'class'],
    ['function shop() {} namespace shop { export const a = 1; }', 'function'],
    ['type Order = X; const Order = make();', 'variable'],
  ])('%s is one declaration', (text, kind) => {
    expect(factsOf(text).declarations.map((declaration) => declaration.kind)).toEqual([kind]);
  });

  test.each([
    "declare module 'express' { interface Request { user: User } }",
    'declare global { interface Window { shop: Shop } }',
    'if (ready) { const a = 1; function late() {} }',
  ])('%s declares nothing at the top', (text) => {
    expect(factsOf(text).declarations).toEqual([]);
  });

  test('function overloads are one declaration, from the first to the last', () => {
    const facts = factsOf('function pay(a: string): void;\nfunction pay(a: number): void;\nfunction pay(a: unknown) {\n}');
    expect(facts.declarations).toHaveLength(1);
    expect(declarationOf(facts, 'pay')).toMatchObject({ line: 1, endLine: 4 });
    expect(scopeOf(facts, declarationOf(facts, 'pay').scope).line).toBe(3);
  });
});

import { describe, expect, test } from 'vitest';
import { factsOf } from './facts-of.js';

const IMPORTS = "import { Order, pay } from './order'; import * as money from './money'; import type { Card } from './card';\n";

/** `declaration:name` for each mention, `?` for the module, `type ` for a type position, `x2` for a count. */
function mentions(text: string, path?: string): string[] {
  const facts = factsOf(IMPORTS + text, path);
  return facts.mentions.map((mention) => {
    const owner = mention.declaration === null ? '?' : facts.declarations[mention.declaration]?.name;
    return `${owner}:${mention.typeOnly ? 'type ' : ''}${mention.name}${mention.count > 1 ? ` x${mention.count}` : ''}`;
  });
}

describe('mention facts', () => {
  test.each([
    ['pay(pay);', ['?:pay x2']],
    ['function run() { pay(); }', ['run:pay']],
    ['function run() { late(); } function late() {}', ['run:late']],
    ['const all = { pay, [pay]: 1 };', ['all:pay x2']],
    ['class A extends Order {}', ['A:Order']],
    ['class A implements Order {}', ['A:type Order']],
    ['class A extends money.Base<Order> {}', ['A:type Order', 'A:money.Base']],
    ['let card: Card;', ['card:type Card']],
    ['function run(card: Card): Promise<Order[]> {}', ['run:type Card', 'run:type Order']],
    ['let copy: typeof pay;', ['copy:type pay']],
    ['make<Order>();', ['?:type Order']],
    ['const f = make<Order>;', ['f:type Order']],
    ['const x = y as Card;', ['x:type Card']],
    ['money.round(money.rate.of);', ['?:money.round', '?:money.rate']],
    ['let m: money.Amount; log(money);', ['m:type money.Amount', '?:money']],
    ['@pay() class A { @Order() x; }', ['A:pay', 'A:Order']],
    ['const view = <Order a={pay}><money.Tag /></Order>;', ['view:Order', 'view:pay', 'view:money.Tag']],
    ['type A<T extends Card> = { [K in keyof Order]: T };', ['A:type Card', 'A:type Order']],
    ['interface A extends Order { pay(card: Card): void }', ['A:type Order', 'A:type Card']],
    ['pay`x ${Order}`;', ['?:pay', '?:Order']],
    ['declare global { interface Window { order: Order } }', ['?:type Order']],
    ['namespace Shop { export const a = pay; }', ['Shop:pay']],
  ])('%s', (text, expected) => {
    expect(mentions(text, 'orders.tsx')).toEqual(expected);
  });

  test.each([
    ['x.pay; x.Order.y;', 'property names'],
    ['const x = { pay: 1, Order() {} };', 'object keys'],
    ['class A { pay() {} Order = 1; }', 'member names'],
    ['enum E { pay }', 'enum members'],
    ['function run(pay) { pay(); }', 'hidden by a parameter'],
    ['function run({ a: pay }) { return () => pay(); }', 'hidden by a pattern around it'],
    ['function run() { pay(); if (x) { const pay = 1; } }', 'hidden by a local of the function'],
    ['function run() { pay(); function pay() {} }', 'hidden by a nested function'],
    ['function run() { for (const pay of xs) pay(); }', 'hidden by a loop'],
    ['try {} catch (pay) { pay(); }', 'hidden by a caught error'],
    ['const f = function pay() { pay(); };', 'hidden by its own name'],
    ['class A<Order> { x: Order }', 'hidden by a type parameter'],
    ['function run<Order>(x: Order) {}', 'hidden by a type parameter of the function'],
    ['function tally() { tally(); }', 'the declaration itself'],
    ['export { pay }; export default Order;', 'handed on'],
    ['const view = <pay />;', 'an element of the page'],
    ['const view = <Shop pay="1" />;', 'an attribute'],
    ['pay: for (;;) { break pay; }', 'a label'],
    ['unknown(globalThis);', 'from outside'],
  ])('%s has none: %s', (text) => {
    expect(mentions(text, 'orders.tsx')).toEqual([]);
  });

  test('a name hidden in one function is seen in the next', () => {
    expect(mentions('function a(pay) { pay(); } function b() { pay(); }')).toEqual(['b:pay']);
  });

  test('the line is that of the first', () => {
    expect(factsOf(`${IMPORTS}\nfunction run() {\n  pay();\n  pay();\n}`).mentions).toEqual([
      { name: 'pay', declaration: 0, typeOnly: false, count: 2, line: 4 },
    ]);
  });

  test('CommonJS: a required module is a whole, its parts are names', () => {
    const facts = factsOf("const money = require('./money'); const { pay } = require('./pay'); pay(money.round);", 'orders.js');
    expect(facts.mentions.map((mention) => mention.name)).toEqual(['pay', 'money.round']);
  });
});

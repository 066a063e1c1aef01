import { describe, expect, test } from 'vitest';
import type { ExportFact } from '../../src/model/file-facts.js';
import { declarationOf, factsOf, memberOf, written } from './facts-of.js';

/** `outside<-inside@module` or `outside<-value`. */
function short(fact: ExportFact): string {
  const inside = fact.local ?? `value ${written(fact.value)}`;
  return `${fact.typeOnly ? 'type ' : ''}${fact.exported}<-${inside}${fact.specifier === null ? '' : `@${fact.specifier}`}`;
}

describe('export facts of ES modules', () => {
  test.each([
    ['export const a = 1, b = 2;', ['a<-a', 'b<-b']],
    ['export const { total, tax } = bill();', ['total<-total', 'tax<-tax']],
    ['export function pay() {}', ['pay<-pay']],
    ['export class Order {}', ['Order<-Order']],
    ['export interface Order {}', ['type Order<-Order']],
    ['export type Id = string;', ['type Id<-Id']],
    ['export enum Status { Paid }', ['Status<-Status']],
    ['export namespace Shop {}', ['Shop<-Shop']],
    ["export const Status = { Paid: 'paid' };\nexport type Status = keyof typeof Status;", ['Status<-Status']],
    ['const a = 1; export { a, a as b };', ['a<-a', 'b<-a']],
    ["import { a } from './a'; export { a };", ['a<-a']],
    ['type A = 1; export type { A };', ['type A<-A']],
    ["export { a, b as c } from './a';", ['a<-a@./a', 'c<-b@./a']],
    ["export { default as Order } from './order';", ['Order<-default@./order']],
    ["export * from './a';", ['*<-*@./a']],
    ["export type * from './a';", ['type *<-*@./a']],
    ["export * as money from './money';", ['money<-*@./money']],
    ['export default class Order {}', ['default<-Order']],
    ['export default class {}', ['default<-default']],
    ['export default function () {}', ['default<-default']],
    ['export default async () => {};', ['default<-default']],
    ['export default { total: 1 };', ['default<-default']],
    ['class Order {} export default Order;', ['default<-Order']],
    ['export default createApp();', ['default<-value #0']],
    ['class Order {} export = Order;', ['=<-Order']],
    ["export import money = require('./money');", ['money<-money']],
  ])('%s', (text, expected) => {
    expect(factsOf(text).exports.map(short)).toEqual(expected);
  });

  test('marks what is exported under any name, and nothing else', () => {
    const facts = factsOf('function pay() {} function refund() {} class Order {} export { pay as charge }; export default Order;');
    expect(facts.declarations.map((declaration) => [declaration.name, declaration.exported])).toEqual([
      ['pay', true],
      ['refund', false],
      ['Order', true],
    ]);
  });

  test('the object that a file exports by default is a declaration with members', () => {
    const facts = factsOf('export default { async total() { return 1; } };');
    expect(memberOf(facts, 'default', 'total')).toMatchObject({ kind: 'method', scope: 1 });
  });
});

describe('export facts of CommonJS modules', () => {
  test.each([
    ['module.exports = Order;', ['=<-Order']],
    ['module.exports = class Order {};', ['=<-Order']],
    ['module.exports = function () {};', ['=<-default']],
    ['module.exports = new Order();', ['=<-value #0']],
    ['module.exports = { a, b: c };', ['a<-a', 'b<-c', '=<-value {a:a,b:c}']],
    ['module.exports = { pay() {}, refund: async () => {} };', ['pay<-pay', 'refund<-refund', '=<-value {pay:fn,refund:fn}']],
    ['module.exports = { limit: 5 };', ['limit<-value 5', '=<-value {limit:5}']],
    ["module.exports = { ...require('./a') };", ['*<-*@./a', '=<-value {...module(./a)}']],
    ["const a = require('./a'); module.exports = { ...a };", ['*<-*@./a', '=<-value {...a}']],
    ["module.exports = { Order: require('./order') };", ['Order<-*@./order', '=<-value {Order:module(./order)}']],
    ["module.exports = require('./order');", ['=<-value module(./order)', '*<-*@./order']],
    ["exports.Order = require('./order').Order;", ['Order<-Order@./order']],
    ['exports.pay = pay;', ['pay<-pay']],
    ['module.exports.pay = exports.charge = () => {};', ['pay<-pay', 'charge<-pay']],
    ["exports['pay'] = pay;", ['pay<-pay']],
    ['exports = module.exports = pay;', ['=<-pay']],
    ['var app = (exports = module.exports = {});', ['=<-app']],
    ['const Orders = module.exports;', ['=<-Orders']],
    ['exports.pay = void 0; exports.pay = pay;', ['pay<-pay']],
  ])('%s', (text, expected) => {
    expect(factsOf(text, 'orders.js').exports.map(short)).toEqual(expected);
  });

  test.each(['order.exports.pay = pay;', 'exports[name] = pay;', 'const pay = exports.pay;', 'function set() { imports.pay = pay; }'])(
    '%s exports nothing',
    (text) => {
      expect(factsOf(text, 'orders.js').exports).toEqual([]);
    },
  );

  test('functions that are handed out are declarations, each with its own body', () => {
    const facts = factsOf('exports.pay = async (req) => { exports.log(req); };\nexports.log = function write() {};', 'orders.js');
    expect(facts.declarations.map((declaration) => [declaration.name, declaration.kind, declaration.scope, declaration.line])).toEqual([
      ['pay', 'function', 1, 1],
      ['log', 'function', 2, 2],
    ]);
    expect(facts.scopes.map((scope) => scope.declaration)).toEqual([null, 0, 1]);
    expect(facts.mentions).toEqual([{ name: 'log', declaration: 0, typeOnly: false, count: 1, line: 1 }]);
  });

  test('a function handed out beside another of its name keeps apart from it', () => {
    const facts = factsOf('function pay() {}\nexports.pay = function () { pay(); };', 'orders.js');
    expect(facts.declarations.map((declaration) => declaration.name)).toEqual(['pay', 'exports.pay']);
    expect(facts.exports.map(short)).toEqual(['pay<-exports.pay']);
    expect(facts.mentions.map((mention) => [mention.name, mention.declaration])).toEqual([['pay', 1]]);
  });

  test('an aliased module.exports gets the functions put on it as members', () => {
    const facts = factsOf('const Orders = module.exports;\nOrders.place = async function () {};', 'orders.js');
    expect(memberOf(facts, 'Orders', 'place')).toMatchObject({ kind: 'method', static: false, scope: 1, line: 2 });
    expect(declarationOf(facts, 'Orders').exported).toBe(true);
  });
});

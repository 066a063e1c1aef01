import { describe, expect, test } from 'vitest';
import type { ImportFact } from '../../src/model/file-facts.js';
import { declarationOf, factsOf, written } from './facts-of.js';

/** `specifier: local=imported` with `type ` before what does not exist at run time. */
function short(fact: ImportFact): string {
  const names = fact.names.map((name) => `${name.typeOnly ? 'type ' : ''}${name.local}=${name.imported}`);
  return `${fact.typeOnly ? 'type ' : ''}${fact.specifier}: ${names.join(', ')}`.trimEnd();
}

describe('import facts', () => {
  test.each([
    ["import './polyfill';", './polyfill:'],
    ["import stock from './stock';", './stock: stock=default'],
    ["import { Order, Line as OrderLine } from './order';", './order: Order=Order, OrderLine=Line'],
    ["import stock, { Shelf } from './stock';", './stock: stock=default, Shelf=Shelf'],
    ["import * as money from './money';", './money: money=*'],
    ["import stock, * as all from './stock';", './stock: stock=default, all=*'],
    ["import type { Order } from './order';", 'type ./order: type Order=Order'],
    ["import { type Order, type Line } from './order';", 'type ./order: type Order=Order, type Line=Line'],
    ["import { type Order, place } from './order';", './order: type Order=Order, place=place'],
    ["import { default as stock } from './stock';", './stock: stock=default'],
    ["import {} from './order';", './order:'],
    ["import money = require('./money');", './money: money=*'],
    ["import type money = require('./money');", 'type ./money: type money=*'],
    ["const money = require('./money');", './money: money=*'],
    ["const { Order, Line: OrderLine } = require('./order');", './order: Order=Order, OrderLine=Line'],
    ["const { Order, ...others } = require('./order');", './order: Order=Order, others=*'],
    ["var place = require('./order').place;", './order: place=place'],
    ["const money = await import('./money');", './money: money=*'],
    ["const { round } = await import('./money');", './money: round=round'],
    ["require('./polyfill');", './polyfill:'],
    ["require('./routes')(app);", './routes:'],
    ["async function load() { await import('./reports'); }", './reports:'],
    ['import(`./reports`);', './reports:'],
    ["let order: import('./order').Order;", 'type ./order: type Order=Order'],
  ])('%s', (text, expected) => {
    expect(factsOf(text).imports.map(short)).toEqual([expected]);
  });

  test.each([
    ['require(name)', 'only known when it runs'],
    ["require.resolve('./money')", 'asks for a path'],
    ['import(`./reports/${name}`)', 'has a hole'],
    ["loader.require('./money')", "is another object's method"],
    ['import order = Shop.Order;', 'is an alias'],
  ])('%s is no import: it %s', (text) => {
    expect(factsOf(text).imports).toEqual([]);
  });

  test('a variable that requires is an import, not a declaration', () => {
    const facts = factsOf("const money = require('./money');\nconst rate = require('./rates')(money);", 'rates.js');
    expect(facts.declarations.map((declaration) => declaration.name)).toEqual(['rate']);
    expect(facts.imports.map((fact) => fact.line)).toEqual([1, 2]);
  });

  test('a pattern within a required pattern takes a part of an exported value', () => {
    const facts = factsOf("const { cart: { total } } = require('./cart');", 'orders.js');
    expect(facts.imports.map(short)).toEqual(['./cart:']);
    expect(written(declarationOf(facts, 'total').initialiser)).toBe('module(./cart).cart.total');
  });

  test('a module required inside a function is the value of a local', () => {
    const facts = factsOf("function pay() { const { charge } = require('./card'); charge(); }", 'pay.js');
    expect(facts.imports.map(short)).toEqual(['./card:']);
    expect(facts.scopes[1]?.locals.map((local) => [local.name, local.path, written(local.initialiser)])).toEqual([['charge', ['charge'], 'module(./card)']]);
  });

  test('a type imported in place is mentioned by its name, and imported once', () => {
    const facts = factsOf("let a: import('./order').Order;\nlet b: import('./order').Order;");
    expect(facts.imports).toHaveLength(1);
    expect(facts.mentions.map((mention) => [mention.name, mention.typeOnly])).toEqual([
      ['Order', true],
      ['Order', true],
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { declarationOf, factsOf, writtenType } from './facts-of.js';

describe('type facts', () => {
  test.each([
    ['Order', 'Order'],
    ['shop.orders.Order', 'shop.orders.Order'],
    ['Promise<Order>', 'Promise<Order>'],
    ['Promise<Order | null>', 'Promise<Order>'],
    ['Order | null | undefined', 'Order'],
    ['(Order)', 'Order'],
    ['Order | Card | null', '|<Order,Card>'],
    ['null', 'null'],
    ['null | undefined', '|<null,undefined>'],
    ['Order & Dated', '&<Order,Dated>'],
    ['Order[]', 'Array<Order>'],
    ['readonly Order[]', 'Array<Order>'],
    ['ReadonlyArray<Order>', 'Array<Order>'],
    ['Array<Order>', 'Array<Order>'],
    ['[Order, name?: Card, ...Line[]]', 'Array<|<Order,Card,Array<Line>>>'],
    ['Map<string, Order>', 'Map<string,Order>'],
    ['typeof orders.repo', 'typeof<orders.repo>'],
    ['(a: Card) => Promise<Order>', '=><Promise<Order>,Card>'],
    ['new (a: Card) => Order', '=><Order,Card>'],
    ['{ id: string; pay(): Receipt; x?: Order | null }', '{id:string;pay:=><Receipt>;x:Order}'],
    ["Order['lines']", "[]<Order,'lines'>"],
    ['keyof Order', 'keyof<Order>'],
    ["'paid'", "'paid'"],
    ['5', "'5'"],
    ['true', 'true'],
    ['string', 'string'],
    ['this', 'this'],
    ['unknown', 'unknown'],
    ['A extends B ? C : D', '?'],
    ['{ [K in Keys]: Order }', '?'],
    ['`a${string}`', '?'],
    ['unique symbol', '?'],
  ])('%s is %s', (text, expected) => {
    expect(writtenType(declarationOf(factsOf(`type T = [${text}]['x'];`), 'T').type)).toBe(`[]<Array<${expected}>,'x'>`);
  });

  test.each([
    ['function is(x): x is Order {}', 'boolean'],
    ['function check(x): asserts x is Order {}', 'void'],
    ['function none() {}', '-'],
  ])('%s returns %s', (text, expected) => {
    expect(writtenType(factsOf(text).declarations[0]?.type ?? null)).toBe(expected);
  });

  test('six levels are kept; what is deeper is read but unknown', () => {
    const facts = factsOf("import { Deep } from './deep';\ntype T = A<B<C<D<E<F<Deep>>>>>>;");
    expect(writtenType(declarationOf(facts, 'T').type)).toBe('A<B<C<D<E<F<?>>>>>>');
    expect(facts.mentions.map((mention) => mention.name)).toEqual(['Deep']);
  });
});

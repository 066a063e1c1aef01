import { describe, expect, test } from 'vitest';
import { callOf, declarationOf, factsOf, memberOf, scopeOf, written, writtenType } from './facts-of.js';

const SERVICE = `
import { Inject, Injectable } from '@nestjs/common';
@Injectable({ scope: 'request' })
export abstract class OrderService<T extends Order> extends BaseService<T> implements OnInit, shop.Ready {
  static limit = 10;
  private cache: Map<string, Order>;
  protected readonly clock = new Clock();
  #secret = 1;
  @Column({ nullable: true }) note?: string | null;
  constructor(@Inject('STOCK') private readonly stock: Stock, readonly mail: Mail, log: Log, public limit = 5) {
    super();
    this.cache = new Map();
    this.clock = other;
  }
  @Get(':id') async place(id: string): Promise<Order> { return this.stock.take(id); }
  abstract pay(): void;
  get total(): number { return 1; }
  set total(value: number) { this.note = 'set'; }
  static of() { return make(); }
  handle = async () => { this.place('1'); };
}
`;

describe('class facts', () => {
  const facts = factsOf(SERVICE);
  const service = declarationOf(facts, 'OrderService');

  test('head: decorators, bases, interfaces, type parameters', () => {
    expect(service).toMatchObject({ kind: 'class', abstract: true, exported: true, line: 4, endLine: 21, scope: null, initialiser: null });
    expect(service.decorators.map((decorator) => [decorator.name, decorator.line, decorator.arguments.map(written)])).toEqual([
      ['Injectable', 3, ['{scope:"request"}']],
    ]);
    expect(service.typeParameters).toEqual(['T']);
    expect(service.extends.map(writtenType)).toEqual(['BaseService<T>']);
    expect(service.implements.map(writtenType)).toEqual(['OnInit', 'shop.Ready']);
    expect(service.extendsExpression).toBeNull();
  });

  test('members in order, with kind, static and visibility', () => {
    expect(service.members.map((member) => [member.name, member.kind, member.static, member.visibility])).toEqual([
      ['limit', 'property', true, 'public'],
      ['cache', 'property', false, 'private'],
      ['clock', 'property', false, 'protected'],
      ['#secret', 'property', false, 'private'],
      ['note', 'property', false, 'public'],
      ['constructor', 'constructor', false, 'public'],
      ['stock', 'property', false, 'private'],
      ['mail', 'property', false, 'public'],
      ['limit', 'property', false, 'public'],
      ['place', 'method', false, 'public'],
      ['pay', 'method', false, 'public'],
      ['total', 'accessor', false, 'public'],
      ['of', 'method', true, 'public'],
      ['handle', 'property', false, 'public'],
    ]);
  });

  test('a constructor parameter is a property where it has a modifier', () => {
    const stock = memberOf(facts, 'OrderService', 'stock');
    expect(stock).toMatchObject({ parameterProperty: true, initialiser: null, line: 10 });
    expect(stock.decorators.map((decorator) => [decorator.name, decorator.arguments.map(written)])).toEqual([['Inject', ['"STOCK"']]]);
    expect(writtenType(stock.type)).toBe('Stock');
    expect(service.members.some((member) => member.name === 'log')).toBe(false);
  });

  test('a property without a value is what the constructor sets it to, read there', () => {
    const cache = memberOf(facts, 'OrderService', 'cache');
    const { initialiserScope } = cache;
    expect(initialiserScope).toBe(memberOf(facts, 'OrderService', 'constructor').scope);
    expect(written(cache.initialiser)).toBe(`#${facts.calls.indexOf(callOf(facts, 'Map'))}`);
    expect(cache).toMatchObject({ line: 6, endLine: 6 });
  });

  test('a property with a value keeps it; one without is what another method sets it to', () => {
    expect(written(memberOf(facts, 'OrderService', 'clock').initialiser)).toBe(`#${facts.calls.indexOf(callOf(facts, 'Clock'))}`);
    expect(memberOf(facts, 'OrderService', 'clock').initialiserScope).toBe(0);
    expect(memberOf(facts, 'OrderService', 'note').initialiser).toEqual({ kind: 'literal', value: 'set' });
  });

  test('methods, accessors and function properties have their own scope', () => {
    const place = memberOf(facts, 'OrderService', 'place');
    expect(writtenType(place.type)).toBe('Promise<Order>');
    expect(place.decorators.map((decorator) => decorator.name)).toEqual(['Get']);
    const scope = scopeOf(facts, place.scope);
    expect(scope).toMatchObject({ parent: 0, member: service.members.indexOf(place), line: 15 });
    expect(memberOf(facts, 'OrderService', 'pay').scope).toBeNull();
    const total = memberOf(facts, 'OrderService', 'total');
    expect(scopeOf(facts, total.scope).returns.map(written)).toEqual(['1']);
    expect(total).toMatchObject({ line: 17, endLine: 18 });
    const handle = memberOf(facts, 'OrderService', 'handle');
    expect(facts.calls.find((call) => call.scope === handle.scope)?.arguments.map(written)).toEqual(['"1"']);
  });
});

describe('class facts: forms and traps', () => {
  test('overloads are one method with the body of the last', () => {
    const facts = factsOf('class Cart { add(a: string): void; add(a: number): void; add(a: unknown) { return a; } }');
    expect(declarationOf(facts, 'Cart').members.map((member) => member.name)).toEqual(['add']);
    expect(scopeOf(facts, memberOf(facts, 'Cart', 'add').scope).returns.map(written)).toEqual(['a']);
  });

  test.each([
    ['const Order = class {};', null],
    ['export const Order = mixin(class extends Base {});', '#0'],
    ['export const Order = observed(mixin(class {}));', '#1'],
  ])('%s is a class', (text, initialiser) => {
    const order = declarationOf(factsOf(`${text.replace('{}', '{ total() { return 1; } }')}`), 'Order');
    expect(order).toMatchObject({ kind: 'class', members: [{ name: 'total', kind: 'method', scope: 1 }] });
    expect(order.initialiser === null ? null : written(order.initialiser)).toBe(initialiser);
  });

  test('a base that is no name is an expression', () => {
    const order = declarationOf(factsOf('class Order extends Timed(Base) {}'), 'Order');
    expect(order.extends).toEqual([]);
    expect(written(order.extendsExpression)).toBe('#0');
  });

  test('in JavaScript an undeclared property is what a method sets, a constructor first', () => {
    const facts = factsOf(
      'class Cart { open() { this.lines = later; this.user = user; [1].map(() => { this.deep = 1; }); each(function () { this.not = 1; }); } constructor(lines) { this.lines = lines; } }',
      'cart.js',
    );
    expect(declarationOf(facts, 'Cart').members.map((member) => [member.name, written(member.initialiser), member.initialiserScope])).toEqual([
      ['open', '-', 0],
      ['constructor', '-', 0],
      ['lines', 'lines', memberOf(facts, 'Cart', 'constructor').scope],
      ['user', 'user', memberOf(facts, 'Cart', 'open').scope],
      ['deep', '1', 2],
    ]);
  });

  test('this in a local class or in a plain function is not the class around it', () => {
    const facts = factsOf(
      'class Cart { make() { class Line { fill() { this.sku = 1; } } return { put() { this.x = 1; } }; } }\nfunction tally() { this.sum = 1; }',
    );
    expect(declarationOf(facts, 'Cart').members.map((member) => member.name)).toEqual(['make']);
    expect(declarationOf(facts, 'tally').members).toEqual([]);
  });

  test('old-style JavaScript: prototype, statics, inheritance', () => {
    const facts = factsOf(
      'function Cart() { this.lines = []; }\nutil.inherits(Cart, Base);\nCart.prototype.add = function (line) { this.last = line; };\nCart.prototype = { total: function () {} };\nCart.of = () => new Cart();\nCart.limit = 3;',
      'cart.js',
    );
    const cart = declarationOf(facts, 'Cart');
    expect(cart).toMatchObject({ kind: 'function', scope: 1 });
    expect(cart.extends.map(writtenType)).toEqual(['Base']);
    expect(cart.members.map((member) => [member.name, member.kind, member.static])).toEqual([
      ['add', 'method', false],
      ['total', 'property', false],
      ['of', 'method', true],
      ['limit', 'property', true],
      ['lines', 'property', false],
      ['last', 'property', false],
    ]);
    expect(scopeOf(facts, memberOf(facts, 'Cart', 'add').scope)).toMatchObject({ declaration: 0, member: 0 });
  });

  test('what is put on an import or an unknown name is no member', () => {
    const facts = factsOf("import { Cart } from './cart';\nCart.prototype.add = function () {};\nOther.of = () => 1;\nconst n = 1;\nn.x = 2;");
    expect(facts.declarations.map((declaration) => [declaration.name, declaration.members])).toEqual([['n', []]]);
  });

  test.each(['__proto__', 'constructor', 'hasOwnProperty'])('a member may be called %s', (name) => {
    const facts = factsOf(`const table = { ['${name}']: 1, ${name}() {} };\nclass ${name} {}`);
    expect(memberOf(facts, 'table', name).name).toBe(name);
    expect(declarationOf(facts, name).kind).toBe('class');
  });

  test('decorator arguments may hold functions, whose scope has what they return', () => {
    const facts = factsOf('class Order { @ManyToOne(() => User, (user) => user.orders) user: User; }');
    const [decorator] = memberOf(facts, 'Order', 'user').decorators;
    const returned = decorator?.arguments.map((argument) => (argument.kind === 'function' ? scopeOf(facts, argument.scope).returns.map(written) : []));
    expect(returned).toEqual([['User'], ['user.orders']]);
    expect(facts.calls).toEqual([]);
  });

  test.each([
    ['@Entity class A {}', 'Entity', []],
    ['@orm.Entity() class A {}', 'orm.Entity', []],
    ["@Entity('orders', { deep: { a: [1] } }) class A {}", 'Entity', ['"orders"', '{deep:{a:[1]}}']],
  ])('%s', (text, name, given) => {
    expect(declarationOf(factsOf(text), 'A').decorators.map((decorator) => [decorator.name, decorator.arguments.map(written)])).toEqual([[name, given]]);
  });
});

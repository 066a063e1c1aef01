import { describe, expect, it } from 'vitest';
import { readClasses } from '../../src/link/classes.js';
import { programOf } from '../support/program.js';

/** The parts of each class, then what its methods set, use and call above them, in short. */
function classesIn(files: Readonly<Record<string, string>>): string[] {
  return readClasses(programOf(files)).map(({ unit, abstract, given, methods }) => {
    const parts = given.map(({ name, type }) => (type === '' ? name : `${name}: ${type}`)).join(', ');
    const doings = methods.map(
      ({ name, sets, uses, above }) => `${name}[${[...sets.map((set) => `${set}=`), ...uses, ...above.map((up) => `^${up}`)].join(' ')}]`,
    );
    return `${abstract ? 'abstract ' : ''}${unit}(${parts}) ${doings.join(' ')}`;
  });
}

const one = (text: string): string | undefined => classesIn({ 'a.ts': text })[0];

describe('readClasses', () => {
  it.each([
    ['constructor(private orders: Repository<Order>, stock: Stock) {} run() {}', 'orders: Repository<Order>, stock: Stock'],
    ['constructor(private name: string, at: Date, tags: string[], kind: "a" | "b", done: () => void) {} run() {}', ''],
    ['constructor({ orders, stock }: Cradle) {} run() {}', 'orders, stock'],
    ['constructor(orders) {} run() {}', 'orders'],
    ['@Inject() orders: Orders; stock = inject(Stock); other = make(Stock); run() {}', 'orders: Orders, stock'],
    ['constructor(private all: Order[], both: Stock | null) {} run() {}', 'all: Order[], both: Stock'],
  ])('is given: %s', (body, parts) => {
    expect(one(`export class A { ${body} }`)).toBe(`a.ts#A(${parts}) run[]`);
  });

  it.each([
    ['count = 0; run() { this.count = 1; }', 'count='],
    ['count = 0; run() { later(() => { this.count = 1; }); }', 'count='],
    ['list = []; run() { this.list.push(1); }', 'list= list'],
    ['all = new Map(); run() { this.all.set(1, 2); }', 'all= all'],
    ['redis = createClient(); run() { this.redis.set(1, 2); }', 'redis'],
    ['run() { this.stock.shelf.take(); use(this.bills); }', 'bills stock'],
    ['run() { super.run(); }', '^run'],
    ['run() { const self = { count: 0 }; self.count = 1; }', ''],
  ])('does: %s', (body, doings) => {
    expect(one(`export class A extends Base { ${body} }`)).toBe(`a.ts#A() run[${doings}]`);
  });

  it('leaves out classes without methods, and the constructor', () => {
    expect(
      classesIn({ 'a.ts': 'class Dto { a = 1; } abstract class B { constructor() { this.x = 1; } run() {} abstract go(): void; } interface C { go(): void }' }),
    ).toEqual(['abstract a.ts#B() run[]']);
  });

  it('takes what the class above is constructed with', () => {
    const base = 'export class Base { @Inject() log: Log; constructor(private orders: Orders) {} }';
    const files = { 'base.ts': base, 'a.ts': 'import { Base } from "./base"; export class A extends Base { run() {} }' };
    expect(classesIn(files)).toEqual(['a.ts#A(orders: Orders, log: Log) run[]']);
  });
});

import { describe, expect, test } from 'vitest';
import { declarationOf, factsOf, memberOf, scopeOf, written, writtenType } from './facts-of.js';

describe('scope facts', () => {
  test('scope 0 is the module, with the locals of its blocks', () => {
    const facts = factsOf('const top = 1;\nif (top) { const inner = top; for (const x of list()) use(x); }\n');
    expect(scopeOf(facts, 0)).toMatchObject({ parent: null, declaration: null, member: null, line: 1, endLine: 2 });
    expect(scopeOf(facts, 0).locals.map((local) => [local.name, written(local.initialiser), local.iterates])).toEqual([
      ['inner', 'top', false],
      ['x', '#0', true],
    ]);
  });

  test('parameters: patterns, types, rest, without defaults and without this', () => {
    const facts = factsOf(
      'function pay(this: Shop, order: Order, { card: { number: no }, ...more }: Options = {}, [first] = [], limit = load(), ...rest: Line[]) {}',
    );
    expect(
      scopeOf(facts, 1).parameters.map((binding) => [binding.name, binding.path.join('.'), binding.parameter, writtenType(binding.type), binding.initialiser]),
    ).toEqual([
      ['order', '', 0, 'Order', null],
      ['no', 'card.number', 1, 'Options', null],
      ['more', '', 1, 'Options', null],
      ['first', '[]', 2, '-', null],
      ['limit', '', 3, '-', null],
      ['rest', '', 4, 'Array<Line>', null],
    ]);
    expect(facts.calls).toHaveLength(1);
  });

  test('locals: destructured, typed, set later, functions and classes, blocks collapsed', () => {
    const facts = factsOf(`function pay() {
      const { id, lines: [first] }: Order = load(), total: number = 1;
      let manager;
      manager = source.manager;
      manager = other;
      if (id) { var late = 2; }
      function inner(a) { return a; }
      class Local { run() { return inner; } }
      for (const key in table) {}
      try { risky(); } catch (error) { log(error); }
    }`);
    expect(scopeOf(facts, 1).locals.map((binding) => [binding.name, binding.path.join('.'), writtenType(binding.type), written(binding.initialiser)])).toEqual([
      ['id', 'id', 'Order', '#0'],
      ['first', 'lines.[]', 'Order', '#0'],
      ['total', '', 'number', '1'],
      ['manager', '', '-', 'source.manager'],
      ['late', '', '-', '2'],
      ['inner', '', '-', 'fn'],
      ['Local', '', '-', 'class'],
      ['key', '', '-', '-'],
    ]);
  });

  test('nested functions: parents, declaration and member of the top-level declaration, what they are handed to', () => {
    const facts = factsOf('class Cart { pay() { return run(async (tx) => { const step = () => tx.save(); }); } }');
    expect(facts.scopes.map((scope) => [scope.parent, scope.declaration, scope.member, scope.argumentOf])).toEqual([
      [null, null, null, null],
      [0, 0, 0, null],
      [1, 0, 0, { call: 1, index: 0 }],
      [2, 0, 0, null],
    ]);
    expect(facts.calls.map((call) => call.scope)).toEqual([3, 1]);
  });

  test('a function within an argument is kept, but is not the argument', () => {
    const facts = factsOf('route({ handler: () => 1 }, (() => 2) as Handler, second(() => 3));');
    expect(facts.scopes.slice(1).map((scope) => scope.argumentOf)).toEqual([null, { call: 1, index: 1 }, { call: 0, index: 0 }]);
    expect(facts.calls[1]?.arguments.map(written)).toEqual(['{handler:fn}', '<Handler>fn', '#0']);
  });

  test('returns, and the returned expression of an arrow', () => {
    const facts = factsOf('const pay = (x): Receipt => x.receipt; function two(a) { if (a) return one; return; }');
    expect(scopeOf(facts, 1).returns.map(written)).toEqual(['x.receipt']);
    expect(writtenType(scopeOf(facts, 1).returnType)).toBe('Receipt');
    expect(scopeOf(facts, 2).returns.map(written)).toEqual(['one']);
  });

  test('parameter decorators are kept', () => {
    const facts = factsOf('class Orders { place(@Body() dto: Dto, @Param("id") id: string) {} }');
    const { parameters } = scopeOf(facts, memberOf(facts, 'Orders', 'place').scope);
    expect(parameters.map((binding) => binding.decorators.map((decorator) => decorator.name))).toEqual([['Body'], ['Param']]);
    expect(facts.calls).toEqual([]);
  });

  test('a class in a function keeps its code in the declaration around it', () => {
    const facts = factsOf('export function make() { return class Order { total() { return sum(); } }; }');
    expect(declarationOf(facts, 'make').members).toEqual([]);
    expect(facts.scopes.map((scope) => [scope.parent, scope.declaration, scope.member])).toEqual([
      [null, null, null],
      [0, 0, null],
      [1, 0, null],
    ]);
    expect(scopeOf(facts, 1).returns.map(written)).toEqual(['class']);
  });
});

import { describe, expect, test } from 'vitest';
import { declarationOf, factsOf, scopeOf, written } from './facts-of.js';

describe('expressions', () => {
  test.each([
    ['orders', 'orders'],
    ['this', 'this'],
    ['this.#repo.manager', 'this.#repo.manager'],
    ['table[key]', 'table[key]'],
    ["table['a b']", 'table["a b"]'],
    ["'paid'", '"paid"'],
    ['5', '5'],
    ['-5', '-5'],
    ['0x10', '16'],
    ['1_000', '1000'],
    ['true', 'true'],
    ['null', 'null'],
    ['`plain`', '"plain"'],
    ['`a ${b.c} d ${e}`', '`a ${b.c} d ${e}`'],
    ["'a ' + b + ' c'", '`a ${b} c`'],
    ["a + 'b' + `c ${d}`", '`${a}bc ${d}`'],
    ["('a' + b) + 1", '`a${b}1`'],
    ['a + b', '…'],
    ['1 + 2', '…'],
    ['a - b', '…'],
    ['a === b', '…'],
    ['!a', '…'],
    ['void 0', '…'],
    ['typeof a', '…'],
    ['a ? b : c', '(b|c)'],
    ['a ? b : c ? d : e', '(b|d|e)'],
    ['a ?? b', '(a|b)'],
    ['a || b || c', '(a|b|c)'],
    ['a && b', '(a|b)'],
    ['(a, b)', 'b'],
    ['(x = y)', 'y'],
    ['(x.y = z)', 'z'],
    ['(x ??= y)', 'y'],
    ['(x += y)', '…'],
    ['(((a)))', 'a'],
    ['a!.b', 'a.b'],
    ['a?.b?.[c]', 'a.b[c]'],
    ['a satisfies B', 'a'],
    ['a as B', '<B>a'],
    ['<B>a', '<B>a'],
    ["['x'] as const", '["x"]'],
    ['await a.b', 'a.b'],
    ['new Order()', '#0'],
    ['sql`x`', '#0'],
    ["{ a, b: c, d() {}, get e() { return 1; }, 'f-g': 1, [Op.in]: x, [h]: 2, ['i']: 3, ...j }", '{a:a,b:c,d:fn,e:fn,f-g:1,[Op.in]:x,[h]:2,i:3,...j}'],
    ['[a, ...b, , 1]', '[a,b[…],…,1]'],
    ['wrap(() => 1)', '#0'],
    ["import('./a')", 'module(./a)'],
    ["require('./a').b.c", 'module(./a).b.c'],
    ['/x/g', '…'],
    ['10n', '…'],
    ['import.meta.url', '….url'],
    ['a++', '…'],
  ])('%s is %s', (text, expected) => {
    // In a list, so that a required module or a function does not become an import or a declaration.
    const { initialiser } = declarationOf(factsOf(`const it = [${text}];`), 'it');
    expect(initialiser?.kind === 'array' ? initialiser.elements.map(written) : initialiser).toEqual([expected]);
  });

  test('long strings are cut off at 20,000 characters where values are kept whole', () => {
    const value = (length: number) => declarationOf(factsOf(`const sql = '${'x'.repeat(length)}';`), 'sql').initialiser?.kind;
    expect([value(20_000), value(20_001)]).toEqual(['literal', 'other']);
  });

  test('yield gives nothing, and what it yields is read', () => {
    const facts = factsOf('function* pay() { const x = yield load(); return x; }');
    expect(scopeOf(facts, 1).locals.map((local) => written(local.initialiser))).toEqual(['…']);
    expect(facts.calls).toHaveLength(1);
  });
});

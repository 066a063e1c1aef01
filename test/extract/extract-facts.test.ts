import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileFacts } from '../../src/model/file-facts.js';
import { importsOnlyFacts } from '../../src/extract/extract-facts.js';
import { factsOf } from './facts-of.js';

describe('whole files', () => {
  test.each([
    ['', 0],
    ['\n', 1],
    ['a();', 1],
    ['a();\nb();\n', 2],
    ['a();\r\nb();\r\n', 2],
  ])('%j has %i lines', (text, lines) => {
    expect(factsOf(text).lines).toBe(lines);
  });

  test('a byte order mark, a hash-bang and carriage returns change nothing', () => {
    const plain = "import { a } from './a';\nexport class Order {\n  pay() { a(); }\n}\n";
    const expected = factsOf(plain);
    expect(factsOf(`\uFEFF${plain}`)).toEqual(expected);
    expect(factsOf(plain.replaceAll('\n', '\r\n'))).toEqual(expected);
    expect(factsOf(`#!/usr/bin/env node\n${plain}`).imports).toEqual([{ ...expected.imports[0], line: 2 }]);
  });

  test.each(['a.ts', 'a.mts', 'a.cts'])('%s: angle brackets are a cast', (path) => {
    expect(factsOf('const a = <Order>b;', path).declarations[0]?.initialiser?.kind).toBe('cast');
  });

  test.each(['a.tsx', 'a.jsx', 'a.js', 'a.mjs', 'a.cjs'])('%s: angle brackets are an element', (path) => {
    const facts = factsOf('const a = <Order>{pay()}</Order>;', path);
    expect([facts.calls.length, facts.parseErrors.length]).toEqual([1, 0]);
  });

  test('syntax errors are counted with their lines, and the rest is read', () => {
    const facts = factsOf('export class A { pay( { }\n}\nexport const b = ;\nimport { c } from "./c";');
    expect(facts.parseErrors.length).toBeGreaterThan(0);
    expect(facts.parseErrors.at(-1)?.line).toBe(3);
    expect(facts.imports.map((fact) => fact.specifier)).toEqual(['./c']);
    expect(factsOf('@ ( ;\n'.repeat(100)).parseErrors).toHaveLength(20);
  });

  test('one broken line is one place, however many errors follow from it', () => {
    expect(factsOf('pay(<<<<<<<<);\nconst paid = 1;').parseErrors).toEqual([{ line: 1, message: 'Expression expected.' }]);
  });

  test.each([
    ['parentheses', '('.repeat(10_000)],
    ['arrays', `x=${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['closures', `x=${'()=>'.repeat(10_000)}1`],
    ['blocks', `${'{'.repeat(10_000)}${'}'.repeat(10_000)}`],
    ['types', `type A=${'Array<'.repeat(10_000)}b${'>'.repeat(10_000)}`],
  ])('10,000 nested %s are a parse error', (_what, text) => {
    expect(factsOf(text)).toMatchObject({ imports: [], scopes: [{ parent: null }], parseErrors: [{ line: 1, message: 'nested too deeply' }] });
  });

  test('a file whose code nests too deeply still has its outline', () => {
    const facts = factsOf(`import { a } from './a';\nexport const b = a${'.b()'.repeat(5000)};\nexport class Order {}`);
    expect(facts.imports.map((fact) => fact.specifier)).toEqual(['./a']);
    expect(facts.exports.map((fact) => fact.exported)).toEqual(['b', 'Order']);
    expect(facts.calls).toEqual([]);
    expect(facts.parseErrors).toEqual([{ line: 1, message: 'nested too deeply' }]);
  });

  test('a file read after one that nested too deeply is read as ever', () => {
    const text = 'export class Order { pay() { return card(); } }';
    const before = factsOf(text);
    factsOf('('.repeat(10_000));
    expect(factsOf(text)).toEqual(before);
  });

  test.each([
    ['sums', `x = a${' + a'.repeat(10_000)};`],
    ['alternatives', `x = a${' || a'.repeat(10_000)};`],
    ['concatenations', `x = 'a'${" + 'a'".repeat(10_000)};`],
    ['list items', `x = [${'1,'.repeat(10_000)}];`],
  ])('a row of 10,000 %s is no nesting', (_what, text) => {
    expect(factsOf(text, 'a.js').parseErrors).toEqual([]);
  });

  // The parser itself recurses on these: how far it gets at 10,000 depends on how warm it is.
  test('a row of 1,000 exports is no nesting', () => {
    expect(factsOf('exports.a = '.repeat(1_000).concat('1;'), 'a.js').parseErrors).toEqual([]);
  });
});

describe('the outline alone', () => {
  test('imports, exports and declaration names, and nothing inside', () => {
    const facts = importsOnlyFacts({
      path: 'schema.ts',
      text: "import { a } from './a'; const b = require('./b');\nexport class Order { pay() { return a(); } }\nexport const c = { d: 1 }; export default make(); export * from './e';",
    });
    expect(facts.imports.map((fact) => fact.specifier)).toEqual(['./a', './b']);
    expect(facts.exports.map((fact) => [fact.exported, fact.local])).toEqual([
      ['Order', 'Order'],
      ['c', 'c'],
      ['default', null],
      ['*', '*'],
    ]);
    expect(facts.declarations.map((declaration) => [declaration.name, declaration.kind, declaration.exported, declaration.members])).toEqual([
      ['Order', 'class', true, []],
      ['c', 'variable', true, []],
    ]);
    expect([facts.scopes.length, facts.calls, facts.mentions]).toEqual([1, [], []]);
  });
});

const SNIPPETS = [
  "import { Order, type Card } from './order';\nconst { a: [b], ...c } = require('./x');\nexport * as d from './d';\n",
  '@Entity("o") export class A<T> extends mixin(B) implements C { @Col() #x?: T; constructor(private a: A, { b }: C) { this.y = a; } static { z(); } get w() { return 1; } }\n',
  'for (const [k, v] of Object.entries(m)) { xs.map(async (x) => await this.repo.find({ where: { id: x?.id! } })); }\n',
  'module.exports = { a, b: c, d() {}, ...require("./e") };\nexports.f = exports.g = function h() {};\nCart.prototype.add = () => {};\nfunction Cart() { this.n = 1; }\n',
  'type T = { a: A[]; b(): Promise<C | null> } & keyof D<typeof e>["f"];\nnamespace N.M { export const p = `x ${y} ${`z`}`; }\nenum E { A = 1 }\n',
  'export default async function () { try { return a ? b ?? c : (d, e); } catch (f) { throw new G(f); } finally { switch (h) { case 1: label: while (1) break label; } } }\n',
  'const v = <Cart.Line key={a} {...b}>{c(() => d)}<e /></Cart.Line>;\nlet w = <T,>(x: T) => x as unknown as U satisfies V;\n',
];

describe('properties', () => {
  const source = fc
    .tuple(fc.shuffledSubarray(SNIPPETS, { minLength: 1 }), fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.string({ maxLength: 4 })), { maxLength: 8 }))
    .map(([snippets, edits]) => edits.reduce(mutate, snippets.join('')));
  const path = fc.constantFrom('a.ts', 'a.tsx', 'a.js', 'a.cjs');

  test('any text gives facts whose indexes point into them, and which are plain JSON', () => {
    fc.assert(
      fc.property(source, path, (text, file) => {
        const facts = factsOf(text, file);
        expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
        expect(dangling(facts)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('the same text gives the same facts', () => {
    fc.assert(
      fc.property(source, path, (text, file) => {
        expect(JSON.stringify(factsOf(text, file))).toBe(JSON.stringify(factsOf(text, file)));
      }),
      { numRuns: 100 },
    );
  });
});

/** Indexes that point at nothing, and scopes that end before they start or stand before the scope around them. */
function dangling(facts: FileFacts): string[] {
  const { calls, declarations, mentions, scopes } = facts;
  const has = (list: readonly unknown[], index: number | null): boolean => index === null || list[index] !== undefined;
  const members = (index: number | null): readonly unknown[] => declarations[index ?? -1]?.members ?? [];
  return [
    ...calls.filter((call) => !has(scopes, call.scope)).map((call) => `call in scope ${call.scope}`),
    ...mentions.filter((mention) => !has(declarations, mention.declaration)).map((mention) => `mention of ${mention.name}`),
    ...scopes.filter((scope, index) => (scope.parent ?? index - 1) >= index).map((scope) => `scope in ${scope.parent}`),
    ...scopes.filter((scope) => scope.endLine < scope.line).map((scope) => `scope of line ${scope.line}`),
    ...scopes.filter((scope) => !has(members(scope.declaration), scope.member)).map((scope) => `scope of member ${scope.member}`),
    ...scopes.filter((scope) => !has(calls, scope.argumentOf?.call ?? null)).map((scope) => `argument of ${scope.argumentOf?.call}`),
  ];
}

/** Cuts some characters out and puts others in, at any place. */
function mutate(text: string, [at, cut, put]: readonly [number, number, string]): string {
  const start = text.length === 0 ? 0 : at % text.length;
  return text.slice(0, start) + put + text.slice(start + cut);
}

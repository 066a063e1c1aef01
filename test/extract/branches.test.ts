import { describe, expect, test } from 'vitest';
import type { BranchFact } from '../../src/model/file-facts.js';
import { factsOf, written } from './facts-of.js';

/** A branch in short: `kind subject [labels] does`, `!` where it is exhaustive. */
function short({ kind, subject, keys, labels, does, exhaustive }: BranchFact): string {
  const of = keys === undefined ? written(subject) : keys.name;
  return `${kind} ${of} [${labels.map(written).join(' ')}] ${does}${exhaustive ? ' !' : ''}`;
}

function branchesOf(code: string): string[] {
  return (factsOf(code).branches ?? []).map(short);
}

describe('branches', () => {
  test.each([
    // switch
    ['switch (p.method) { case M.A: case M.B: return 1; case M.C: return 2; default: return 3; }', ['switch p.method [M.A M.B M.C] yields']],
    ["switch (kind) { case 'a': this.f(); break; case 'b': x = 1; }", ['switch kind ["a" "b"] acts']],
    ["switch (kind) { case 'a': return await this.sms.send(p); case 'b': return this.mail.send(p); }", ['switch kind ["a" "b"] delegates']],
    ["switch (kind) { case 'a': return this.sms(p); case 'b': return this.mail(p); }", ['switch kind ["a" "b"] acts']],
    ["switch (kind) { case 'a': return new Sms(); case 'b': return new Mail(log); }", ['switch kind ["a" "b"] delegates']],
    ["switch (k) { case 'a': return 1; case 'b': return 2; default: return k satisfies never; }", ['switch k ["a" "b"] yields !']],
    ["switch (k) { case 'a': return 1; case 'b': return 2; default: { const none: never = k; throw none; } }", ['switch k ["a" "b"] yields !']],
    ["switch (k) { case 'a': return 1; case 'b': return 2; default: assertNever(k); }", ['switch k ["a" "b"] yields !']],
    ["switch (k) { case 'a': return 1; default: return 2; }", []],
    ['switch (next()) { case M.A: return 1; case M.B: return 2; }', ['switch - [M.A M.B] yields']],
    ['switch (n) { case 1: return 1; case 2: return 2; }', []],
    // chain
    ["if (k === 'a') f(); else if (k === 'b') x = g(); else if ('c' === k) h();", ['chain k ["a" "b" "c"] acts']],
    ['if (p.m === M.A || p.m === M.B) { a(); b(); } else if (p.m === M.C && p.paid) c();', ['chain p.m [M.A M.B M.C] acts']],
    ["if (k === 'a') f(); else if (j === 'b') g();", []],
    // run
    ['if (m === M.A) { return 1; } if (m === M.B) { return 2; } return 3;', ['run m [M.A M.B] yields']],
    ['if (m === M.A) { return 1; } const x = 2; if (m === M.B) { return 2; }', ['compare m [M.A] yields', 'compare m [M.B] yields']],
    ['if (p?.m === M.A) { return 1; } if (p.m === M.B) { return 2; }', ['run p.m [M.A M.B] yields']],
    // ternary
    ["return m === M.A ? 1 : m === M.B ? 2 : m === 'c' ? 3 : 4;", ['ternary m [M.A M.B "c"] yields']],
    ['return m === M.A ? 1 : 2;', ['compare m [M.A] yields']],
    // table
    ['const t = { [M.A]: 1, [M.B]: 2, other: 3 };', ['table - [M.A M.B] yields']],
    ['const t: Record<Method, number> = { card: 1, voucher: 2 };', ['table Method ["card" "voucher"] yields !']],
    ['const t: Partial<Record<Method, number>> = { card: 1, voucher: 2 };', ['table Method ["card" "voucher"] yields']],
    ['const t: { [K in Method]?: Gateway } = { card: this.card, voucher: this.voucher };', ['table Method ["card" "voucher"] delegates']],
    ['const t = { [M.A]: f(1), [M.B]: f(2) } satisfies Record<M, number>;', ['table M [M.A M.B] delegates !']],
    ['const t = new Map([[M.A, SmsSender], [M.B, MailSender]]);', ['table - [M.A M.B] delegates']],
    ['const t: Record<string, number> = { card: 1, voucher: 2 };', []],
    ['const t = { card: 1, voucher: 2, [Op.in]: 3 };', []],
    // list
    ['return [M.A, M.B].includes(p.m);', ['list p.m [M.A M.B] yields']],
    ["return m === 'a' || m === 'b';", ['list m ["a" "b"] yields']],
    ["if (m === 'a' || m === 'b') f();", ['list m ["a" "b"] yields']],
    ["return m === 'a' || n === 'b';", []],
    ["return typeof m === 'string' || typeof m === 'number';", []],
    // instanceof
    ['if (e instanceof NotFound) return 404; if (e instanceof Denied) return 403;', ['instances e [NotFound Denied] yields']],
    // compare and set
    ['if (m !== M.A) return;', ['compare m [M.A] yields']],
    ['if (m === a.b) return;', []],
    ['order.status = Status.PAID;', ['set order.status [Status.PAID] yields']],
    ['order.total = other.total;', []],
  ])('%s', (code, expected) => {
    expect(branchesOf(`function f(this: any) { ${code} }`)).toEqual(expected);
  });

  test('a branch knows its scope and its lines, and a branch inside another one counts too', () => {
    const facts = factsOf(`class A {
  pay(m: M) {
    switch (m) {
      case M.A:
        return this.done ? 1 : 2;
      case M.B:
        if (this.k === 'x') return 1;
        else if (this.k === 'y') return 2;
    }
  }
}`);
    expect(facts.branches?.map(({ kind, scope, line, endLine }) => ({ kind, scope, line, endLine }))).toEqual([
      { kind: 'switch', scope: 1, line: 3, endLine: 9 },
      { kind: 'chain', scope: 1, line: 7, endLine: 8 },
    ]);
  });

  test('tables of declarations and properties', () => {
    expect(
      branchesOf(
        'export const LABELS: Record<M, string> = { a: "A", b: "B" };\nclass A { private readonly t: Readonly<Record<M, string>> = { a: "A", b: "B" }; }',
      ),
    ).toEqual(['table M ["a" "b"] yields !', 'table M ["a" "b"] yields !']);
  });

  test('a file without branches has none', () => {
    expect(factsOf('export const a = 1;').branches).toBeUndefined();
  });

  test('thousands of operands are read', () => {
    const code = Array.from({ length: 5000 }, (_, index) => `x === 'v${index}'`).join(' || ');
    const facts = factsOf(`if (${code}) { f(); }`);
    expect(facts.parseErrors).toEqual([]);
    expect(facts.branches?.[0]?.labels).toHaveLength(5000);
  });
});

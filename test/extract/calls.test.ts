import { describe, expect, test } from 'vitest';
import { callOf, factsOf, scopeOf, written, writtenType } from './facts-of.js';

describe('call facts', () => {
  test.each([
    ['pay(order);', 'call', 'pay', ['order']],
    ['this.orders.place(1);', 'call', 'this.orders.place', ['1']],
    ['super.place();', 'call', 'super.place', []],
    ['orders?.[0]?.pay?.();', 'call', 'orders[0].pay', []],
    ['(orders as Orders)!.pay();', 'call', '<Orders>orders.pay', []],
    ['new Order(1);', 'new', 'Order', ['1']],
    ['new shop.Order;', 'new', 'shop.Order', []],
    ['sql`select ${id} from t`;', 'tag', 'sql', ['`select ${id} from t`']],
    ['this.db.sql`select 1`;', 'tag', 'this.db.sql', ['`select 1`']],
    ['pay(...orders);', 'call', 'pay', ['…']],
    ["require('./routes')(app);", 'call', 'module(./routes)', ['app']],
    ['load(name);', 'call', 'load', ['name']],
  ])('%s', (text, kind, callee, given) => {
    const [call] = factsOf(text).calls;
    expect([call?.kind, written(call?.callee ?? null), call?.arguments.map(written)]).toEqual([kind, callee, given]);
  });

  test('inner calls come before outer ones, and a chain names its parts by number', () => {
    const facts = factsOf('a(b()).c(() => d()).e;');
    expect(facts.calls.map((call) => written(call.callee))).toEqual(['b', 'a', 'd', '#1.c']);
  });

  test('type arguments, lines of the called name, await', () => {
    const facts = factsOf(
      'async function run() {\n  await db\n    .of<Order[]>()\n    .all();\n  const x = (await one(two()))!, y = three();\n  await (four() as Five);\n}',
    );
    expect(callOf(facts, 'db.of').typeArguments.map(writtenType)).toEqual(['Array<Order>']);
    expect(facts.calls.map((call) => [written(call.callee), call.line, call.awaited])).toEqual([
      ['db.of', 3, false],
      ['#0.all', 4, true],
      ['two', 5, false],
      ['one', 5, true],
      ['three', 5, false],
      ['four', 6, true],
    ]);
  });

  test('neither decorators nor JSX elements are calls', () => {
    const facts = factsOf('@Entity(name()) class A {}\nconst view = <Cart lines={load()} onPay={() => pay()} />;', 'view.tsx');
    expect(facts.calls.map((call) => written(call.callee))).toEqual(['name', 'load', 'pay']);
  });

  test('calls are found wherever an expression may stand', () => {
    const facts = factsOf(
      'switch (a()) { case b(): c(); } throw d(); do {} while (e()); label: for (;;) { f(); break label; } x = { [g()]: h(), ...i() }; `${j()}`; const { k = l(), [m()]: n } = o(); !p(); typeof q(); (r(), s()); t() ? u() : v(); delete w().x; class Z { static { y(); } static z = aa(); [bb()]() {} } enum E { A = cc() } export default dd();',
    );
    expect(facts.calls.map((call) => written(call.callee)).sort()).toEqual([...'abcdefghijlmopqrstuvwy', 'aa', 'bb', 'cc', 'dd'].sort());
  });
});

describe('calls in loops', () => {
  test.each([
    ['for (const x of xs) save();', 'loop'],
    ['for (const x in xs) { save(); }', 'loop'],
    ['for (let i = 0; i < n; i += 1) save();', 'loop'],
    ['for (; save(); ) {}', 'loop'],
    ['while (save()) {}', 'loop'],
    ['do { save(); } while (x);', 'loop'],
    ['for (const x of save()) {}', 'no'],
    ['for (let i = save(); ; ) {}', 'no'],
    ['if (x) save();', 'no'],
    ['xs.map((x) => save(x));', 'iterator'],
    ['xs.forEach(async function (x) { await save(x); });', 'iterator'],
    ['await Promise.all(xs.map(async (x) => save(x)));', 'iterator'],
    ['xs.reduce((sum, x) => save(x), 0);', 'iterator'],
    ['_.each(xs, (x) => save(x));', 'iterator'],
    ['_.find(xs, (x) => save(x));', 'iterator'],
    ['async.eachSeries(xs, (x, done) => save(x), finish);', 'iterator'],
    ['eachSeries(xs, (x) => save(x));', 'iterator'],
    ['xs.map(wrap((x) => save(x)));', 'no'],
    ['xs.map(save());', 'no'],
    ['async.each(xs, each, () => save());', 'no'],
    ['orders.find({ id }, (error, order) => save(order));', 'no'],
    ['run(() => save());', 'no'],
    ['xs.map((x) => run(() => save(x)));', 'iterator'],
    ['for (const x of xs) run(() => save(x));', 'loop'],
    ['for (const x of xs) ys.map((y) => save(y));', 'loop'],
    ['xs.map((x) => { while (x) save(); });', 'loop'],
    ['for (const x of xs) { function later() { save(); } }', 'no'],
    ['for (const x of xs) make({ later() { save(); } });', 'no'],
    ['for (const x of xs) make(class { later() { save(); } });', 'no'],
    ['for (const x of xs) make(() => { return { later: () => save() }; });', 'loop'],
  ])('%s', (text, expected) => {
    expect(callOf(factsOf(`async function run() { ${text} }`), 'save').inLoop).toBe(expected);
  });
});

describe('what a round of a loop takes', () => {
  test.each([
    ['save();', undefined],
    ['for (const x of xs) save();', undefined],
    ['for (const key in x) save();', undefined],
    ['for (let i = 0; i < xs.length; i++) save();', undefined],
    ['for (let i = 0; i < xs.length; i += 1) save();', undefined],
    ['xs.map((x) => save(x));', undefined],
    ['_.each(xs, (x) => save(x));', undefined],
    ['for (const part of chunk(xs, 100)) save(part);', 'parts'],
    ['for (const part of _.chunk(xs, 100)) save(part);', 'parts'],
    ['for (const batch of this.batches) save(batch);', 'parts'],
    ['for (let i = 0; i < xs.length; i += 100) save(xs.slice(i, i + 100));', 'parts'],
    ['for (let i = 0; i < xs.length; i += size) save(xs.slice(i, i + size));', 'parts'],
    ['chunk(xs, 100).map((part) => save(part));', 'parts'],
    ['async.eachSeries(batches, (batch) => save(batch));', 'parts'],
    ['while (more) { more = save(); }', 'until'],
    ['do { page = save(); } while (page.next);', 'until'],
    ['for (;;) save();', 'until'],
    ['for (let n = 0; n < 3; n++) save();', 'fixed'],
    ['for (let n = 0; n <= MAX_TRIES; n++) save();', 'fixed'],
    ['for (let n = 0; n < this.maxRetries; n++) save();', 'fixed'],
    ["for (const kind of ['a', 'b']) save(kind);", 'fixed'],
    ['[first, second].forEach((x) => save(x));', 'fixed'],
    ['for (const x of [...xs, y]) save(x);', undefined],
    ['while (more) for (const x of xs) save(x);', undefined],
    ['for (const x of xs) while (more) save(x);', undefined],
    ['for (const x of xs) for (let n = 0; n < 3; n++) save(x);', undefined],
    ['while (more) for (let n = 0; n < 3; n++) save();', 'fixed'],
    ['while (more) { xs.map((x) => save(x)); }', undefined],
  ])('%s', (text, expected) => {
    expect(callOf(factsOf(`async function run() { ${text} }`), 'save').round).toBe(expected);
  });
});

describe('the ways that lead to a call', () => {
  test.each([
    ['a();', { a: undefined }],
    ['if (a()) b(); else c();', { a: undefined, b: '0.0', c: '0.1' }],
    ['if (x) a(); else if (y) b(); else c();', { a: '0.0', b: '0.1', c: '0.2' }],
    ['if (x) { a(); return; } b();', { a: '0.0', b: '0.1' }],
    ['if (x) throw a(); b();', { a: '0.0', b: '0.1' }],
    ['for (const x of xs) { if (x) continue; a(); } b();', { a: '0.1', b: undefined }],
    ['if (x) a(); b();', { a: '0.0', b: undefined }],
    ['if (x) { a(); return; } else { b(); } c();', { a: '0.0', b: '0.1', c: undefined }],
    ['if (x) { if (y) a(); b(); }', { a: '0.0/1.0', b: '0.0' }],
    ['switch (a()) { case 1: b(); break; default: c(); }', { a: undefined, b: '0.0', c: '0.1' }],
    ['try { a(); } catch { b(); } finally { c(); }', { a: '0.0', b: '0.1', c: undefined }],
    ['x ? a() : b();', { a: '0.0', b: '0.1' }],
    ['if (x) run(() => a());', { run: '0.0', a: '0.0' }],
    ['if (x) a(); if (y) b();', { a: '0.0', b: '1.0' }],
  ])('%s', (text, expected) => {
    const facts = factsOf(`function pay() { ${text} }`);
    for (const [name, way] of Object.entries(expected)) expect([name, callOf(facts, name).way]).toEqual([name, way]);
  });

  test('a function knows whether it is async', () => {
    const facts = factsOf('export async function pay() {} export function name() {} export const charge = async () => 1;');
    expect(facts.declarations.map(({ scope }) => scopeOf(facts, scope).async)).toEqual([true, undefined, true]);
  });
});

describe('arguments that are kept', () => {
  const text = (name: string): string => `${name}({ where: { id: In([1]), deep: { a: [b, 'c'] } }, order: [first] }, [[1], { x: 1 }], { run: () => 1 });`;

  test('whole for the named calls', () => {
    expect(callOf(factsOf(text('repo.find')), 'repo.find').arguments.map(written)).toEqual([
      '{where:{id:#0,deep:{a:[b,"c"]}},order:[first]}',
      '[[1],{x:1}]',
      '{run:fn}',
    ]);
  });

  test('one level for all others, with everything in them still read', () => {
    const facts = factsOf(text('repo.list'));
    expect(callOf(facts, 'repo.list').arguments.map(written)).toEqual(['{where:…,order:…}', '[…,…]', '{run:fn}']);
    expect(callOf(facts, 'In').arguments.map(written)).toEqual(['[1]']);
  });

  test('short strings for all others', () => {
    const long = 'x'.repeat(257);
    const facts = factsOf(`repo.list('${long}', \`${long}\`, '${long.slice(1)}'); repo.find('${long}');`);
    expect(facts.calls[0]?.arguments.map((argument) => argument.kind)).toEqual(['other', 'other', 'literal']);
    expect(facts.calls[1]?.arguments.map((argument) => argument.kind)).toEqual(['literal']);
  });

  test('object literals to depth 8', () => {
    const nested = (depth: number): string => (depth === 0 ? '1' : `{ a: ${nested(depth - 1)} }`);
    const keptDepth = (depth: number): number => written(callOf(factsOf(`save(${nested(depth)})`), 'save').arguments[0] ?? null).split('{').length - 1;
    expect([keptDepth(8), keptDepth(9), keptDepth(12)]).toEqual([8, 8, 8]);
  });

  test('at most 2,000 nodes a call; functions beyond them are still linked', () => {
    const facts = factsOf(`save([${'1,'.repeat(5000)}], () => pay());`);
    const [list] = callOf(facts, 'save').arguments;
    expect(list?.kind === 'array' ? list.elements.length : 0).toBe(1999);
    expect(callOf(facts, 'save').arguments[1]).toEqual({ kind: 'function', scope: 1 });
    expect(facts.scopes[1]?.argumentOf).toEqual({ call: 1, index: 1 });
  });
});

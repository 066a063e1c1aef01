import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.js';
import { focusNamed } from '../../src/cli/focus-named.js';
import { sampleAnalysis } from '../support/analysis.js';
import { runCli } from './run-cli.js';

const named = (word: string, level?: 'service' | 'file' | 'entity'): string => {
  const { kind, id } = focusNamed(word, sampleAnalysis(), level);
  return `${kind} ${id}`;
};

describe('what --focus means', () => {
  it.each<[string, string, ('service' | 'file' | 'entity')?]>([
    ['orders', 'service orders'],
    ['Orders', 'service orders'],
    ['Order', 'entity order'],
    // a table of the entity Order, and a service: the level decides
    ['orders', 'entity order', 'entity'],
    ['payments', 'service payments', 'file'],
    ['src/orders/checkout.service.ts', 'file src/orders/checkout.service.ts'],
    ['./src/orders/checkout.service.ts', 'file src/orders/checkout.service.ts'],
    ['src\\orders\\checkout.service.ts', 'file src/orders/checkout.service.ts'],
    ['checkout.service.ts', 'file src/orders/checkout.service.ts'],
  ])('%s is the %s', (word, meant, level) => expect(named(word, level)).toBe(meant));

  it('names the nearest of all kinds where there is none', () => {
    expect(() => named('paymnts')).toThrow('No service, file or entity is called "paymnts". The nearest: payments');
    expect(() => named('OrderLin')).toThrow(/The nearest: OrderLine/);
    expect(() => named('zzzzzzzz')).toThrow(/^No service, file or entity is called "zzzzzzzz"\.$/);
    for (const word of ['paymnts', 'zzzzzzzz']) expect(() => named(word)).toThrow(UserError);
  });

  it('names all that a word fits', () => {
    const analysis = sampleAnalysis();
    const files = ['a/x.ts', 'b/x.ts'].map((path) => ({ path, lines: 1 }));
    expect(() => focusNamed('x.ts', { ...analysis, facts: { ...analysis.facts, files } })).toThrow('"x.ts" fits several: a/x.ts, b/x.ts.');
  });
});

describe('--focus and --depth', () => {
  it('draw what lies around, in every format and command', async () => {
    for (const argv of [['graph'], ['analyze', '--format', 'dot'], ['graph', '--format', 'mermaid'], ['graph', '--format', 'svg']]) {
      const { code, stdout } = await runCli([...argv, '--focus', 'payments', '--level', 'service']);
      expect([code, stdout]).toEqual([0, expect.stringContaining('around the service payments, 1 step: ')]);
    }
    const counts = (text: string) => /steps?: (\d+) of \d+ files/.exec(text)?.[1];
    const at = async (depth: string) => Number(counts((await runCli(['graph', '--focus', 'src/orders/checkout.service.ts', '--depth', depth])).stdout));
    expect(await at('0')).toBe(1);
    expect(await at('1')).toBeGreaterThan(1);
    expect(await at('2')).toBeGreaterThan(await at('1'));
  });

  it.each<[readonly string[], string]>([
    [['graph', '--focus', 'paymnts'], 'error: No service, file or entity is called "paymnts". The nearest: payments, Payment\n  try: --focus payments\n'],
    [['graph', '--depth', '2'], 'error: --depth counts steps around a focus, and there is none.\n  try: add --focus NAME\n'],
    [['analyze', '--focus', 'orders'], 'error: --focus says what a picture shows, and no picture is asked for.\n  try: add one: --format svg:picture.svg\n'],
    [
      ['graph', '--focus', 'orders', '--depth', '-1'],
      "error: option '--depth <n>' argument '-1' is invalid. It must be a whole number from 0.\n  try: seamline graph --help\n",
    ],
    [['graph', '--focus', ''], "error: option '--focus <name>' argument '' is invalid. It must not be empty.\n  try: seamline graph --help\n"],
  ])('%j ends in exit code 2', async (argv, message) => {
    const { code, stdout, stderr } = await runCli(argv);
    expect([code, stdout, stderr]).toEqual([2, '', message]);
  });
});

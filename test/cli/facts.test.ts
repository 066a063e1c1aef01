import { mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/model/analysis.js';
import { factsFile } from '../../src/cli/facts-file.js';
import { sampleAnalysis } from '../support/analysis.js';
import { inFolder, kept, runCli } from './run-cli.js';

const folder = inFolder();
const put = (path: string): void => {
  mkdirSync(join(folder.path, path, '..'), { recursive: true });
  writeFileSync(join(folder.path, path), '');
};

const CART = 'src/orders/cart.service.ts';
const PATHS = [CART, 'src/orders/order.service.ts', 'src/payments/refund.service.ts'];

describe('seamline facts', () => {
  it('prints JSON, or NDJSON where that is asked', async () => {
    const json = await runCli(['facts', 'shop']);
    expect([json.code, json.stderr]).toEqual([0, '']);
    expect(JSON.parse(json.stdout)).toMatchObject({ formatVersion: 1, of: null, transactions: [{ id: 't1' }] });
    const { code, stdout } = await runCli(['facts', 'shop', '--format', 'ndjson']);
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe('{"type":"head","formatVersion":1,"tool":{"name":"seamline","version":"0.1.0"},"of":null}');
    expect(stdout).toMatch(/\n\{"type":"access",[^\n]*"confidence":"certain",[^\n]*\}\n/);
    expect(stdout).toMatch(/\}\n$/);
  });

  it('asks for what the flags and the configuration say, and proposes no services', async () => {
    mkdirSync(join(folder.path, 'shop'));
    writeFileSync(join(folder.path, 'shop/seamline.config.json'), '{ "exclude": ["a"], "include": ["tests"] }');
    const run = async (...flags: string[]) =>
      (await runCli(['facts', 'shop', ...flags], { cwd: folder.path, analyze: () => expect.fail('was analysed') })).asked;
    expect(await run()).toMatchObject({ root: join(folder.path, 'shop'), exclude: ['a'], include: ['test'] });
    expect(await run('--include', 'stories', '--exclude', 'b')).toMatchObject({ exclude: ['b'], include: ['story'] });
    expect(await run('--no-config')).not.toHaveProperty('exclude');
  });

  it.each(['json', 'ndjson'])('writes %s to a file as a whole', async (format) => {
    const { code, stdout } = await runCli(['facts', 'shop', '--format', format, '-o', 'facts.out'], { cwd: folder.path });
    expect([code, stdout]).toEqual([0, '']);
    expect(readFileSync(join(folder.path, 'facts.out'), 'utf8')).toBe((await runCli(['facts', 'shop', '--format', format])).stdout);
  });

  it('prints those of one file', async () => {
    const { stdout } = await runCli(['facts', 'shop', '--of', `./${CART}`, '--format', 'ndjson']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; path?: string });
    expect(lines[0]).toMatchObject({ type: 'head', of: CART });
    expect(new Set(lines.filter(({ type }) => type !== 'head' && type !== 'recall').map(({ path }) => path))).toEqual(new Set([CART]));
  });

  it('fails for gaps as little as analyze does', async () => {
    expect((await runCli(['facts', 'shop'], { collectFacts: () => ({ ...sampleAnalysis(), leftOut: [] }) })).code).toBe(0);
  });

  it.each<[readonly string[], RegExp]>([
    [['facts', '--services', '3'], /^error: unknown option '--services'.*\n {2}try: seamline facts --help\n$/],
    [['facts', '--format', 'terminal'], /Allowed choices are json, ndjson/],
    [['facts', '--of', ''], /It must not be empty/],
    [
      ['facts', 'shop', '--of', 'src/orders/cart.servise.ts'],
      /^error: No file "src\/orders\/cart\.servise\.ts" was analysed in "shop"\. The nearest: src\/orders\/cart\.service\.ts, .*\n {2}try: seamline facts shop --of src\/orders\/cart\.service\.ts\n$/,
    ],
    [
      ['facts', 'my shop', '--of', 'cart.service.ts'],
      /The nearest: src\/orders\/cart\.service\.ts\n {2}try: seamline facts 'my shop' --of src\/orders\/cart\.service\.ts\n$/,
    ],
    [['fcats', 'shop'], /unknown command 'fcats' \(did you mean "facts"\?\)/],
  ])('%j ends in 2', async (argv, expected) => {
    const { code, stdout, stderr } = await runCli(argv, { cwd: folder.path });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(expected);
  });

  it('names what lies there but was left out, and what is a folder', async () => {
    put('shop/test/cart.spec.ts');
    mkdirSync(join(folder.path, 'shop/src'));
    const of = async (file: string) => (await runCli(['facts', 'shop', '--of', file], { cwd: folder.path })).stderr;
    expect(await of('test/cart.spec.ts')).toMatch(/^error: "test\/cart\.spec\.ts" is there, but was left out of the analysis\.\n {2}try: Add --include tests/);
    expect(await of('src')).toMatch(/^error: "src" is a folder, not a file\./);
  });
});

describe('many facts', () => {
  const shop = sampleAnalysis();
  const many = (): Analysis => ({ ...shop, facts: { ...shop.facts, references: Array.from({ length: 30 }, () => shop.facts.references).flat() } });

  it('come in pieces that make up the whole', async () => {
    const pieces: string[] = [];
    const stdout = kept();
    stdout.stream.write = new Proxy(stdout.stream.write, {
      apply: (write, stream, given: [string]) => {
        pieces.push(given[0]);
        return Reflect.apply(write, stream, given);
      },
    });
    const ran = await runCli(['facts', '--format', 'ndjson'], { collectFacts: many, stdout });
    expect(pieces.length).toBeGreaterThan(2);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(80_000);
    expect(ran.stdout.split('\n').filter((line) => line.includes('"type":"reference"'))).toHaveLength(30 * shop.facts.references.length);
  });

  it('stop where the reader went away', async () => {
    const error = Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' });
    const { code, stderr } = await runCli(['facts', '--format', 'ndjson'], { collectFacts: many, stdout: kept({ error }) });
    expect([code, stderr]).toEqual([0, '']);
  });
});

describe('the file that is meant', () => {
  const place = (paths: readonly string[] = PATHS) => ({
    root: 'shop',
    cwd: folder.path,
    paths,
    command: (path: string) => `seamline facts shop --of ${path}`,
  });

  it.each([
    CART,
    `./${CART}`,
    `././${CART}`,
    'src/../src/orders/cart.service.ts',
    'src//orders/cart.service.ts',
    'src\\orders\\cart.service.ts',
    '.\\src\\orders\\cart.service.ts',
  ])('is found as %s', (written) => expect(factsFile(written, place())).toBe(CART));

  it('is found by its absolute path, also through a link to the folder', () => {
    put(`real/${CART}`);
    symlinkSync('real', join(folder.path, 'shop'));
    expect(factsFile(resolve(folder.path, 'shop', CART), place())).toBe(CART);
    expect(factsFile(join(realpathSync(folder.path), 'real', CART), place())).toBe(CART);
  });

  it('is found from the working directory, where the analysed folder has no such file', () => {
    expect(factsFile(`shop/${CART}`, place())).toBe(CART);
    expect(factsFile('shop/cart.ts', place(['shop/cart.ts', 'cart.ts']))).toBe('shop/cart.ts');
  });

  it('may have a name with a backslash in it', () => expect(factsFile('src\\cart.ts', place(['src\\cart.ts']))).toBe('src\\cart.ts'));

  it.each(['cart.service.ts', '/src/orders/cart.service.ts', 'SRC/orders/cart.service.ts'])('is not guessed: %s', (written) => {
    mkdirSync(join(folder.path, 'shop'));
    expect(() => factsFile(written, place())).toThrow(/The nearest: src\/orders\/cart\.service\.ts/);
  });

  it('has no nearest where nothing is near, or nothing was analysed', () => {
    expect(() => factsFile('zzz', place())).toThrow('No file "zzz" was analysed in "shop".');
    expect(() => factsFile('zzz', place([]))).toThrow('No file "zzz" was analysed in "shop".');
  });
});

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/model/analysis.js';
import { sampleAnalysis } from '../support/analysis.js';
import { inFolder, runCli } from './run-cli.js';

const folder = inFolder();
const NAME = 'shop/seamline.baseline.json';
const put = (name: string, text: string): void => writeFileSync(join(folder.path, name), text);
const text = (): string => readFileSync(join(folder.path, NAME), 'utf8');
const calm = (): Analysis => ({ ...sampleAnalysis(), gaps: [], recall: [] });
const run = (argv: readonly string[], analyze: () => Analysis = calm) => runCli(argv, { cwd: folder.path, analyze });

beforeEach(() => mkdirSync(join(folder.path, 'shop')));

describe('seamline baseline', () => {
  it('writes what is there, beside the code, the same bytes each time; check then passes', async () => {
    expect((await run(['check', 'shop'])).code).toBe(1);
    expect(await run(['baseline', 'shop'])).toMatchObject({ code: 0, stdout: '', stderr: '' });
    const first = text();
    expect(JSON.parse(first)).toMatchObject({ formatVersion: 1, figures: { maxServiceCycles: 1 }, services: [{ id: 'orders' }, {}, {}] });
    await run(['baseline', 'shop']);
    expect(text()).toBe(first);
    const { code, stdout } = await run(['check', 'shop']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Gate passed: all 5 limits are kept, no new finding of severity error\n/);
    expect(stdout).toContain('Baseline: 2 known findings are still there.');
  });

  it('gives its services to later runs, so that they keep their ids', async () => {
    await run(['baseline', 'shop']);
    expect((await run(['check', 'shop'])).asked?.previous?.map(({ id }) => id)).toEqual(['orders', 'catalogue', 'payments']);
    expect((await run(['baseline', 'shop'])).asked?.previous).toHaveLength(3);
    expect((await run(['check', 'shop', '--no-baseline'])).asked?.previous).toBeUndefined();
    expect((await run(['analyze', 'shop'])).asked?.previous).toBeUndefined();
  });

  it('names what is gone, and --strict-baseline fails on it', async () => {
    await run(['baseline', 'shop']);
    const mended = (): Analysis => ({ ...calm(), findings: [] });
    const { code, stdout } = await run(['check', 'shop'], mended);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Baseline: 0 known findings are still there, 2 gone:\n[\s\S]*contested-entity[\s\S]*seamline baseline shop/);
    const strict = await run(['check', 'shop', '--strict-baseline'], mended);
    expect([strict.code, strict.stdout.split('\n')[0]]).toEqual([1, 'Gate failed: 2 entries of the baseline gone']);
  });

  it('tells in JSON what is known and gone, in SARIF what is new', async () => {
    await run(['baseline', 'shop']);
    expect(JSON.parse((await run(['check', 'shop', '--format', 'json'])).stdout)).toMatchObject({ baseline: { known: 2, gone: [] }, findings: [] });
    const { runs } = JSON.parse((await run(['check', 'shop', '--format', 'sarif'])).stdout);
    expect(runs[0].results.map(({ baselineState }: { baselineState: string }) => baselineState)).toEqual(['unchanged', 'unchanged', 'new']);
    expect((await run(['check', 'shop', '--format', 'github'])).stdout).not.toContain('::error');
    expect((await run(['check', 'shop', '--format', 'junit'])).stdout).toContain('failures="0"');
  });

  it('is written and read elsewhere where that is asked', async () => {
    await run(['baseline', 'shop', '-o', 'known.json']);
    expect(existsSync(join(folder.path, NAME))).toBe(false);
    expect((await run(['check', 'shop', '--baseline', 'known.json'])).code).toBe(0);
    expect((await run(['check', 'shop'])).code).toBe(1);
  });

  it.each<[string, string, RegExp]>([
    [
      'no JSON',
      '{',
      /^error: "shop\/seamline\.baseline\.json" is no baseline of seamline: it is not JSON \(.*\)\.\n {2}try: write it anew: seamline baseline shop\n$/,
    ],
    ['another format', '{"formatVersion":2}', /its "formatVersion" is not 1\./],
    ['no findings', '{"formatVersion":1,"figures":{},"services":[]}', /"findings" must be a list/],
    ['no figures', '{"formatVersion":1,"findings":[],"figures":{"minCohesion":2},"services":[]}', /"figures" must have/],
    ['a list', '[]', /its "formatVersion" is not 1\./],
  ])('refuses %s', async (_, content, message) => {
    put(NAME, content);
    const { code, stderr, asked } = await run(['check', 'shop']);
    expect([code, asked]).toEqual([2, null]);
    expect(stderr).toMatch(message);
  });

  it.each<[readonly string[], string]>([
    [
      ['check', 'shop', '--baseline', 'gone.json'],
      'error: The baseline "gone.json" does not exist.\n  try: write one first: seamline baseline shop --output gone.json\n',
    ],
    [
      ['check', 'shop', '--strict-baseline'],
      'error: --strict-baseline holds against a baseline, and there is none.\n  try: write one: seamline baseline shop\n',
    ],
  ])('refuses %j', async (argv, message) => {
    expect(await run(argv)).toMatchObject({ code: 2, asked: null, stderr: message });
  });
});

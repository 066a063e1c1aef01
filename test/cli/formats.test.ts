import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleAnalysis } from '../support/analysis.js';
import { crowdedAnalysis } from '../report/draw-hostile.js';
import { inFolder, runCli } from './run-cli.js';

const folder = inFolder();
const run = (...argv: readonly string[]) => runCli(argv, { cwd: folder.path });
const file = (name: string): string => readFileSync(join(folder.path, name), 'utf8');

describe('--format of analyze and check', () => {
  it.each<[string, RegExp]>([
    ['terminal', /3 candidate services|Gate/],
    ['json', /^\{\n {2}"formatVersion"/],
    ['html', /^<!doctype html>\n<html lang="en"/],
    ['markdown', /^## Seamline: /],
    ['sarif', /"version": "2\.1\.0"/],
    ['junit', /^<\?xml/],
    ['github', /^::error file=src\/orders/],
    ['csv', /^entity,table,owner,/],
    ['svg', /^<svg /],
    ['dot', /^digraph seamline \{/m],
    ['mermaid', /^flowchart LR$/m],
  ])('%s', async (format, expected) => {
    for (const command of ['analyze', 'check']) {
      const { stdout, stderr } = await run(command, '--format', format);
      expect(stdout).toMatch(expected);
      expect(stderr).toBe('');
    }
  });

  it('writes several at once, each to its file, and the exit code is that of the verdict', async () => {
    const { code, stdout } = await run('check', '--format', 'terminal', '--format', 'sarif:out.sarif', '--format', 'csv:a:b.csv');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Gate failed/);
    expect(file('out.sarif')).toContain('"ruleId": "contested-entity"');
    expect(file('a:b.csv')).toMatch(/^entity,/);
  });

  it('gives --output to the one without a file', async () => {
    const { stdout } = await run('analyze', '--format', 'json', '--format', 'junit:j.xml', '-o', 'r.json');
    expect(stdout).toBe('');
    expect(JSON.parse(file('r.json'))).toMatchObject({ formatVersion: 1 });
    expect(file('j.xml')).toMatch(/^<\?xml/);
  });

  it('has places from where the command runs, for tools that start there', async () => {
    expect((await run('apps/shop', '--format', 'github')).stdout).toContain('file=apps/shop/src/');
    expect((await run('.', '--format', 'github')).stdout).toContain('file=src/');
    expect((await run('..', '--format', 'github')).stdout).toContain('file=src/');
  });

  it('draws what is asked for, beside other reports and for the gate', async () => {
    for (const [command, code] of [['analyze', 0] as const, ['check', 1] as const]) {
      const ran = await run(command, '--format', 'json', '--format', 'dot:a.dot', '--format', 'mermaid:a.mmd', '--level', 'entity');
      expect([ran.code, ran.stderr, JSON.parse(ran.stdout)]).toEqual([code, '', expect.objectContaining({ formatVersion: 1 })]);
      expect([file('a.dot'), file('a.mmd')]).toEqual([expect.stringContaining('OrderLine'), expect.stringContaining('OrderLine')]);
    }
  });

  it('says on stderr, too, what a picture leaves out because there is too much', async () => {
    const crowd = { analyze: () => crowdedAnalysis(70, 1, 0), cwd: folder.path };
    const left = 'not drawn: the 40 smallest services with 40 files';
    expect(
      (await runCli(['--format', 'dot:a.dot', '--format', 'mermaid:a.mmd', '--level', 'service', '-o', 'a.txt', '--format', 'terminal'], crowd)).stderr,
    ).toBe(`note: dot: ${left}\nnote: mermaid: ${left}\n`);
    expect([file('a.dot'), file('a.mmd')]).toEqual([expect.stringContaining(`// ${left}\n`), expect.stringContaining(`%% ${left}\n`)]);
    expect((await runCli(['graph', '--quiet'], crowd)).stderr).toBe('');
  });

  it('is the same in graph, which writes pictures alone', async () => {
    for (const format of ['svg', 'dot', 'mermaid']) expect((await run('graph', '--format', format)).stdout).toBe((await run('--format', format)).stdout);
    expect((await run('graph', '--format', 'dot', '--format', 'svg:a.svg')).stdout).toMatch(/^digraph/m);
    expect(file('a.svg')).toMatch(/^<svg /);
  });

  it('has the page of a rule in SARIF', async () => {
    const { runs } = JSON.parse((await run('--format', 'sarif')).stdout);
    const { rules } = runs[0].tool.driver;
    const page = readFileSync(new URL('../../rules/contested-entity.md', import.meta.url), 'utf8');
    expect(rules.find(({ id }: { id: string }) => id === 'contested-entity').help.markdown).toBe(page);
  });

  it.each<[readonly string[], string]>([
    [
      ['--format', 'serif'],
      `error: option '--format <format[:file]>' argument 'serif' is invalid. "serif" is none of terminal, json, html, markdown, sarif, junit, github, csv, svg, dot, mermaid (did you mean "sarif"?).\n  try: seamline --help\n`,
    ],
    [
      ['--format', 'sarif:'],
      "error: option '--format <format[:file]>' argument 'sarif:' is invalid. A file must follow the colon, as in sarif:report.sarif.\n  try: seamline --help\n",
    ],
    [['--format', 'json', '--format', 'csv'], 'error: --format json and --format csv would both go to stdout.\n  try: give one a file: --format csv:FILE\n'],
    [['--format', 'json:a', '--format', 'csv:a'], 'error: Two reports would go to "a".\n  try: give each format a file of its own\n'],
    [['--format', 'json:a', '-o', 'b'], 'error: Every --format names a file, so nothing is left for --output.\n  try: leave out --output\n'],
    [
      ['--format', 'csv', '--level', 'file'],
      'error: --level says what a picture shows, and no picture is asked for.\n  try: add one: --format svg:picture.svg\n',
    ],
    [['--format', 'csv', '--move', 'src/x.ts=orders'], 'error: --format csv does not tell what a move would change.\n  try: use terminal or json\n'],
  ])('refuses %j before the work is begun', async (argv, message) => {
    const { code, stderr, asked } = await run(...argv);
    expect([code, asked]).toEqual([2, null]);
    expect(stderr).toBe(message);
    for (const name of ['a', 'b']) expect(existsSync(join(folder.path, name))).toBe(false);
  });
});

it('the sample has findings to write', () => expect(sampleAnalysis().findings.length).toBeGreaterThan(0));

import { readFileSync, writeFileSync, mkdirSync, symlinkSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { rules } from '../../rules/index.js';
import { UserError } from '../../src/model/errors.js';
import type { AnalyzeOptions } from '../../src/model/options.js';
import type { Analysis } from '../../src/model/analysis.js';
import { emptyAnalysis, sampleAnalysis } from '../support/analysis.js';
import { inFolder, kept, runCli } from './run-cli.js';

const folder = inFolder();
const put = (path: string, text: string): void => {
  mkdirSync(join(folder.path, path, '..'), { recursive: true });
  writeFileSync(join(folder.path, path), text);
};

/** The shop without its findings of severity error and its gaps, which would decide the gate. */
const calm = (): Analysis => ({ ...sampleAnalysis(), findings: [], gaps: [], recall: [] });

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

describe('help and version', () => {
  it.each<[readonly string[], RegExp]>([
    [['--help'], /^Usage: seamline[\s\S]*Examples:[\s\S]*Exit codes:/],
    [['-h'], /^Usage: seamline/],
    [['help'], /^Usage: seamline/],
    [['analyze', '--help'], /^Usage: seamline analyze[\s\S]*--include[\s\S]*Examples:/],
    [['graph', '--help'], /^Usage: seamline graph[\s\S]*--level[\s\S]*Examples:/],
    [['check', '--help'], /^Usage: seamline check[\s\S]*--max-inter-service-call-share[\s\S]*Examples:[\s\S]*Exit codes:/],
    [['help', 'check'], /^Usage: seamline check/],
    [['facts', '--help'], /^Usage: seamline facts[\s\S]*--of <file>[\s\S]*Examples:/],
    [['explain', '--help'], /^Usage: seamline explain \[options\] <kind> <name> \[path\][\s\S]*entity[\s\S]*Examples:/],
    [['--version'], new RegExp(`^${version}\n$`)],
    [['-V'], new RegExp(`^${version}\n$`)],
  ])('%j', async (argv, expected) => {
    const { code, stdout, stderr, asked } = await runCli(argv);
    expect([code, stderr, asked]).toEqual([0, '', null]);
    expect(stdout).toMatch(expected);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

describe('what is analysed', () => {
  it.each<[readonly string[], Partial<AnalyzeOptions>]>([
    [[], { root: '.' }],
    [['shop'], { root: 'shop' }],
    [['analyze'], { root: '.' }],
    [['analyze', 'shop'], { root: 'shop' }],
    [['--format', 'json', 'shop'], { root: 'shop' }],
    [['shop', '--include', 'tests,stories', '--include', 'migrations'], { include: ['test', 'story', 'migration'] }],
    [['shop', '--include', 'generated', '--include', 'generated,declaration'], { include: ['generated', 'declaration'] }],
    [['shop', '--exclude', '{a,b}/**', '--exclude', 'c'], { exclude: ['{a,b}/**', 'c'] }],
    [['shop', '--services', '4', '--resolution', '.5', '--seed', '0'], { serviceCount: 4, resolution: 0.5, seed: 0 }],
    [['graph', 'shop', '--resolution', '1e1'], { root: 'shop', resolution: 10 }],
    [['check', 'shop'], { root: 'shop' }],
    [['shop', '--no-history'], { history: false }],
    [['--', '--odd'], { root: '--odd' }],
  ])('%j', async (argv, expected) => {
    const { asked } = await runCli(argv);
    expect(asked).toMatchObject(expected);
  });

  it('has no key for what is not set', async () => {
    const { asked } = await runCli(['shop']);
    expect(Object.keys(asked ?? {}).toSorted()).toEqual(['onProgress', 'root']);
  });

  it('takes what the configuration says, and flags before it', async () => {
    put(
      'shop/seamline.config.json',
      '{ "include": ["tests"], "exclude": ["a"], "kernel": ["k"], "serviceCount": 3, "seed": 5, "rules": { "low-cohesion": "off" } }',
    );
    const root = join(folder.path, 'shop');
    const configured = { root, kernel: ['k'], rules: { 'low-cohesion': 'off' } };
    expect((await runCli(['shop'], { cwd: folder.path })).asked).toMatchObject({ ...configured, include: ['test'], exclude: ['a'], serviceCount: 3, seed: 5 });
    const flags = ['--include', 'stories', '--exclude', 'b', '--services', '4', '--seed', '6'];
    expect((await runCli(['shop', ...flags], { cwd: folder.path })).asked).toMatchObject({
      ...configured,
      include: ['story'],
      exclude: ['b'],
      serviceCount: 4,
      seed: 6,
    });
    expect(Object.keys((await runCli(['shop', '--no-config'], { cwd: folder.path })).asked ?? {})).not.toContain('kernel');
  });

  it('asks git unless the flag or the configuration says not to', async () => {
    put('shop/seamline.config.json', '{ "history": false }');
    expect((await runCli(['shop'], { cwd: folder.path })).asked).toMatchObject({ history: false });
    put('shop/seamline.config.json', '{ "history": true }');
    expect((await runCli(['shop'], { cwd: folder.path })).asked).toMatchObject({ history: true });
    expect((await runCli(['shop', '--no-history'], { cwd: folder.path })).asked).toMatchObject({ history: false });
  });

  it('runs the rules of the list', async () => {
    let ran: unknown;
    const { main } = await import('../../src/cli/main.js');
    await main(
      ['shop'],
      { stdout: kept().stream, stderr: kept().stream, env: {}, cwd: process.cwd() },
      {
        analyze: async (_, given) => {
          ran = given;
          return emptyAnalysis();
        },
        collectFacts: async () => emptyAnalysis(),
        tryMoves: async () => expect.fail('nothing is to be moved'),
        analyzeChange: async () => expect.fail('nothing is to be compared'),
        compareReports: async () => expect.fail('nothing is to be compared'),
        newNamesOf: async () => expect.fail('nothing is to be compared'),
        explainFile: async () => expect.fail('nothing is to be explained'),
      },
    );
    expect(ran).toEqual(rules);
  });
});

describe('what is printed', () => {
  it.each<[readonly string[], RegExp]>([
    [['analyze', 'shop'], /3 candidate services[\s\S]*\n$/],
    [['analyze', 'shop', '--format', 'json'], /^\{\n {2}"formatVersion": 1,[\s\S]*\}\n$/],
    [['graph', 'shop'], /(^|\n)digraph seamline \{[\s\S]*\}\n$/],
    [['graph', 'shop', '--format', 'mermaid'], /^(---|flowchart|graph|%%)/],
    [['graph', 'shop', '--level', 'entity'], /digraph[\s\S]*OrderLine/],
    [['check', 'shop', '--format', 'json'], /^\{\n {2}"formatVersion": 1,[\s\S]*"outcome": "failed"[\s\S]*\}\n$/],
    [['check', 'shop'], /^Gate failed: 2 findings of severity error\n/],
  ])('%j', async (argv, expected) => {
    const { stdout, stderr } = await runCli(argv);
    expect(stdout).toMatch(expected);
    expect(stderr).toBe('');
  });

  it('draws SVG without Graphviz', async () => {
    const { stdout, code } = await runCli(['graph', 'shop', '--format', 'svg']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/<svg [\s\S]*<\/svg>\s*$/);
  }, 30_000);

  it('names the folder as the user did in the commands at the end', async () => {
    expect((await runCli(['my shop'])).stdout).toContain("seamline graph 'my shop' --format svg");
  });

  it.each<[string, readonly string[], { columns?: number }, Record<string, string>, boolean]>([
    ['a pipe has no colour', [], {}, {}, false],
    ['a terminal has', [], { columns: 80 }, {}, true],
    ['not with --no-color', ['--no-color'], { columns: 80 }, {}, false],
    ['not with NO_COLOR', [], { columns: 80 }, { NO_COLOR: '1' }, false],
    ['a pipe has with --color', ['--color'], {}, {}, true],
    ['a pipe has with FORCE_COLOR', [], {}, { FORCE_COLOR: '1' }, true],
  ])('%s', async (_, flags, terminal, env, coloured) => {
    const { stdout } = await runCli(['shop', ...flags], { stdout: kept(terminal), env });
    expect(stdout.includes('\x1b[')).toBe(coloured);
  });

  it('keeps to the width of the terminal, and to ASCII where that is asked', async () => {
    const wide = (await runCli(['shop'], { stdout: kept({ columns: 100 }), env: { NO_COLOR: '1', LANG: 'C' } })).stdout;
    const longest = Math.max(...wide.split('\n').map((line) => line.length));
    expect(longest).toBeGreaterThan(80);
    expect(longest).toBeLessThanOrEqual(100);
    expect(wide).toMatch(/^[\n\x20-\x7e]*$/);
  });

  it('lists more with --verbose', async () => {
    const [short, long] = await Promise.all([runCli(['shop']), runCli(['shop', '--verbose'])]);
    expect(long.stdout.length).toBeGreaterThan(short.stdout.length);
  });

  it('shows progress on stderr, on a terminal only and not with --quiet', async () => {
    let seconds = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => 2000 * seconds++);
    const analyze = ({ onProgress }: AnalyzeOptions): Analysis => {
      onProgress?.('reading', 1, 2);
      return sampleAnalysis();
    };
    expect((await runCli(['shop'], { analyze, stderr: kept({ columns: 80 }) })).stderr).toBe('\r\x1b[Kreading 1 of 2, about 0 s left ...\r\x1b[K');
    expect((await runCli(['shop'], { analyze })).stderr).toBe('');
    expect((await runCli(['shop', '--quiet'], { analyze, stderr: kept({ columns: 80 }) })).stderr).toBe('');
    vi.restoreAllMocks();
  });
});

describe('--output', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['report.txt', [], /3 candidate services/],
    ['report.json', ['--format', 'json'], /^\{\n {2}"formatVersion"/],
  ])('analyze to %s', async (name, flags, expected) => {
    const { code, stdout, stderr } = await runCli(['shop', '--output', name, ...flags, '--color'], { cwd: folder.path });
    expect([code, stdout, stderr]).toEqual([0, '', '']);
    const text = readFileSync(join(folder.path, name), 'utf8');
    expect(text).toMatch(expected);
    expect(text).not.toContain('\x1b');
  });

  it.each<[string, readonly string[], RegExp]>([
    ['shop.svg', [], /<svg/],
    ['shop.mmd', [], /flowchart|graph/],
    ['shop.dot', [], /^digraph/m],
    ['shop.txt', [], /^digraph/m],
    ['shop.svg', ['--format', 'dot'], /^digraph/m],
  ])(
    'graph to %s %j',
    async (name, flags, expected) => {
      const { code } = await runCli(['graph', 'shop', '-o', name, ...flags], { cwd: folder.path });
      expect(code).toBe(0);
      expect(readFileSync(join(folder.path, name), 'utf8')).toMatch(expected);
    },
    30_000,
  );

  it('says so on a terminal', async () => {
    const run = (flags: readonly string[]) => runCli(['shop', '-o', 'r.txt', ...flags], { cwd: folder.path, stderr: kept({ columns: 80 }) });
    expect((await run([])).stderr).toBe('written to r.txt\n');
    expect((await run(['-q'])).stderr).toBe('');
  });

  it('is refused before the work is begun, and nothing is written', async () => {
    put('secret.txt', 'secret');
    put('out/kept.txt', 'kept');
    symlinkSync('../secret.txt', join(folder.path, 'out/link.json'));
    for (const name of ['gone/r.json', 'out', 'out/link.json']) {
      const { code, stdout, asked } = await runCli(['shop', '-o', name], { cwd: folder.path });
      expect([code, stdout, asked]).toEqual([2, '', null]);
    }
    expect(readFileSync(join(folder.path, 'secret.txt'), 'utf8')).toBe('secret');
  });

  it('writes nothing where the analysis fails', async () => {
    const analyze = (): Analysis => {
      throw new UserError('No source files.', 'Name another folder.');
    };
    expect((await runCli(['shop', '-o', 'r.txt'], { cwd: folder.path, analyze })).code).toBe(2);
    expect(existsSync(join(folder.path, 'r.txt'))).toBe(false);
  });
});

describe('exit codes of check', () => {
  it.each<[string, readonly string[], () => Analysis, number, RegExp]>([
    ['clean, without a limit', [], calm, 0, /^Gate passed: no finding of severity error; no limit is set\n[\s\S]*--max-service-cycles 0[\s\S]*"limits"/],
    ['clean, within the limits', ['--max-service-cycles', '1', '--min-cohesion', '0.5'], calm, 0, /^Gate passed: all 2 limits are kept/],
    [
      'a limit is missed',
      ['--max-service-cycles', '0'],
      calm,
      1,
      /^Gate failed: 1 of 1 limit missed\n[\s\S]*maxServiceCycles +at most 0 +1 +MISSED[\s\S]*src\/payments\/payment\.service\.ts:61/,
    ],
    ['a finding is an error', [], () => ({ ...sampleAnalysis(), gaps: [] }), 1, /^Gate failed: 2 findings of severity error\n[\s\S]*error service-cycle/],
    [
      'too much was not understood',
      ['--max-gap-share', '0.1'],
      () => ({ ...sampleAnalysis(), findings: [], recall: [] }),
      3,
      /^Gate undecided[\s\S]*6 places in 42 files not understood/,
    ],
    [
      'too little of the data access was understood',
      [],
      () => ({ ...sampleAnalysis(), findings: [] }),
      3,
      /^Gate undecided[\s\S]*5 of 20 calls that look like a data access not understood/,
    ],
    ['a failure comes before that', ['--max-gap-share', '0.1', '--max-service-cycles', '0'], () => ({ ...sampleAnalysis(), findings: [] }), 1, /^Gate failed/],
  ])('%s', async (_, flags, analyze, expected, text) => {
    const { code, stdout, stderr } = await runCli(['check', 'shop', ...flags], { analyze });
    expect(code).toBe(expected);
    expect(stdout).toMatch(text);
    expect(stderr).toBe('');
  });

  it('takes limits from the configuration, and flags before them', async () => {
    put('shop/seamline.config.json', '{ "limits": { "maxServiceCycles": 0, "maxSharedEntities": 3 } }');
    const run = (flags: readonly string[]) => runCli(['check', 'shop', '--format', 'json', ...flags], { cwd: folder.path, analyze: calm });
    const first = await run([]);
    expect(first.code).toBe(1);
    expect((JSON.parse(first.stdout) as { limits: { name: string; passed: boolean }[] }).limits.map(({ name, passed }) => [name, passed])).toEqual([
      ['maxSharedEntities', true],
      ['maxServiceCycles', false],
    ]);
    expect((await run(['--max-service-cycles', '1'])).code).toBe(0);
    expect((await run(['--no-config'])).code).toBe(0);
  });

  it('never fails analyze and graph for findings', async () => {
    expect((await runCli(['analyze', 'shop'])).code).toBe(0);
    expect((await runCli(['graph', 'shop'])).code).toBe(0);
  });
});

describe('errors say what was looked for and what to do next, with exit code 2', () => {
  it.each<[readonly string[], string]>([
    [['--colour'], "error: unknown option '--colour' (Did you mean --color?)\n  try: seamline --help\n"],
    [['check', '--max-cycle', '0'], "error: unknown option '--max-cycle'\n  try: seamline check --help\n"],
    [
      ['graph', '--format', 'png'],
      `error: option '--format <format[:file]>' argument 'png' is invalid. "png" is none of svg, dot, mermaid.\n  try: seamline graph --help\n`,
    ],
    [
      ['explain', 'entity', 'Order', '--format', 'xml'],
      "error: option '--format <format>' argument 'xml' is invalid. Allowed choices are terminal, json.\n  try: seamline explain --help\n",
    ],
    [['analize', 'shop'], 'error: unknown command \'analize\' (did you mean "analyze"?)\n  try: seamline --help\n'],
    [['shop', 'graph'], "error: too many arguments for 'analyze'. Expected 1 argument but got 2.\n  try: seamline --help\n"],
    [['check', ''], "error: command-argument value '' is invalid for argument 'path'. It must not be empty.\n  try: seamline check --help\n"],
    [['a', 'b'], "error: too many arguments for 'analyze'. Expected 1 argument but got 2.\n  try: seamline --help\n"],
    [['--output'], "error: option '-o, --output <file>' argument missing\n  try: seamline --help\n"],
    [['--services', '1'], "error: option '--services <n>' argument '1' is invalid. It must be a whole number from 2.\n  try: seamline --help\n"],
    [
      ['--include', 'test,stroies'],
      'error: option \'--include <roles>\' argument \'test,stroies\' is invalid. "stroies" is none of tests, stories, declarations, generated, migrations (did you mean "stories"?).\n  try: seamline --help\n',
    ],
    [
      ['check', '--max-inter-service-call-share', '20%'],
      "error: option '--max-inter-service-call-share <n>' argument '20%' is invalid. It must be a number from 0 to 1.\n  try: seamline check --help\n",
    ],
    [['anaylze'], 'error: "anaylze" is neither a command nor a folder here.\n  try: seamline analyze\n'],
    [
      ['analyze', '--config', 'gone.json'],
      'error: The configuration "gone.json" does not exist.\n  try: Name a file that exists: --config FILE; without the flag, seamline.config.json in the analysed folder is read, if it is there\n',
    ],
    [['-o', 'gone/r.json'], 'error: No folder to write "gone/r.json" to: "gone" is no folder that exists.\n  try: Make it first: mkdir -p "gone"\n'],
    [['--exclude', '\u001b[2J', '--pigeon\u001b[31m\u009b'], "error: unknown option '--pigeon\\x1b[31m\\x9b'\n  try: seamline --help\n"],
  ])('%j', async (argv, expected) => {
    const { code, stdout, stderr, asked } = await runCli(argv, { cwd: folder.path });
    expect([code, stdout, asked]).toEqual([2, '', null]);
    expect(stderr).toBe(expected);
  });

  it.each(['nan', 'Infinity', '-1', '', ' ', '0x10', '1e999', '٣', '2.5'])('refuses %j as a number of services', async (text) => {
    const { code, asked } = await runCli(['--services', text]);
    expect([code, asked]).toEqual([2, null]);
  });

  it('a broken configuration: every problem with its place', async () => {
    put('shop/seamline.config.json', '{\n  "limit": {},\n  "seed": "one",\n  "rules": { "shared-dta": "off" }\n}\n');
    const { code, stdout, stderr, asked } = await runCli(['check', 'shop'], { cwd: folder.path });
    expect([code, stdout, asked]).toEqual([2, '', null]);
    expect(stderr).toMatch(
      /^error: 3 problems in the configuration:\n {2}shop\/seamline\.config\.json:2:3 unknown key "limit" \(did you mean "limits"\?\); known keys: .*\n {2}shop\/seamline\.config\.json:3:11 .*\n {2}shop\/seamline\.config\.json:4:14 unknown rule .*\n {2}try: .*--no-config\n$/,
    );
  });

  it('flags that steer a clustering which the configuration switches off', async () => {
    put('shop/seamline.config.json', '{ "services": { "orders": ["src/orders/**"] } }');
    const { code, stderr } = await runCli(['shop', '--services', '3'], { cwd: folder.path });
    expect(code).toBe(2);
    expect(stderr).toBe(
      'error: --services steers clustering, but the configuration declares the services.\n  try: Leave the flag out, or the configuration: --no-config\n',
    );
    expect((await runCli(['shop'], { cwd: folder.path })).asked?.services).toEqual({ orders: ['src/orders/**'] });
  });

  it('what the analysis tells the user to mend', async () => {
    const analyze = (): Analysis => {
      throw new UserError('No source files in "shop\u0007".', 'Name another folder.');
    };
    const { code, stderr } = await runCli(['shop'], { analyze });
    expect([code, stderr]).toEqual([2, 'error: No source files in "shop\\x07".\n  try: Name another folder.\n']);
  });

  it.each<[string, unknown]>([
    ['a TypeError', new TypeError('x is undefined')],
    ['a RangeError', new RangeError('Maximum call stack size exceeded')],
    ['a text', 'x is undefined'],
  ])('a fault of ours: %s', async (_, thrown) => {
    const analyze = (): Analysis => {
      throw thrown;
    };
    const { code, stdout, stderr } = await runCli(['shop'], { analyze, stderr: kept({ columns: 80 }) });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`error: seamline ${version} failed. This is a fault of seamline, not of your code.`);
    expect(stderr).toContain(thrown instanceof Error ? `${thrown.name}: ${thrown.message}\n    at ` : 'x is undefined');
    expect(stderr).toContain(`try: report it on the project's issue page`);
  });

  it('stderr keeps errors with --quiet', async () => {
    expect((await runCli(['--quiet', '--colour'])).stderr).toContain('unknown option');
  });
});

describe('streams that end early', () => {
  const failure = (code: string): Error => Object.assign(new Error(`write ${code}`), { code, syscall: 'write' });

  it.each([
    ['analyze', 0],
    ['graph', 0],
    ['check', 1],
    ['--help', 0],
  ])('a reader of %s that went away changes nothing: exit code %d', async (command, expected) => {
    const { code, stderr } = await runCli([command], { stdout: kept({ error: failure('EPIPE') }) });
    expect([code, stderr]).toEqual([expected, '']);
  });

  it('a full disk is told', async () => {
    const { code, stderr } = await runCli(['shop'], { stdout: kept({ error: failure('ENOSPC') }) });
    expect([code, stderr]).toEqual([
      2,
      'error: Could not write the output: no space is left.\n  try: Choose another place with --output FILE; nothing was left half-written there.\n',
    ]);
  });

  it('nobody who reads errors is no error', async () => {
    expect((await runCli(['--pigeon'], { stderr: kept({ error: failure('EPIPE') }) })).code).toBe(2);
  });
});

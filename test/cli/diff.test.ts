import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderJson } from '../../src/report/json.js';
import { schemaNamed, validator } from '../report/schemas.js';
import { sampleAnalysis } from '../support/analysis.js';
import { inFolder, runCli } from './run-cli.js';

const folder = inFolder();
const put = (name: string, text: string): void => writeFileSync(join(folder.path, name), text);
const run = (...argv: readonly string[]) => runCli(['diff', ...argv], { cwd: folder.path });

/** As much of a report as the tests change. */
interface Report {
  readonly services: { files: readonly string[] }[];
  readonly findings: object[];
  readonly links: object[];
  readonly ruleFaults: object[];
}

const report = (change: (json: Report) => void = () => {}): string => {
  const json: Report = JSON.parse(renderJson(sampleAnalysis()));
  change(json);
  return JSON.stringify(json);
};

beforeEach(() => {
  put('before.json', report());
  put('after.json', report());
});

describe('seamline diff with two reports', () => {
  it('finds nothing between a report and itself', async () => {
    expect(await run('before.json', 'after.json')).toMatchObject({
      code: 0,
      stdout: 'From before.json to after.json: No service, link, shared entity, transaction or\nfinding changed.\n',
      stderr: '',
      asked: null,
    });
  });

  it('tells what came and went, and finds services again by their files', async () => {
    const now = report(({ findings, links }) => {
      findings.shift();
      links.push({ from: 'catalogue', to: 'stock', calls: 2, callsInLoops: 0, events: 0, uses: 0, typeOnly: 0 });
    });
    // Ids of services are texts of their own; no entity or kind is called so.
    put('after.json', now.replaceAll('"orders"', '"ordering"').replaceAll('"stock"', '"ordering"'));
    const { stdout, code } = await run('before.json', 'after.json', '--format', 'json');
    const told = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(validator(schemaNamed('diff.schema.json'))(told)).toEqual([]);
    expect(told.services).toEqual({ appeared: [], gone: [], renamed: [{ id: 'ordering', before: 'orders', after: 'ordering' }] });
    expect(told.files.moved).toEqual([]);
    expect(told.entities).toEqual([]);
    expect(told.findings.gone.length).toBeGreaterThan(0);
    expect(told.findings.appeared).toEqual([]);
    expect(told.links.map(({ from, to }: { from: string; to: string }) => `${from} ${to}`)).toEqual(['catalogue ordering']);
  });

  it('takes a service of the same id for the same, where no other continues it, whatever files it has', async () => {
    put(
      'after.json',
      report(({ services }) => Object.assign(services[2] ?? {}, { files: ['src/other/a.ts', 'src/other/b.ts'] })),
    );
    const { services } = JSON.parse((await run('before.json', 'after.json', '--format', 'json')).stdout);
    // as declared services are, which are known by their names alone
    expect(services).toEqual({ appeared: [], gone: [], renamed: [] });
  });

  it('writes several formats at once, and is no gate', async () => {
    const { code, stdout } = await run('before.json', 'after.json', '--format', 'markdown', '--format', 'json:d.json');
    expect([code, stdout.split('\n')[0]]).toEqual([0, '## Seamline: No service, link, shared entity, transaction or finding changed']);
  });

  it('is incomplete where a rule failed', async () => {
    put(
      'after.json',
      report(({ ruleFaults }) => ruleFaults.push({ ruleId: 'god-class', message: 'x' })),
    );
    const { code, stdout } = await run('before.json', 'after.json');
    expect(code).toBe(3);
    expect(stdout).toContain('The rule god-class failed, and its findings are not compared.');
  });

  it.each<[string, readonly string[], RegExp]>([
    ['one report alone', ['before.json'], /only the one: it is compared with another\.\n {2}try: seamline diff before\.json after\.json/],
    ['a report that is not there', ['before.json', 'gone.json'], /"gone\.json" does not exist/],
    ['what is not JSON', ['before.json', 'broken.json'], /"broken\.json" is not JSON/],
    ['what is no report', ['before.json', 'other.json'], /"other\.json" cannot be compared: it has no "formatVersion"/],
    ['another format', ['before.json', 'newer.json'], /is of format 2, and this version compares format 1/],
    ['the report of check', ['before.json', 'gate.json'], /holds no "metrics", so it is no report of seamline analyze/],
    ['a broken row', ['before.json', 'row.json'], /links\[0\] is not what the schema of the report asks for/],
    ['a flag that chooses files', ['before.json', 'after.json', '--exclude', 'x'], /--exclude says how code is analysed/],
    [
      'a format that tells no change',
      ['before.json', 'after.json', '--format', 'sarif'],
      /--format sarif does not tell what changed\.\n {2}try: use terminal, json, markdown/,
    ],
    ['a graph', ['before.json', 'after.json', '--graph', 'g.json'], /A graph has no revisions/],
    ['nothing', [], /missing required argument 'base'/],
    ['to leave out a history that it does not ask', ['main', '--no-history'], /unknown option '--no-history'/],
  ])('refuses %s', async (_, argv, message) => {
    put('broken.json', '{');
    put('other.json', '{"name":"shop"}');
    put('newer.json', '{"formatVersion":2}');
    put('gate.json', '{"formatVersion":1,"outcome":"clean"}');
    put(
      'row.json',
      report(({ links }) => links.unshift({ from: 1 })),
    );
    const { code, stderr, stdout } = await run(...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});

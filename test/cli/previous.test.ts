import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleAnalysis } from '../support/analysis.js';
import { inFolder, runCli } from './run-cli.js';

const folder = inFolder();
const put = (path: string, text: string): void => {
  mkdirSync(join(folder.path, path, '..'), { recursive: true });
  writeFileSync(join(folder.path, path), text);
};
const SERVICES = [{ id: 'b7', name: 'Billing', files: ['src/pay.ts'] }];
const report = (parts: object): string => JSON.stringify({ formatVersion: 1, services: SERVICES, ...parts });
const run = (argv: readonly string[]) => runCli([...argv, '--no-config'], { cwd: folder.path });

describe('--previous', () => {
  it.each([['analyze'], ['graph'], ['check']])('%s hands the services of an earlier report on', async (command) => {
    put('old.json', report({ services: [{ ...SERVICES[0], entities: [], confidence: 1 }], metrics: {} }));
    const { asked } = await run([command, '.', '--previous', 'old.json']);
    expect(asked?.previous).toEqual(SERVICES);
  });

  it('reads what the tool writes', async () => {
    const { code } = await run(['analyze', '.', '--format', 'json', '--output', 'old.json']);
    expect(code).toBe(0);
    const { asked } = await run(['analyze', '.', '--previous', join(folder.path, 'old.json')]);
    expect(asked?.previous?.map(({ id }) => id)).toEqual(sampleAnalysis().decomposition.services.map(({ id }) => id));
  });

  it.each<[string, string | undefined, RegExp]>([
    [
      'a file that is not there',
      undefined,
      /^error: The earlier report "old\.json" does not exist\.\n {2}try: write one first: seamline analyze --format json/,
    ],
    ['what is not JSON', '{ "formatVersion": 1', /^error: The earlier report "old\.json" is not JSON: /],
    ['other JSON', '{ "services": [] }', /^error: "old\.json" is no report of seamline: it has no "formatVersion"\./],
    ['a list', '[]', /^error: "old\.json" is no report of seamline/],
    ['null', 'null', /^error: "old\.json" is no report of seamline/],
    ['a later format', report({ formatVersion: 2 }), /^error: "old\.json" is of format 2; this version carries ids over from format 1\./],
    ['a format in words', report({ formatVersion: '1' }), /^error: "old\.json" is of format "1";/],
    ['the verdict of check', '{ "formatVersion": 1, "outcome": "clean" }', /^error: "old\.json" holds no services: it is no report of seamline analyze\./],
    [
      'a service without id',
      report({ services: [...SERVICES, { name: 'x', files: [] }] }),
      /^error: "old\.json": services\[1\] must have an "id", a "name" and "files"/,
    ],
    ['files that are no paths', report({ services: [{ ...SERVICES[0], files: [7] }] }), /^error: "old\.json": services\[0\] must have/],
    ['two of one id', report({ services: [...SERVICES, ...SERVICES] }), /^error: "old\.json" has two services with the id "b7"\./],
  ])('refuses %s', async (_, text, message) => {
    if (text !== undefined) put('old.json', text);
    const { code, stdout, stderr, asked } = await run(['analyze', '.', '--previous', 'old.json']);
    expect([code, stdout, asked]).toEqual([2, '', null]);
    expect(stderr).toMatch(message);
  });

  it('refuses a folder, an empty name, and 100,000 levels', async () => {
    mkdirSync(join(folder.path, 'reports'));
    expect((await run(['analyze', '.', '--previous', 'reports'])).stderr).toContain('"reports" is no regular file');
    expect((await run(['analyze', '.', '--previous', ''])).code).toBe(2);
    put('deep.json', '['.repeat(100_000));
    expect((await run(['analyze', '.', '--previous', 'deep.json'])).stderr).toContain('is not JSON');
  });

  it('is refused where services are declared: they have ids', async () => {
    put('old.json', report({}));
    put('seamline.config.json', '{ "services": { "orders": ["src/**"] } }');
    const { code, stderr } = await runCli(['analyze', '.', '--previous', 'old.json'], { cwd: folder.path });
    expect([code, stderr]).toEqual([2, expect.stringContaining('--previous gives ids to proposed services')]);
  });
});

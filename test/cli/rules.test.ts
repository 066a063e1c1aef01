import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { judgeFindings } from '../../src/judge/judge-findings.js';
import { createView } from '../../src/graph/create-view.js';
import { sampleAnalysis } from '../support/analysis.js';
import { inFolder, runCli } from './run-cli.js';

const folder = inFolder();
const put = (name: string, text: string): void => writeFileSync(join(folder.path, name), text);

/** A rule of a user's own, as the text of a module. */
const ruleText = (fields: Readonly<Record<string, string>> = {}): string => {
  const all = {
    id: "'too-few-cakes'",
    severity: "'warning'",
    principle: "'A shop sells cakes.'",
    source: "'Common sense, 1900.'",
    problem: "'{shop} sells no cake.'",
    remedy: "'Bake.'",
    defaults: '{ least: 1 }',
    detect: '() => []',
    ...fields,
  };
  return `export default { ${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')} };`;
};

describe('seamline rules', () => {
  it('lists every rule with its severity', async () => {
    const { code, stdout, stderr, asked } = await runCli(['rules']);
    expect([code, stderr, asked]).toEqual([0, '', null]);
    for (const { id, severity } of rules) expect(stdout).toContain(`${id} (${severity})\n`);
  });

  it.each(rules.map(({ id }) => id))('prints the page of %s', async (id) => {
    const { code, stdout } = await runCli(['rules', id]);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^# ${id}\n[\\s\\S]*\n## When it is wrong\n`));
  });

  it('gives the fields of each as JSON', async () => {
    const { stdout } = await runCli(['rules', 'contested-entity', '--format', 'json']);
    expect(JSON.parse(stdout)).toEqual([expect.objectContaining({ id: 'contested-entity', severity: 'error', defaults: expect.any(Object) as object })]);
  });

  it('names the rule that may be meant', async () => {
    const { code, stderr } = await runCli(['rules', 'contested-entitty']);
    expect([code, stderr]).toEqual([2, 'error: There is no rule "contested-entitty" (did you mean "contested-entity"?).\n  try: seamline rules\n']);
  });

  it('says what a rule without a page says of itself', async () => {
    put('cake.mjs', ruleText());
    const { stdout } = await runCli(['rules', 'too-few-cakes', '--rule', 'cake.mjs'], { cwd: folder.path });
    expect(stdout).toMatch(/^# too-few-cakes\n\nA shop sells cakes\.\n[\s\S]*- `least` \(default `1`\)\n/);
  });
});

describe("a user's own rule", () => {
  it('may be set in the configuration once it is named on the command line', async () => {
    put('seamline.config.json', '{ "rules": { "too-few-cakes": ["error", { "least": 2 }] } }');
    put('cake.mjs', ruleText());
    expect(await runCli(['--rule', 'cake.mjs', '.'], { cwd: folder.path })).toMatchObject({
      code: 0,
      asked: { rules: { 'too-few-cakes': ['error', { least: 2 }] } },
    });
    const { code, stderr } = await runCli(['.'], { cwd: folder.path });
    expect([code, stderr]).toEqual([2, expect.stringContaining('unknown rule "too-few-cakes"')]);
  });

  it('is never loaded from a configuration', async () => {
    put('seamline.config.json', '{ "rule": ["cake.mjs"] }');
    put('cake.mjs', 'throw new Error("it ran");');
    const { code, stderr } = await runCli(['.'], { cwd: folder.path });
    expect([code, stderr]).toEqual([2, expect.stringContaining('unknown key "rule"')]);
  });

  it.each<[string, string | null, RegExp]>([
    ['is not there', null, /There is no file cake\.mjs/],
    ['cannot be read', 'export default {', /cannot be loaded: /],
    ['fails when it is loaded', 'throw new Error("no oven");', /cannot be loaded: no oven/],
    ['exports nothing', 'export const cake = 1;', /the default export is no object/],
    ['has no remedy', ruleText({ remedy: "''" }), /"remedy" is not a text/],
    ['has an odd severity', ruleText({ severity: "'fatal'" }), /"severity" is none of error, warning, note/],
    ['has an odd id', ruleText({ id: "'Cakes'" }), /"id" is not kebab-case/],
    ['has no defaults', ruleText({ defaults: 'null' }), /"defaults" is no object/],
    ['finds nothing out', ruleText({ detect: '1' }), /"detect" is no function/],
    ['has the id of one of ours', ruleText({ id: "'contested-entity'" }), /the rule contested-entity, which there is already/],
  ])('is refused where it %s', async (_, text, told) => {
    if (text !== null) put('cake.mjs', text);
    const { code, stderr, asked } = await runCli(['--rule', 'cake.mjs'], { cwd: folder.path });
    expect([code, asked]).toEqual([2, null]);
    expect(stderr).toMatch(told);
  });
});

describe('a rule that fails', () => {
  const sample = sampleAnalysis();
  const faulty = { ...rules[0], id: 'burnt-cake', detect: () => expect.fail('burnt') };
  const judged = () => judgeFindings(createView(sample.facts, sample.decomposition), { rules: [...rules, faulty as (typeof rules)[number]], settings: {} });

  it('is named, the others are heard, and the run is incomplete', async () => {
    const { code, stdout, stderr } = await runCli(['.'], { analyze: () => ({ ...sample, ...judged() }) });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^warning: the rule burnt-cake failed, and its findings are missing: burnt\n {4}at /);
    expect(stdout).toContain('Incomplete: burnt-cake failed, so its findings are missing.');
    expect(stdout).toContain('distributed-transaction');
  });

  it('leaves a gate undecided that would be clean, and one failed that has failed', async () => {
    const calm = { ...sample, gaps: [], recall: [] };
    const { ruleFaults } = judged();
    const check = (findings: typeof sample.findings) => runCli(['check', '.'], { analyze: () => ({ ...calm, findings, ...(ruleFaults && { ruleFaults }) }) });
    expect(await check([])).toMatchObject({ code: 3, stdout: expect.stringMatching(/^Gate undecided: 1 rule failed\n/) as string });
    expect(await check(sample.findings)).toMatchObject({ code: 1 });
  });
});

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import type { AnyRule } from '../../src/model/rule.js';
import { type Example, readPage } from './read-page.js';

const FOLDER = new URL('../../rules/', import.meta.url);
const HELPERS = ['index.ts'];
const FILES = readdirSync(FOLDER);
const CODE = FILES.filter((file) => file.endsWith('.ts') && !HELPERS.includes(file)).map((file) => basename(file, '.ts'));

describe('a rule, its file, its page, its test and the list agree', () => {
  it('lists every rule file once, sorted by id', () => {
    expect(rules.map(({ id }) => id)).toEqual(CODE.toSorted());
  });

  it('has a page and a test for each rule, and none for anything else', () => {
    const tests = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.test.ts') && file !== 'agreement.test.ts');
    expect(FILES.filter((file) => file.endsWith('.md')).map((file) => basename(file, '.md'))).toEqual(CODE);
    expect(tests.map((file) => basename(file, '.test.ts'))).toEqual(CODE);
  });

  it.each(CODE)('%s: the file declares the rule of its name', async (id) => {
    // the file's name is only known here
    const file = (await import(new URL(`${id}.ts`, FOLDER).href)) as { default: AnyRule };
    expect(file.default.id).toBe(id);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const page = readPage(readFileSync(new URL(`${id}.md`, FOLDER), 'utf8'));

  it('is headed by its id, says what it is, and then the principle', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(page.heading).toBe(id);
    expect(page.paragraphs).toEqual([expect.stringMatching(/\.$/), rule.principle]);
  });

  it('has the sections in order', () => {
    expect([...page.sections.keys()]).toEqual(['Why', 'What is reported', 'Options', 'When it is wrong']);
    for (const text of page.sections.values()) expect(text.length).toBeGreaterThan(0);
  });

  it('documents every option with its default', () => {
    const documented = [...(page.sections.get('Options') ?? '').matchAll(/^- `(\w+)` \(default `([^`]+)`\)/gm)].map(([, option, value]) => [option, value]);
    expect(documented).toEqual(Object.entries(rule.defaults).map(([option, value]) => [option, JSON.stringify(value)]));
  });

  it('fills sentences with slots only, and says what to do', () => {
    expect(rule.problem).toMatch(/^.*\{\w+\}.*\.$/);
    expect(rule.remedy).toMatch(/\.$/);
    expect(rule.source).toMatch(/\d{4}/);
  });

  it('shows what it reports and what not', () => {
    expect(page.examples.map(({ reported }) => reported)).toEqual([true, false]);
  });

  it.each(page.examples.map((example) => [example.title, example] as const))('%s', async (_, example) => {
    const found = await findingsIn(example, id);
    expect(found).toEqual(example.reported ? [id] : []);
  });
});

/** Analyses the files of an example by all rules, with each folder below `src/` as a declared service; what the one rule finds. */
async function findingsIn({ files }: Example, id: string): Promise<string[]> {
  const { analyze } = await import('../../src/pipeline.js');
  const root = mkdtempSync(join(tmpdir(), 'seamline-rule-'));
  try {
    for (const [path, text] of files) {
      mkdirSync(join(root, dirname(path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const services = Object.fromEntries([...files.keys()].map((path) => [path.split('/')[1] ?? '', [`${path.split('/').slice(0, 2).join('/')}/**`]]));
    const { findings } = await analyze({ root, services }, rules);
    return findings.map(({ ruleId }) => ruleId).filter((found) => found === id);
  } finally {
    rmSync(root, { recursive: true });
  }
}

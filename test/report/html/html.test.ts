import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/model/analysis.js';
import type { GateResult } from '../../../src/model/gate.js';
import { renderHtml } from '../../../src/report/html/html.js';
import { makePageData } from '../../../src/report/html/make-page-data.js';
import type { PageData } from '../../../src/report/html/page-data.js';
import { emptyAnalysis, sampleAnalysis } from '../../support/analysis.js';
import { syntheticAnalysis } from '../../support/synthetic.js';
import { HOSTILE_NAMES, hostileAnalysis } from '../draw-hostile.js';

/** Graphviz knows no names, so that it need not run for each. */
const inRows = async () => ({ kind: 'gave-up', why: 'too large' }) as const;
const SCRIPT = 'document.title = "ran";';

/** The names, the messages and the rule of a finding are one hostile name. */
function hostilePage(name: string): Analysis {
  const [finding] = sampleAnalysis().findings;
  if (!finding) throw new Error('the shop has findings');
  const text = { message: name, remedy: name, principle: name, path: name, ruleId: name };
  return {
    ...hostileAnalysis([name, `${name}2`]),
    metrics: sampleAnalysis().metrics,
    findings: [{ ...finding, ...text, evidence: [{ path: name, line: 1, endLine: 1, note: name }] }],
    gaps: [{ reason: 'dynamic-query', path: name, line: 1, detail: name }],
  };
}

const dataIn = (page: string): PageData => JSON.parse(/<script type="application\/json" id="page-data">([^<]*)<\/script>/.exec(page)?.[1] ?? '');

describe('the page', () => {
  it('is readable as it stands: the verdict, every finding, both matrices, every service', async () => {
    const page = await renderHtml(sampleAnalysis());
    const text = wordsOf(page);
    await expect(text).toMatchFileSnapshot('../expected/shop.page.txt');
  });

  it('says that there is nothing to judge', async () => {
    const text = wordsOf(await renderHtml(emptyAnalysis()));
    expect(text).toContain('Nothing to judge: no source file was analysed.');
    expect(text).toContain('No findings.');
  });

  it('has the verdict of the gate, where one is asked', async () => {
    const limit = { name: 'maxServiceCycles', bound: 'at most', limit: 0, from: 'settings', value: 1, passed: false, offenders: [] } as const;
    const gate: GateResult = { limits: [limit], errors: [], ruleFaults: [], incomplete: null, outcome: 'failed' };
    expect(wordsOf(await renderHtml(sampleAnalysis(), { gate }))).toContain('Gate failed.maxServiceCycles is 1, at most 0 is asked.');
  });

  it('has each id once, and leads nowhere but to an id that it has', async () => {
    const page = await renderHtml(sampleAnalysis());
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id).filter((id) => !/^map-\d+$/.test(id ?? ''));
    expect(targets.length).toBeGreaterThan(20);
    for (const target of targets) expect(ids).toContain(target);
  });

  it('loads nothing: its policy allows its own style and script alone, by what they are', async () => {
    const page = await renderHtml(sampleAnalysis(), { script: SCRIPT });
    const style = /<style>([^<]*)<\/style>/.exec(page)?.[1] ?? '';
    const digest = (text: string): string => `&#39;sha256-${createHash('sha256').update(text).digest('base64')}&#39;`;
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    expect(policy).toBe(
      `default-src &#39;none&#39;; script-src ${digest(SCRIPT)}; style-src ${digest(style)}; img-src data:; base-uri &#39;none&#39;; form-action &#39;none&#39;`,
    );
    expect(style.length).toBeGreaterThan(1000);
    expect(page).not.toMatch(/ (src|style|on\w+)="/);
    expect(page.match(/(href|xmlns)="[a-z]+:[^"]*"/g)).toEqual(['href="data:,"', 'xmlns="http://www.w3.org/2000/svg"']);
  });

  it('is the same for the same analysis, and whatever the order of references', async () => {
    const shop = sampleAnalysis();
    const turned = { ...shop, facts: { ...shop.facts, references: shop.facts.references.toReversed(), accesses: shop.facts.accesses.toReversed() } };
    const page = await renderHtml(shop);
    expect(await renderHtml(sampleAnalysis())).toBe(page);
    expect(dataIn(await renderHtml(turned)).map).toEqual(dataIn(page).map);
  });
});

describe('names as nobody would choose them who means well', () => {
  const hostile = fc.oneof(
    fc.constantFrom(...HOSTILE_NAMES, '</script><script>alert(1)</script>', '<!--', '\u001b[31m', '\u200f'),
    fc.string({ unit: 'binary', minLength: 1 }),
  );

  it('make no tag, attribute or script', () =>
    fc.assert(
      fc.asyncProperty(hostile, async (name) => {
        const page = await renderHtml(hostilePage(name), { script: SCRIPT }, inRows);
        // every < begins one of our tags, with attributes in double quotes; nothing else is markup
        expect(page.replace(/<\/?[a-z][a-z0-9]*(?: [a-zA-Z:-]+(?:="[^"<>]*")?)*>|<!doctype html>/g, '')).not.toContain('<');
        expect(page.match(/<script/g)?.length).toBe(2);
        // no control character but our line ends, and nothing that turns the reading direction
        expect(page).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\u200F\u2028\u2029]/u);
      }),
      { numRuns: 150 },
    ));

  it('are in the data of the script under their own index, prototypes or not', async () => {
    const names = ['__proto__', 'constructor', '</script>'];
    const { services, entities } = dataIn(await renderHtml(hostileAnalysis(names)));
    expect([services.map(({ name }) => name), entities.map(({ name }) => name)]).toEqual([names, names]);
  });
});

describe('size', () => {
  it('is at most 2 MB for 1,000 files, with every place', async () => {
    const page = await renderHtml(syntheticAnalysis(1000), { script: 'x'.repeat(40_000) });
    expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
    expect(dataIn(page).placesLeftOut).toBe(0);
  });

  it('leaves out places inside services first, and says how many', async () => {
    const analysis = sampleAnalysis();
    const whole = await makePageData(analysis, 60_000);
    const told = (data: PageData): number => data.links.reduce((sum, [, , , places]) => sum + places.length / 4, 0);
    expect(whole.placesLeftOut).toBe(0);
    const home = (path: number): number => whole.files[path * 3] ?? -2;
    const crossing = whole.links.filter(([from, to]) => home(from) !== home(to)).reduce((sum, [, , , places]) => sum + places.length / 4, 0);
    const part = await makePageData(analysis, crossing);
    expect(part.links.filter(([from, to, , places]) => (home(from) !== home(to)) !== places.length > 0)).toEqual([]);
    expect(told(part) + part.placesLeftOut).toBe(told(whole));
    expect(part.links.map(([, , counts]) => counts)).toEqual(whole.links.map(([, , counts]) => counts));
  });
});

/** What a reader reads without a script, a line for each block. */
function wordsOf(page: string): string {
  const body = page.slice(page.indexOf('<body>')).replace(/<script[\s\S]*?<\/script>|<form[\s\S]*?<\/form>|<title>[^<]*<\/title>/g, '');
  const lines = body
    .replace(/<\/(?:p|li|h\d|tr|dt|dd|summary|caption|text|div|ul)>|<br>/g, '\n')
    .replace(/<\/t[dh]>/g, '\t')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  return `${lines
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n')}\n`;
}

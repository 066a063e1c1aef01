import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Analysis } from '../../src/model/analysis.js';
import type { GateResult } from '../../src/model/gate.js';
import { renderAnnotations } from '../../src/report/annotations.js';
import { renderCsv } from '../../src/report/csv.js';
import { renderJunit } from '../../src/report/junit.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { renderSarif } from '../../src/report/sarif.js';
import { emptyAnalysis, sampleAnalysis } from '../support/analysis.js';
import { HOSTILE_NAMES, hostileAnalysis } from './draw-hostile.js';

const GATE: GateResult = {
  limits: [
    {
      name: 'maxServiceCycles',
      bound: 'at most',
      limit: 0,
      from: 'settings',
      value: 1,
      passed: false,
      offenders: [{ path: 'src/cart.ts', line: 4, note: 'cart -> stock' }],
    },
    { name: 'minCohesion', bound: 'at least', limit: 0.5, from: 'settings', value: 0.7, passed: true, offenders: [] },
  ],
  errors: [],
  ruleFaults: [],
  incomplete: null,
  outcome: 'failed',
};

/** The shop with a finding whose every text is one hostile name. */
function withHostileFinding(name: string): Analysis {
  const shop = sampleAnalysis();
  const [finding] = shop.findings;
  if (!finding) throw new Error('the shop has findings');
  const text = { message: name, remedy: name, principle: name, path: name };
  return { ...hostileAnalysis([name, `${name}2`]), findings: [{ ...finding, ...text, evidence: [{ path: name, line: 1, endLine: 1, note: name }] }] };
}

const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE_NAMES),
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom('=1+1', '@bob', '-2', '\t=x', '%0A::error::'),
);
const everyName = (holds: (analysis: Analysis, name: string) => void | Promise<void>) =>
  fc.assert(
    fc.asyncProperty(hostile, async (name) => holds(withHostileFinding(name), name)),
    { numRuns: 60 },
  );

describe('SARIF', () => {
  const require = createRequire(import.meta.url);
  const draft4 = JSON.parse(readFileSync(require.resolve('@microsoft/jest-sarif').replace(/index\.js$/, 'schemas/sarif-2.1.0-rtm.5.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  // Draft 4, which says nothing here that later drafts say otherwise but its own name.
  const { $schema: _, id: __, ...schema } = draft4;
  const validate = formats.default(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })).compile(schema);
  const errorsOf = (text: string): unknown => (validate(JSON.parse(text)) ? [] : validate.errors);

  it('is valid and as expected for the shop', async () => {
    const text = renderSarif(sampleAnalysis(), { gate: GATE, prefix: 'apps/shop/', pages: new Map([['service-cycle', '# service-cycle']]) });
    expect(errorsOf(text)).toEqual([]);
    await expect(text).toMatchFileSnapshot('expected/shop.sarif');
  });
  it('is valid for an analysis of nothing', () => expect(errorsOf(renderSarif(emptyAnalysis()))).toEqual([]));
  it('is valid whatever things are called', () =>
    everyName((analysis) => {
      const text = renderSarif(analysis);
      expect(errorsOf(text)).toEqual([]);
      for (const { artifactLocation } of places(JSON.parse(text))) expect(artifactLocation.uri).toMatch(/^[\w%.~!*'()/-]*$/);
    }));
  it('has no link in a message that a name could make', () => {
    expect(renderSarif(withHostileFinding('[a](http://b)'))).toContain(String.raw`\\[a\\](http://b)`);
  });
});

function places(log: { runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[] }) {
  return log.runs.flatMap(({ results }) => results.flatMap(({ locations }) => locations.map(({ physicalLocation }) => physicalLocation)));
}

describe('JUnit XML', () => {
  const xsd = readFileSync(new URL('junit.xsd', import.meta.url), 'utf8');
  const errorsOf = async (text: string) => (await validateXML({ xml: [{ fileName: 'junit.xml', contents: text }], schema: [xsd] })).errors;

  it('is valid and as expected for the shop: errors and missed limits fail, the rest is told', async () => {
    const text = renderJunit(sampleAnalysis(), { gate: GATE });
    expect(await errorsOf(text)).toEqual([]);
    await expect(text).toMatchFileSnapshot('expected/shop.junit.xml');
  });
  it('has a case that passes where there is nothing to tell', async () => {
    const text = renderJunit(emptyAnalysis());
    expect(await errorsOf(text)).toEqual([]);
    expect(text).toContain('tests="1" failures="0"');
  });
  it('is valid whatever things are called', async () => {
    for (const name of [...HOSTILE_NAMES, ']]>', '\uffff', '\ud800x'])
      expect([name, await errorsOf(renderJunit(withHostileFinding(name)))]).toEqual([name, []]);
  }, 60_000);
});

describe('annotations for GitHub', () => {
  it.each<[string, Partial<Analysis>, GateResult | undefined, string]>([
    ['nothing to tell', { findings: [] }, undefined, ''],
    ['a missed limit', { findings: [] }, GATE, '::error file=src/cart.ts,line=4,title=maxServiceCycles::maxServiceCycles is 1, at most 0 is asked.\n'],
  ])('%s', (_, part, gate, text) => expect(renderAnnotations({ ...sampleAnalysis(), ...part }, gate ? { gate } : {})).toBe(text));

  it('are as expected for the shop', async () =>
    expect(renderAnnotations(sampleAnalysis(), { prefix: 'apps/' })).toMatchFileSnapshot('expected/shop.annotations.txt'));

  it('are at most ten of a kind, the last saying how many more there are', () => {
    const shop = sampleAnalysis();
    const [finding] = shop.findings;
    const many = Array.from({ length: 14 }, () => ({ ...finding, severity: 'warning' as const }) as Analysis['findings'][number]);
    const lines = renderAnnotations({ ...shop, findings: many })
      .trimEnd()
      .split('\n');
    expect([lines.length, lines.at(-1)]).toEqual([10, '::warning title=seamline::5 more warnings, in the report.']);
  });

  it('are one command a finding, whatever things are called', () =>
    everyName((analysis) => {
      const text = renderAnnotations(analysis);
      expect(text.match(/^::(error|warning|notice) [^\r\n]*\n$/)?.[0]).toBe(text);
    }));
});

describe('CSV', () => {
  it('is as expected for the shop', async () => expect(renderCsv(sampleAnalysis())).toMatchFileSnapshot('expected/shop.csv'));
  it('has a head alone for an analysis of nothing', () => expect(renderCsv(emptyAnalysis())).toBe('entity,table,owner\n'));
  it('is a table without formulas, whatever things are called', () =>
    everyName((analysis) => {
      const rows = parseCsv(renderCsv(analysis));
      expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }));
});

/** RFC 4180, for what the test reads back. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows.slice(0, -1);
}

describe('Markdown', () => {
  it('is as expected for the shop', async () => expect(renderMarkdown(sampleAnalysis(), { gate: GATE })).toMatchFileSnapshot('expected/shop.md'));
  it('says that nothing was analysed', () => expect(renderMarkdown(emptyAnalysis())).toContain('No source file was analysed.'));

  it('stays under 60,000 characters and says what it leaves out', () => {
    const shop = sampleAnalysis();
    const findings = Array.from({ length: 400 }, () => shop.findings).flat();
    const text = renderMarkdown({ ...shop, findings });
    expect(text.length).toBeLessThan(60_000);
    expect(text).toMatch(/_and [\d,]+ more findings, in the terminal and JSON reports_\n\n<details><summary><b>Services<\/b>/);
  });

  it('has no tag, link, image or mention that a name could make', () =>
    everyName((analysis) => {
      const html = marked.parse(renderMarkdown(analysis), { async: false, gfm: true });
      const tags = new Set([...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, tag]) => tag?.toLowerCase()));
      for (const tag of tags)
        expect(['h2', 'h3', 'p', 'details', 'summary', 'code', 'br', 'b', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'ul', 'li', 'em']).toContain(tag);
      expect(html.replace(/<code>[^<]*<\/code>/g, '')).not.toMatch(/@\w/);
    }));
});

import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/model/analysis.js';
import type { GateResult } from '../../src/model/gate.js';
import { renderAnnotations } from '../../src/report/annotations.js';
import { renderCsv } from '../../src/report/csv.js';
import { renderJunit } from '../../src/report/junit.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { renderSarif } from '../../src/report/sarif.js';
import { emptyAnalysis, sampleAnalysis } from '../support/analysis.js';
import { withHostileFinding } from './draw-hostile.js';
import { junitErrors, sarifErrors } from './readers.js';

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

describe('SARIF', () => {
  it('is valid and as expected for the shop', async () => {
    const text = renderSarif(sampleAnalysis(), { gate: GATE, prefix: 'apps/shop/', pages: new Map([['service-cycle', '# service-cycle']]) });
    expect(sarifErrors(text)).toEqual([]);
    await expect(text).toMatchFileSnapshot('expected/shop.sarif');
  });
  it('is valid for an analysis of nothing', () => expect(sarifErrors(renderSarif(emptyAnalysis()))).toEqual([]));
  it('has no link in a message that a name could make', () => {
    expect(renderSarif(withHostileFinding('[a](http://b)'))).toContain(String.raw`\\[a\\](http://b)`);
  });
});

describe('JUnit XML', () => {
  it('is valid and as expected for the shop: errors and missed limits fail, the rest is told', async () => {
    const text = renderJunit(sampleAnalysis(), { gate: GATE });
    expect(await junitErrors(text)).toEqual([]);
    await expect(text).toMatchFileSnapshot('expected/shop.junit.xml');
  });
  it('has a case that passes where there is nothing to tell', async () => {
    const text = renderJunit(emptyAnalysis());
    expect(await junitErrors(text)).toEqual([]);
    expect(text).toContain('tests="1" failures="0"');
  });
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
});

describe('CSV', () => {
  it('is as expected for the shop', async () => expect(renderCsv(sampleAnalysis())).toMatchFileSnapshot('expected/shop.csv'));
  it('has a head alone for an analysis of nothing', () => expect(renderCsv(emptyAnalysis())).toBe('entity,table,owner\n'));
});

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
});

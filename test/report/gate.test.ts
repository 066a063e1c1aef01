import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/analysis.js';
import type { GateResult, LimitResult } from '../../src/model/gate.js';
import { renderGate } from '../../src/report/gate.js';
import { renderGateJson } from '../../src/report/gate-json.js';
import { emptyAnalysis, sampleAnalysis } from '../support/analysis.js';

const OPTIONS = { colour: 0, width: 80, verbose: false, unicode: true } as const;

const limit = (change: Partial<LimitResult> = {}): LimitResult => ({
  name: 'maxServiceCycles',
  bound: 'at most',
  limit: 0,
  from: 'settings',
  value: 2,
  passed: false,
  offenders: [{ path: 'src/cart.ts', line: 4, note: 'cart -> stock: 1 reference' }],
  ...change,
});

const gate = (change: Partial<GateResult> = {}): GateResult => ({ limits: [], errors: [], incomplete: null, ruleFaults: [], outcome: 'clean', ...change });

const hostile = (): Finding[] =>
  sampleAnalysis()
    .findings.slice(0, 1)
    .map((finding) => ({ ...finding, message: '\u001b[2J\u202ereversed' }));

describe('renderGate', () => {
  it.each<[GateResult, string]>([
    [gate(), 'Gate passed: no finding of severity error; no limit is set'],
    [gate({ limits: [limit({ passed: true })] }), 'Gate passed: the limit is kept, no finding of severity error'],
    [gate({ limits: [limit({ passed: true }), limit({ passed: true })] }), 'Gate passed: all 2 limits are kept, no finding of severity error'],
    [gate({ limits: [limit(), limit({ passed: true })], outcome: 'failed' }), 'Gate failed: 1 of 2 limits missed'],
    [gate({ limits: [limit()], errors: hostile(), outcome: 'failed' }), 'Gate failed: 1 of 1 limit missed and 1 finding of severity error'],
    [gate({ incomplete: { of: 'files', share: 0.5, limit: 0.2 }, outcome: 'incomplete' }), 'Gate undecided: too much was not understood'],
  ])('begins with the verdict: %#', (result, first) => {
    expect(renderGate(result, sampleAnalysis(), OPTIONS).split('\n')[0]).toBe(first);
  });

  it('shows each limit, and the worst of those that are missed', () => {
    const missed = renderGate(
      gate({ limits: [limit(), limit({ name: 'minCohesion', bound: 'at least', limit: 0.5, value: 0.75, passed: true })], outcome: 'failed' }),
      emptyAnalysis(),
      OPTIONS,
    );
    expect(missed).toBe(
      [
        'Gate failed: 1 of 2 limits missed',
        '',
        '  Limit             Bound         Value  Verdict',
        '  maxServiceCycles  at most 0         2  MISSED',
        '  minCohesion       at least 0.5   0.75  kept',
        '',
        'maxServiceCycles is 2, at most 0 is asked; the worst:',
        '  src/cart.ts:4  cart -> stock: 1 reference',
        '',
      ].join('\n'),
    );
  });

  it('shows the worst of those that are kept only with --verbose', () => {
    const kept = gate({ limits: [limit({ passed: true })] });
    expect(renderGate(kept, emptyAnalysis(), OPTIONS)).not.toContain('src/cart.ts:4');
    expect(renderGate(kept, emptyAnalysis(), { ...OPTIONS, verbose: true })).toContain('src/cart.ts:4');
  });

  it('says what was not understood where that decides', () => {
    const text = renderGate(gate({ incomplete: { of: 'files', share: 0.1429, limit: 0.1 }, outcome: 'incomplete' }), sampleAnalysis(), OPTIONS);
    expect(text).toContain('6 places in 42 files not understood (maxGapShare 0.1429, at most 0.1 is asked)');
    expect(text).toContain('src/main.ts:6');
  });

  it('says so where it is the data that was not understood', () => {
    const text = renderGate(gate({ incomplete: { of: 'accesses', share: 0.25, limit: 0.2 }, outcome: 'incomplete' }), sampleAnalysis(), OPTIONS);
    expect(text.replace(/\s+/g, ' ')).toContain('5 of 20 calls that look like a data access not understood (maxGapShare 0.25, at most 0.2 is asked)');
    expect(text).toContain('ledger.save()');
  });

  it('says how to set limits where none is', () => {
    expect(renderGate(gate(), emptyAnalysis(), OPTIONS)).toContain('--max-service-cycles 0');
    expect(renderGate(gate({ limits: [limit({ passed: true })] }), emptyAnalysis(), OPTIONS)).not.toContain('--max-service-cycles');
  });

  it.each([60, 80, 120])('keeps to %d columns and steers no terminal', (width) => {
    const offenders = [{ path: `src/${'long-'.repeat(30)}name.ts`, line: 1, note: `\u009b31m${'word '.repeat(40)}` }];
    const result = gate({ limits: [limit({ offenders })], errors: hostile(), incomplete: { of: 'files', share: 1, limit: 0 }, outcome: 'failed' });
    const text = renderGate(result, sampleAnalysis(), { ...OPTIONS, width });
    expect(Math.max(...text.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  it('has colour where that is asked, and says the same', () => {
    const result = gate({ limits: [limit()], outcome: 'failed' });
    const coloured = renderGate(result, emptyAnalysis(), { ...OPTIONS, colour: 1 });
    expect(coloured).toContain('\u001b[31m');
    expect(stripVTControlCharacters(coloured)).toBe(renderGate(result, emptyAnalysis(), OPTIONS));
  });
});

describe('renderGateJson', () => {
  it('holds verdict, limits, findings of severity error and how much was not understood', () => {
    const text = renderGateJson(
      gate({ limits: [limit()], errors: hostile(), incomplete: { of: 'files', share: 0.5, limit: 0.2 }, outcome: 'failed' }),
      sampleAnalysis(),
    );
    expect(JSON.parse(text)).toMatchObject({
      formatVersion: 1,
      tool: { name: 'seamline', version: '0.1.0' },
      outcome: 'failed',
      limits: [limit()],
      findings: [
        { ruleId: expect.any(String), severity: 'error', message: '\u001b[2J\u202ereversed', path: expect.any(String), fingerprint: expect.any(String) },
      ],
      incomplete: { of: 'files', share: 0.5, limit: 0.2 },
      gaps: 6,
      files: 42,
      dataRecall: 0.75,
    });
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('of nothing is whole', () => {
    expect(JSON.parse(renderGateJson(gate(), emptyAnalysis()))).toEqual({
      formatVersion: 1,
      tool: { name: 'seamline', version: '0.1.0' },
      outcome: 'clean',
      limits: [],
      findings: [],
      baseline: null,
      since: null,
      incomplete: null,
      ruleFaults: [],
      gaps: 0,
      files: 0,
      dataRecall: null,
    });
  });
});

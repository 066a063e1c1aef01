import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src/judge/identify.js';
import { judgeLimits } from '../../src/judge/judge-limits.js';
import { baselineOf } from '../../src/judge/make-baseline.js';
import type { Analysis, Finding } from '../../src/model/analysis.js';
import { sampleAnalysis } from '../support/analysis.js';

const finding = (name: string, change: Partial<Finding> = {}): Finding => ({
  ...(sampleAnalysis().findings[0] as Finding),
  severity: 'error',
  fingerprint: name,
  message: `${name} is wrong.`,
  path: `src/${name}.ts`,
  ...change,
});

const shop = (...findings: readonly Finding[]): Analysis => ({ ...sampleAnalysis(), findings, gaps: [], recall: [] });

const check = (before: Analysis, now: Analysis, { strict = false, tolerance = 0.01 } = {}) =>
  judgeLimits(now, {}, { baseline: baselineOf(before), strict, tolerance });

const told = ({ errors, baseline, outcome }: ReturnType<typeof check>) => ({
  errors: errors.map(({ fingerprint }) => fingerprint),
  gone: (baseline?.gone ?? []).map(({ fingerprint }) => fingerprint),
  outcome,
});

const [A, B, C] = [finding('a'), finding('b'), finding('c')];
const group = (...members: readonly Finding[]): Finding => finding('group', { members, message: `${members.length} things are wrong.` });

describe('a run against a baseline', () => {
  it.each<[string, Analysis, Analysis, readonly string[], readonly string[]]>([
    ['nothing changed', shop(A, B), shop(A, B), [], []],
    ['one is new', shop(A), shop(A, B), ['b'], []],
    ['one was mended', shop(A, B), shop(A), [], ['b']],
    ['one was mended and another is new', shop(A, B), shop(A, C), ['c'], ['b']],
    ['lines moved', shop(A), shop({ ...A, line: 900, endLine: 901 }), [], []],
    ['a file was renamed', shop(A, B), shop(A, { ...B, fingerprint: 'b2', path: 'src/renamed.ts' }), [], []],
    ['two in the same words where one was', shop(A), shop({ ...A, fingerprint: 'a2' }, { ...A, fingerprint: 'a3' }), ['a3'], []],
    ['it is a warning now', shop(A), shop({ ...A, severity: 'warning' }), [], []],
    ['a warning is an error now', shop({ ...A, severity: 'warning' }), shop(A), ['a'], []],
    ['a group is as it was', shop(group(A, B)), shop(group(A, B)), [], []],
    ['a group has one more: that one alone is told', shop(group(A, B)), shop(group(A, B, C)), ['c'], []],
    ['a group is new: it is told as one', shop(C), shop(C, group(A, B)), ['group'], []],
    ['two became a group', shop(A, B), shop(group(A, B)), [], []],
    ['a group fell apart', shop(group(A, B)), shop(A, B), [], []],
  ])('%s', (_, before, now, errors, gone) => {
    expect(told(check(before, now))).toEqual({ errors, gone, outcome: errors.length > 0 ? 'failed' : 'clean' });
    expect(check(before, now, { strict: true }).outcome).toBe(errors.length + gone.length > 0 ? 'failed' : 'clean');
  });

  const keyed = (name: string, ...parts: readonly string[]): Finding =>
    finding(name, { key: parts.join('\0'), fingerprint: fingerprintOf('contested-entity', parts.join('\0')), ruleId: 'contested-entity' });
  const circle = keyed('circle', 'a', 'b', 'c', 'd');
  const names = (result: ReturnType<typeof check>) => ({ errors: result.errors.map(({ path }) => path), gone: result.baseline?.gone.length });

  it.each<[string, Finding, readonly string[], number]>([
    ['a circle lost a service: what is left is known', keyed('rest', 'a', 'b', 'd'), [], 0],
    ['a circle has one more', keyed('more', 'a', 'b', 'c', 'd', 'e'), ['src/more.ts'], 1],
    ['a circle lost one and gained another', keyed('other', 'a', 'b', 'e'), ['src/other.ts'], 1],
    ['the same names in another order', keyed('order', 'b', 'a'), ['src/order.ts'], 1],
  ])('%s', (_, now, errors, gone) => {
    expect(names(check(shop(circle), shop(now)))).toEqual({ errors, gone });
  });

  it('knows a finding under the new name of a service', () => {
    const renamed = new Map([['a', 'ab']]);
    const now = { ...keyed('circle', 'ab', 'b', 'c', 'd'), message: 'Other words.' };
    const judged = (names?: ReadonlyMap<string, string>) =>
      judgeLimits(shop(now), {}, { baseline: baselineOf(shop(circle)), tolerance: 0, strict: true, renamed: names });
    expect([judged(renamed).outcome, judged(renamed).baseline?.gone, judged().outcome]).toEqual(['clean', [], 'failed']);
  });

  // The sample has a call share of .1667 and three shared entities.
  const share = (value: number): Analysis => ({ ...shop(), metrics: { ...shop().metrics, interServiceCallShare: value } });
  const shared = (value: number): Analysis => ({ ...shop(), metrics: { ...shop().metrics, sharedEntities: value } });

  it.each<[string, Analysis, Analysis, number, readonly string[]]>([
    ['better', share(0.2), share(0.1), 0, []],
    ['as it was', share(0.2), share(0.2), 0, []],
    ['worse, within the tolerance', share(0.2), share(0.21), 0.01, []],
    ['worse', share(0.2), share(0.2101), 0.01, ['maxInterServiceCallShare']],
    ['a count has no tolerance', shared(3), shared(4), 0.5, ['maxSharedEntities']],
  ])('a figure is %s', (_, before, now, tolerance, missed) => {
    const { limits, outcome } = check(before, now, { tolerance });
    expect(limits.map(({ from }) => from)).toEqual(Array.from({ length: 5 }, () => 'baseline'));
    expect(limits.filter(({ passed }) => !passed).map(({ name }) => name)).toEqual(missed);
    expect(outcome).toBe(missed.length > 0 ? 'failed' : 'clean');
  });
});

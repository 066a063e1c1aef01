import { describe, expect, it } from 'vitest';
import type { Analysis, Finding } from '../../src/model/analysis.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { emptyAnalysis, sampleAnalysis } from '../support/analysis.js';

const sample = sampleAnalysis();
const [first] = sample.findings;

/** So many findings like the first of the sample, of these rules in turn. */
const many = (number: number, ruleIds: readonly string[], change: Partial<Finding> = {}): readonly Finding[] =>
  Array.from({ length: number }, (_, index) => ({
    ...(first as Finding),
    severity: 'error',
    ruleId: ruleIds[index % ruleIds.length] ?? '',
    line: index + 1,
    ...change,
  }));

const linesOf = (analysis: Analysis, scrolls = false) => renderTerminal(analysis, { colour: 0, width: 80, verbose: false, unicode: true, scrolls }).split('\n');

/** What stands above the services. */
const beginning = (analysis: Analysis): readonly string[] => {
  const lines = linesOf(analysis);
  return lines.slice(0, lines.indexOf('Services'));
};

describe('the first screen', () => {
  it.each([1, 2, 5, 40, 400])('of %i findings is one screen of 24 lines with the prompt', (number) => {
    const findings = many(number, ['shared-data', 'service-cycle', 'low-cohesion']);
    expect(beginning({ ...sample, findings }).length).toBeLessThanOrEqual(24);
  });

  it('cuts what is said at length, and tells it in full further down', () => {
    const message = 'parcel '.repeat(200).trim();
    const analysis = { ...sample, findings: many(9, ['shared-data'], { message }) };
    expect(beginning(analysis).length).toBeLessThanOrEqual(24);
    expect(linesOf(analysis).join(' ').replace(/\s+/g, ' ')).toContain(message);
  });

  it('tells of each rule before it tells a second of one', () => {
    const findings = [...many(9, ['shared-data']), ...many(1, ['service-cycle'], { line: 77 })];
    const told = beginning({ ...sample, findings }).filter((line) => line.startsWith('  error '));
    expect(told.slice(0, 2).map((line) => line.split(' ')[3])).toEqual(['shared-data', 'service-cycle']);
  });

  it('counts the rest, notes among it', () => {
    const findings = [...many(1, ['shared-data']), ...many(3, ['low-cohesion'], { severity: 'note' })];
    expect(beginning({ ...sample, findings }).at(-2)).toBe('  … and 3 more findings, below; in full with --verbose');
  });

  it('has no such part where there is nothing to act on', () => {
    for (const findings of [[], many(3, ['low-cohesion'], { severity: 'note' })]) expect(linesOf({ ...sample, findings })).not.toContain('Act on first');
  });

  it('stands at the end once more where the beginning is gone from sight', () => {
    const screen = beginning(sample).slice(0, -1);
    expect(screen).toContain('Act on first');
    expect(linesOf(sample, true).slice(-screen.length - 1, -1)).toEqual(screen);
    expect(linesOf(emptyAnalysis(), true)).toEqual(linesOf(emptyAnalysis()));
  });
});

import { describe, expect, it } from 'vitest';
import { type Plan, planOf } from '../../src/graph/plan.js';

/** `a, (b | c), (d & e)`: a row, one of two, both at once. */
function inWords(plan: Plan<string>): string {
  if (plan.kind === 'step') return plan.step;
  const parts = plan.parts.map(inWords);
  if (plan.kind === 'series') return parts.join(', ');
  return `(${parts.join(plan.kind === 'either' ? ' | ' : ' & ')})`;
}

describe('planOf', () => {
  it.each<[string, [string, string][], string]>([
    ['nothing', [], ''],
    [
      'one after the other',
      [
        ['', 'a'],
        ['', 'b'],
      ],
      'a, b',
    ],
    [
      'the branches of an if',
      [
        ['', 'a'],
        ['3.0', 'b'],
        ['3.1', 'c'],
        ['', 'd'],
      ],
      'a, (b | c), d',
    ],
    [
      'a row on a branch',
      [
        ['3.0', 'a'],
        ['3.0', 'b'],
        ['3.1', 'c'],
      ],
      '(a, b | c)',
    ],
    [
      'two ifs',
      [
        ['3.0', 'a'],
        ['4.0', 'b'],
      ],
      '(a), (b)',
    ],
    [
      'all at once',
      [
        ['p7.1', 'a'],
        ['p7.2', 'b'],
      ],
      '(a & b)',
    ],
    [
      'all at once on a branch',
      [
        ['3.0/p7.1', 'a'],
        ['3.0/p7.2', 'b'],
        ['3.1', 'c'],
      ],
      '((a & b) | c)',
    ],
    [
      'a branch within a branch',
      [
        ['3.0/4.0', 'a'],
        ['3.0/4.1', 'b'],
        ['3.1', 'c'],
      ],
      '((a | b) | c)',
    ],
    [
      'what stands between the branches',
      [
        ['3.0', 'a'],
        ['', 'b'],
        ['3.1', 'c'],
      ],
      '(a | c), b',
    ],
  ])('%s', (_, steps, expected) => {
    expect(inWords(planOf(steps.map(([way, step]) => ({ way, step }))))).toBe(expected);
  });
});

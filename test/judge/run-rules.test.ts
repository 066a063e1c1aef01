import { describe, expect, it } from 'vitest';
import { runRules } from '../../src/judge/run-rules.js';
import { UserError } from '../../src/model/errors.js';
import type { RuleSetting } from '../../src/model/options.js';
import { type AnyRule, defineRule, type Violation } from '../../src/model/rule.js';
import { viewOf } from './view-of.js';

const view = viewOf({ files: ['orders/order.ts'] });

type Found = Violation<'who' | 'times'>;

const violation = (change: Partial<Found> = {}): Found => ({
  data: { who: 'orders', times: 3 },
  at: { path: 'orders/order.ts', line: 4, endLine: 6 },
  evidence: [],
  services: [],
  entities: [],
  key: 'orders',
  ...change,
});

/** A rule that finds what it is told, and remembers the options it was run with. */
function ruleOf(id: string, found: readonly Found[], seen: object[] = []): AnyRule {
  return defineRule({
    id,
    severity: 'warning',
    principle: 'Parcels are weighed once.',
    source: 'the post office',
    problem: '{who} is weighed {times} times',
    remedy: 'Weigh it once.',
    defaults: { most: 2, units: ['kg'], strict: true },
    detect: (_, options) => {
      seen.push(options);
      return found;
    },
  });
}

const settings = (entries: Record<string, unknown>): Record<string, RuleSetting> => entries as Record<string, RuleSetting>;

describe('runRules words what rules find', () => {
  it('fills the slots and takes over place, principle and remedy', () => {
    expect(runRules(view, [ruleOf('twice-weighed', [violation()])], {})).toEqual([
      {
        ruleId: 'twice-weighed',
        severity: 'warning',
        message: 'orders is weighed 3 times',
        principle: 'Parcels are weighed once.',
        remedy: 'Weigh it once.',
        path: 'orders/order.ts',
        line: 4,
        endLine: 6,
        services: [],
        entities: [],
        data: { who: 'orders', times: 3 },
        evidence: [],
        fingerprint: '1bb0dcc0fafcdd1f',
        key: violation().key,
        weight: 0,
      },
    ]);
  });

  it.each(['{times}', '$&', '__proto__', '\u001b[31m', 'a{who}b'])('keeps the name %j as the code has it', (who) => {
    const [finding] = runRules(view, [ruleOf('twice-weighed', [violation({ data: { who, times: 1 } })])], {});
    expect(finding?.message).toBe(`${who} is weighed 1 times`);
  });

  it('stops where a rule leaves a slot empty, as that is a fault of ours', () => {
    const rule = ruleOf('twice-weighed', [violation({ data: { who: 'orders' } as Found['data'] })]);
    expect(() => runRules(view, [rule], {})).toThrow(/no value for \{times\}/);
    expect(() => runRules(view, [rule], {})).not.toThrow(UserError);
  });

  it('identifies a finding by rule and key, not by its place', () => {
    const prints = (rule: string, change: Partial<Found>) => runRules(view, [ruleOf(rule, [violation(change)])], {}).map(({ fingerprint }) => fingerprint);
    const moved = prints('twice-weighed', { at: { path: 'orders/order.ts', line: 90, endLine: 91 } });
    expect(moved).toEqual(prints('twice-weighed', {}));
    expect(moved[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(prints('twice-weighed', { key: 'payments' })).not.toEqual(moved);
    expect(prints('thrice-weighed', {})).not.toEqual(moved);
  });

  it('sorts by severity, then place, then rule', () => {
    const at = (path: string, line: number) => ({ at: { path, line, endLine: line } });
    const found = [
      violation({ ...at('b.ts', 1), severity: 'note' }),
      violation(at('b.ts', 2)),
      violation(at('b.ts', 10)),
      violation(at('a.ts', 50)),
      violation({ ...at('z.ts', 1), severity: 'error' }),
    ];
    const order = runRules(view, [ruleOf('zeal', found), ruleOf('ardour', [violation(at('b.ts', 2))])], {}).map(
      ({ severity, path, line, ruleId }) => `${severity} ${path}:${line} ${ruleId}`,
    );
    expect(order).toEqual([
      'error z.ts:1 zeal',
      'warning a.ts:50 zeal',
      'warning b.ts:2 ardour',
      'warning b.ts:2 zeal',
      'warning b.ts:10 zeal',
      'note b.ts:1 zeal',
    ]);
  });
});

describe('runRules heeds the settings', () => {
  const severities = (setting: unknown) =>
    runRules(
      view,
      [ruleOf('twice-weighed', [violation(), violation({ severity: 'error' })])],
      settings(setting === undefined ? {} : { 'twice-weighed': setting }),
    ).map(({ severity }) => severity);

  it.each<[unknown, string[]]>([
    [undefined, ['error', 'warning']],
    ['note', ['note', 'note']],
    [
      ['error', {}],
      ['error', 'error'],
    ],
    ['off', []],
    [['off', {}], []],
  ])('severity %j gives %j', (setting, expected) => {
    expect(severities(setting)).toEqual(expected);
  });

  it.each<[object, object]>([
    [{}, { most: 2, units: ['kg'], strict: true }],
    [{ most: 5 }, { most: 5, units: ['kg'], strict: true }],
    [
      { units: [], strict: false },
      { most: 2, units: [], strict: false },
    ],
  ])('options %j give %j', (options, expected) => {
    const seen: object[] = [];
    runRules(view, [ruleOf('twice-weighed', [], seen)], settings({ 'twice-weighed': ['note', options] }));
    expect(seen).toEqual([expected]);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ 'twice-wieghed': 'note' }, 'unknown rule "twice-wieghed" (did you mean "twice-weighed"?); known rules: ardour, twice-weighed'],
    [{ constructor: 'note' }, 'unknown rule "constructor"; known rules: ardour, twice-weighed'],
    [{ 'twice-weighed': ['note', { moost: 1 }] }, 'unknown option "moost" of rule "twice-weighed" (did you mean "most"?); known options: most, units, strict'],
    [{ 'twice-weighed': ['note', { toString: 1 }] }, 'unknown option "toString" of rule "twice-weighed"; known options: most, units, strict'],
    [{ 'twice-weighed': ['note', { most: '3' }] }, 'option "most" of rule "twice-weighed" must be a number, not a text'],
    [{ 'twice-weighed': ['note', { most: Number.NaN }] }, 'option "most" of rule "twice-weighed" must be a number, not no finite number'],
    [{ 'twice-weighed': ['note', { units: 'kg' }] }, 'option "units" of rule "twice-weighed" must be a list, not a text'],
    [{ 'twice-weighed': ['note', { strict: null }] }, 'option "strict" of rule "twice-weighed" must be true or false, not null'],
  ])('refuses %j', (entries, message) => {
    const run = () => runRules(view, [ruleOf('twice-weighed', []), ruleOf('ardour', [])], settings(entries));
    expect(run).toThrow(UserError);
    expect(run).toThrow(message);
  });

  it('tells all problems at once', () => {
    const run = () => runRules(view, [ruleOf('twice-weighed', [])], settings({ pigeon: 'note', 'twice-weighed': ['off', { moost: 1, most: '1' }] }));
    expect(run).toThrow(/pigeon.*moost.*"most".*must be a number/);
  });
});

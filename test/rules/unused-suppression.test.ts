import { describe, expect, it } from 'vitest';
import rule from '../../rules/unused-suppression.js';
import { runRules } from '../../src/judge/run-rules.js';
import type { UnusedSuppression } from '../../src/model/suppression.js';
import { viewOf } from '../judge/view-of.js';

const comment = (change: Partial<UnusedSuppression> = {}): UnusedSuppression => ({
  by: 'comment',
  path: 'orders/order.ts',
  line: 3,
  written: 'seamline-ignore contested-entity',
  fault: 'nothing',
  meant: null,
  ...change,
});
const run = (...unusedSuppressions: readonly UnusedSuppression[]) => runRules({ ...viewOf({}), unusedSuppressions }, [rule], {});

describe('unused-suppression', () => {
  it('reports nothing where all suppressions silence something', () => {
    expect(run()).toEqual([]);
  });

  it.each<[Partial<UnusedSuppression>, string]>([
    [{}, 'seamline-ignore contested-entity silences nothing: the rule finds nothing at the place that it speaks of.'],
    [{ fault: 'no-reason' }, 'seamline-ignore contested-entity gives no reason, and so has no effect: say why, behind "--".'],
    [{ fault: 'no-rule', written: 'seamline-ignore' }, 'seamline-ignore names no rule, and so has no effect.'],
    [{ fault: 'unknown-rule', written: 'seamline-ignore pigeon' }, 'seamline-ignore pigeon names a rule that there is not.'],
    [
      { fault: 'unknown-rule', written: 'seamline-ignore contested-entitty', meant: 'contested-entity' },
      'seamline-ignore contested-entitty names a rule that there is not (did you mean "contested-entity"?).',
    ],
    [
      { fault: 'late', written: 'seamline-ignore-file contested-entity' },
      'seamline-ignore-file contested-entity stands behind code, and so has no effect: it belongs to the top of its file.',
    ],
    [
      { by: 'configuration', written: '"suppress" of contested-entity, entity Log' },
      '"suppress" of contested-entity, entity Log silences nothing: no finding of the rule fits.',
    ],
  ])('says of %j what is wrong', (change, message) => {
    expect(run(comment(change))).toMatchObject([{ ruleId: 'unused-suppression', severity: 'warning', path: 'orders/order.ts', line: 3, message }]);
  });

  it('keeps its fingerprint when lines move, and tells two alike in one file apart', () => {
    const prints = (...found: readonly UnusedSuppression[]) => run(...found).map(({ fingerprint }) => fingerprint);
    const both = prints(comment(), comment({ line: 9 }));
    expect(new Set(both).size).toBe(2);
    expect(prints(comment({ line: 80 }), comment({ line: 90 }))).toEqual(both);
    expect(prints(comment({ path: 'orders/line.ts' }))).not.toEqual(prints(comment()));
  });
});

import { defineRule } from '../src/model/rule.js';
import type { UnusedSuppression } from '../src/model/suppression.js';

/** Reports each suppression that silences nothing. */
export default defineRule({
  id: 'unused-suppression',
  severity: 'warning',
  principle: 'What silences nothing today may silence the wrong thing tomorrow; and what is silenced without a reason is forgotten.',
  source:
    'ESLint warns of unused disable directives by default since version 9 (2024); its plugin eslint-comments asks for a description of each (require-description). One is enough, so there is no threshold.',
  problem: '{written} {fault}.',
  remedy: 'Delete it where its finding is gone; else mend it, so that it names a rule, gives a reason and stands where the finding does.',
  defaults: {},
  last: true,
  *detect(view) {
    const before = new Map<string, number>();
    for (const suppression of view.unusedSuppressions) {
      const { path, line, written, fault } = suppression;
      const name = [path, written, fault].join('\0');
      const number = (before.get(name) ?? 0) + 1;
      before.set(name, number);
      yield {
        data: { written, fault: faultInWords(suppression) },
        at: { path, line, endLine: line },
        evidence: [],
        services: [],
        entities: [],
        key: `${name}\0${number}`,
      };
    }
  },
});

function faultInWords({ fault, meant, by }: UnusedSuppression): string {
  switch (fault) {
    case 'nothing':
      return by === 'comment' ? 'silences nothing: the rule finds nothing at the place that it speaks of' : 'silences nothing: no finding of the rule fits';
    case 'no-reason':
      return 'gives no reason, and so has no effect: say why, behind "--"';
    case 'no-rule':
      return 'names no rule, and so has no effect';
    case 'unknown-rule':
      return `names a rule that there is not${meant === null ? '' : ` (did you mean "${meant}"?)`}`;
    case 'late':
      return 'stands behind code, and so has no effect: it belongs to the top of its file';
    default:
      return fault satisfies never;
  }
}

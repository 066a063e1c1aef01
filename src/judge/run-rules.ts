import { createHash } from 'node:crypto';
import type { Finding } from '../model/analysis.js';
import { UserError } from '../model/errors.js';
import { byLocation, compareText } from '../model/location.js';
import type { RuleSetting } from '../model/options.js';
import type { AnyRule, Severity, Violation } from '../model/rule.js';
import type { SystemView } from '../model/system-view.js';
import { planRules, type RuleRun, settingProblems } from './rule-settings.js';

/**
 * Runs the rules and words what they find: errors first, then warnings, then notes; by place within, then by rule.
 * A severity in the settings holds for all violations of that rule, over the rule's own and a violation's; `off` leaves the rule out.
 * Text from the analysed code is kept as it is: whoever prints it escapes it.
 * Throws a UserError that names every unknown rule id, unknown option and option of the wrong kind.
 */
export function runRules(view: SystemView, rules: readonly AnyRule[], settings: Readonly<Record<string, RuleSetting>>): Finding[] {
  const problems = settingProblems(rules, settings);
  if (problems.length > 0) {
    throw new UserError(
      `The rule settings do not fit: ${problems.map(({ message }) => message).join('; ')}.`,
      'Mend these entries of "rules" in the configuration.',
    );
  }
  return planRules(rules, settings)
    .flatMap((run) => findingsOf(view, run))
    .sort(byImportance);
}

function findingsOf(view: SystemView, { rule, severity, options }: RuleRun): Finding[] {
  return Array.from(rule.detect(view, options), (violation) => wordFinding(rule, violation, severity ?? violation.severity ?? rule.severity));
}

function wordFinding(rule: AnyRule, violation: Violation, severity: Severity): Finding {
  const { at, data, evidence, services, entities, key } = violation;
  return {
    ruleId: rule.id,
    severity,
    message: fillSlots(rule.problem, data),
    principle: rule.principle,
    remedy: rule.remedy,
    path: at.path,
    line: at.line,
    endLine: at.endLine,
    services,
    entities,
    data,
    evidence,
    fingerprint: fingerprintOf(rule.id, key),
  };
}

/** Fills `{slots}` in one pass, so that braces in the code's own names are not taken for slots. Throws where a slot has no value: a fault of the rule. */
function fillSlots(problem: string, data: Violation['data']): string {
  return problem.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const value = Object.hasOwn(data, slot) ? data[slot] : undefined;
    if (value === undefined) throw new Error(`The rule gave no value for {${slot}} in "${problem}".`);
    return String(value);
  });
}

/** First 16 hex digits of SHA-256 over rule id and key. */
function fingerprintOf(ruleId: string, key: string): string {
  return createHash('sha256').update(`${ruleId}\0${key}`).digest('hex').slice(0, 16);
}

const RANKS = { error: 0, warning: 1, note: 2 } satisfies Record<Severity, number>;

function byImportance(a: Finding, b: Finding): number {
  return RANKS[a.severity] - RANKS[b.severity] || byLocation(a, b) || compareText(a.ruleId, b.ruleId) || compareText(a.fingerprint, b.fingerprint);
}

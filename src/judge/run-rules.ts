import type { Finding } from '../model/analysis.js';
import { UserError } from '../model/errors.js';
import type { RuleSetting } from '../model/options.js';
import type { AnyRule, Severity, Violation } from '../model/rule.js';
import type { SystemView } from '../model/system-view.js';
import { fillSlots, fingerprintOf } from './identify.js';
import { byRank } from './rank.js';
import { planRules, type RuleRun, settingProblems } from './rule-settings.js';

/**
 * Runs the rules and words what they find, one finding for each violation, by rank.
 * A severity in the settings holds for all violations of that rule, over the rule's own and a violation's; `off` leaves the rule out.
 * Text from the analysed code is kept as it is: whoever prints it escapes it.
 * Throws a UserError that names every unknown rule id, unknown option and option of the wrong kind.
 */
export function runRules(view: SystemView, rules: readonly AnyRule[], settings: Readonly<Record<string, RuleSetting>>): Finding[] {
  refuseUnfit('rules', settingProblems(rules, settings));
  return runPlan(view, planRules(rules, settings));
}

/** The same for rules whose settings are known to fit. */
export function runPlan(view: SystemView, plan: readonly RuleRun[]): Finding[] {
  return plan.flatMap((run) => findingsOf(view, run)).sort(byRank);
}

/** Throws a UserError that names all of these problems under a key of the configuration; nothing where there are none. */
export function refuseUnfit(key: 'rules' | 'suppress', problems: readonly { readonly message: string }[]): void {
  if (problems.length === 0) return;
  throw new UserError(
    `The ${NAMES[key]} do not fit: ${problems.map(({ message }) => message).join('; ')}.`,
    `Mend these entries of "${key}" in the configuration.`,
  );
}

const NAMES = { rules: 'rule settings', suppress: 'suppressions' } as const;

function findingsOf(view: SystemView, { rule, severity, options }: RuleRun): Finding[] {
  return Array.from(rule.detect(view, options), (violation) => wordFinding(rule, violation, severity ?? violation.severity ?? rule.severity));
}

function wordFinding(rule: AnyRule, violation: Violation, severity: Severity): Finding {
  const { at, data, evidence, services, entities, key, group } = violation;
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
    weight: violation.weight ?? services.length,
    // one of a warning must not be taken for one of an error: the severity is part of what a group is
    ...(group === undefined ? {} : { group: fingerprintOf(rule.id, ['group', severity, group].join('\0')) }),
  };
}

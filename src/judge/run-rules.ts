import type { Finding, RuleFault } from '../model/analysis.js';
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
 * A rule that fails throws, see `runPlan`. Throws a UserError that names every unknown rule id, unknown option and option of the wrong kind.
 */
export function runRules(view: SystemView, rules: readonly AnyRule[], settings: Readonly<Record<string, RuleSetting>>): Finding[] {
  refuseUnfit('rules', settingProblems(rules, settings));
  return planRules(rules, settings)
    .flatMap((run) => findingsOf(view, run))
    .sort(byRank);
}

/** What came of the rules of a plan. */
export interface Run {
  /** By rank. */
  readonly findings: readonly Finding[];
  /** The rules that failed, in the order of the plan; of what they had found nothing is kept. */
  readonly faults: readonly RuleFault[];
}

/** The same for rules whose settings are known to fit; one that fails takes nothing down with it. */
export function runPlan(view: SystemView, plan: readonly RuleRun[]): Run {
  const findings: Finding[] = [];
  const faults: RuleFault[] = [];
  for (const run of plan) {
    try {
      findings.push(...findingsOf(view, run));
    } catch (error) {
      faults.push({ ruleId: run.rule.id, ...tellOf(error) });
    }
  }
  return { findings: findings.sort(byRank), faults };
}

function tellOf(error: unknown): Pick<RuleFault, 'message' | 'stack'> {
  return error instanceof Error ? { message: error.message, stack: error.stack ?? '' } : { message: String(error), stack: '' };
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
    key,
    weight: violation.weight ?? services.length,
    // one of a warning must not be taken for one of an error: the severity is part of what a group is
    ...(group === undefined ? {} : { group: fingerprintOf(rule.id, ['group', severity, group].join('\0')) }),
  };
}

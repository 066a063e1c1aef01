import type { Analysis } from '../model/analysis.js';
import type { AnalyzeOptions } from '../model/options.js';
import { compareText } from '../model/location.js';
import type { AnyRule } from '../model/rule.js';
import type { SystemView } from '../model/system-view.js';
import { groupFindings } from './group-findings.js';
import { byRank } from './rank.js';
import { planRules, settingProblems } from './rule-settings.js';
import { refuseUnfit, runPlan } from './run-rules.js';
import { suppressionProblems } from './suppression-problems.js';
import { suppressFindings } from './suppress-findings.js';

/** The rules and what the user set of them. */
export interface Judging {
  readonly rules: readonly AnyRule[];
  readonly settings: AnalyzeOptions['rules'];
  readonly suppress?: AnalyzeOptions['suppress'] | undefined;
}

/** What came of judging. */
export type Judged = Pick<Analysis, 'findings' | 'suppressed' | 'ruleFaults'>;

/**
 * What there is to say of a system, by rank: the rules run, what is to be kept silent is taken out, what repeats is told as one; then run the rules
 * that come last. A rule that fails is named, and the others run. Throws a UserError where settings or suppressions do not fit the rules.
 */
export function judgeFindings(view: SystemView, { rules, settings = {}, suppress = [] }: Judging): Judged {
  refuseUnfit('rules', settingProblems(rules, settings));
  refuseUnfit('suppress', suppressionProblems(rules, suppress));
  const runs = planRules(rules, settings);
  const known = rules.map(({ id }) => id);
  const [early, late] = [runs.filter(({ rule }) => !rule.last), runs.filter(({ rule }) => rule.last)];
  const first = runPlan(view, early);
  const failed = new Set(first.faults.map(({ ruleId }) => ruleId));
  const ran = new Set(early.map(({ rule }) => rule.id).filter((id) => !failed.has(id)));
  const { kept, suppressed, unused } = suppressFindings(first.findings, view, { entries: suppress, known, ran });
  const last = runPlan({ ...view, unusedSuppressions: unused }, late);
  const findings = [...groupFindings(kept, rules), ...groupFindings(last.findings, rules)].sort(byRank);
  const ruleFaults = [...first.faults, ...last.faults].sort((a, b) => compareText(a.ruleId, b.ruleId));
  return { findings, suppressed, ruleFaults };
}

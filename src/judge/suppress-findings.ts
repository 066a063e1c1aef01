import type { Finding, SuppressedFinding } from '../model/analysis.js';
import type { Suppression } from '../model/facts.js';
import { byLocation } from '../model/location.js';
import type { SuppressEntry } from '../model/options.js';
import type { UnusedSuppression } from '../model/suppression.js';
import type { SystemView } from '../model/system-view.js';
import { closest } from './closest.js';
import { ofComment, ofEntry, type Suppressor } from './suppressors.js';

/** What the user asked for, and which rules there are. */
export interface Suppressing {
  readonly entries: readonly SuppressEntry[];
  /** Ids of all rules, those that are off among them. */
  readonly known: readonly string[];
  /** Ids of the rules that ran: of the others nobody can say whether there is something to suppress. */
  readonly ran: ReadonlySet<string>;
}

export interface Sorted {
  readonly kept: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** By place. */
  readonly unused: readonly UnusedSuppression[];
}

/**
 * Takes out the findings that a comment or the configuration asks not to be told of. A comment speaks of findings whose own place is on the line that
 * it covers, whatever their evidence; where both ask, the comment is named. O(findings × suppressions of their rule).
 */
export function suppressFindings(findings: readonly Finding[], view: SystemView, { entries, known, ran }: Suppressing): Sorted {
  const comments = view.facts.suppressions ?? [];
  const suppressors = [...comments.flatMap(ofComment), ...entries.map((entry) => ofEntry(entry, view))];
  const byRule = new Map<string, Suppressor[]>();
  for (const suppressor of suppressors) byRule.set(suppressor.ruleId, [...(byRule.get(suppressor.ruleId) ?? []), suppressor]);
  const used = new Set<Suppressor>();
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const asking = (byRule.get(finding.ruleId) ?? []).filter(({ covers }) => covers(finding));
    for (const suppressor of asking) used.add(suppressor);
    const [first] = asking;
    if (first) suppressed.push({ ...finding, suppression: { by: first.by, reason: first.reason, at: first.at } });
    else kept.push(finding);
  }
  const idle = suppressors.filter((suppressor) => !used.has(suppressor)).flatMap((suppressor) => idleOf(suppressor, { known, ran }));
  return { kept, suppressed, unused: [...comments.flatMap(faultyOf), ...idle].sort(byLocation) };
}

function idleOf({ ruleId, by, at, written }: Suppressor, { known, ran }: Pick<Suppressing, 'known' | 'ran'>): UnusedSuppression[] {
  if (!known.includes(ruleId)) return [{ ...at, by, written, fault: 'unknown-rule', meant: closest(ruleId, known) }];
  return ran.has(ruleId) ? [{ ...at, by, written, fault: 'nothing', meant: null }] : [];
}

/** What says too little to have an effect. */
function faultyOf({ path, line, covers, rules, reason }: Suppression): UnusedSuppression[] {
  const fault = faultOf({ covers, rules, reason });
  if (fault === null) return [];
  const written = [covers === null || covers === 'file' ? 'seamline-ignore-file' : 'seamline-ignore', rules.join(', ')].join(' ').trimEnd();
  return [{ path, line, by: 'comment', written, fault, meant: null }];
}

function faultOf({ covers, rules, reason }: Pick<Suppression, 'covers' | 'rules' | 'reason'>): UnusedSuppression['fault'] | null {
  if (rules.length === 0) return 'no-rule';
  if (reason === '') return 'no-reason';
  return covers === null ? 'late' : null;
}

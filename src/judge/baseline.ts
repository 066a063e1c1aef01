import type { Analysis, Finding } from '../model/analysis.js';
import type { Baseline, BaselineResult, KnownFinding } from '../model/baseline.js';
import { compareText } from '../model/location.js';

/**
 * Which of the known findings are still there, of whatever severity, and which are gone. A finding whose fingerprint is new, of the same rule and in the
 * same words as one that is gone, is that one: its file was renamed. Each entry stands for one finding.
 */
export function heldAgainst(baseline: Baseline, { findings }: Pick<Analysis, 'findings'>, strict: boolean): BaselineResult {
  const here = new Map(findings.flatMap(membersOf).map((finding) => [finding.fingerprint, finding]));
  const known = new Set(baseline.findings.flatMap(({ fingerprint }) => (here.has(fingerprint) ? [fingerprint] : [])));
  const unmatched = [...here.values()].filter(({ fingerprint }) => !known.has(fingerprint));
  const gone = baseline.findings.filter(({ fingerprint, rule, message }) => {
    if (here.has(fingerprint)) return false;
    const index = unmatched.findIndex((finding) => finding.ruleId === rule && finding.message === message);
    const [moved] = index < 0 ? [] : unmatched.splice(index, 1);
    if (moved) known.add(moved.fingerprint);
    return moved === undefined;
  });
  return { known, gone: gone.toSorted(byPlace), strict };
}

/** The findings that are not known; of a group with members that are, the others one by one. */
export function unknownOf(findings: readonly Finding[], known: ReadonlySet<string>): readonly Finding[] {
  return findings.flatMap((finding) => {
    const members = membersOf(finding);
    const others = members.filter(({ fingerprint }) => !known.has(fingerprint));
    return others.length === members.length ? [finding] : others;
  });
}

/** The findings that are told as this one. */
export function membersOf(finding: Finding): readonly Finding[] {
  return finding.members ?? [finding];
}

/** By rule, path and fingerprint. */
export function byPlace(a: KnownFinding, b: KnownFinding): number {
  return compareText(a.rule, b.rule) || compareText(a.path, b.path) || compareText(a.fingerprint, b.fingerprint);
}

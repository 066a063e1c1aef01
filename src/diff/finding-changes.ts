import type { Difference } from '../model/difference.js';
import { byLocation, compareText } from '../model/location.js';
import type { SnapshotFinding } from '../model/snapshot.js';

/**
 * Findings of one state alone, and those with another severity; those of rules that failed are left out. A finding whose fingerprint is new, of the
 * same rule and in the same words as one that is gone, is that one, as for a baseline. By severity, rule and place.
 */
export function findingChanges(earlier: readonly SnapshotFinding[], later: readonly SnapshotFinding[], failed: ReadonlySet<string>): Difference['findings'] {
  const heard = (findings: readonly SnapshotFinding[]) =>
    new Map(findings.filter(({ ruleId }) => !failed.has(ruleId)).map((finding) => [finding.fingerprint, finding]));
  const [old, now] = [heard(earlier), heard(later)];
  const pairs: [SnapshotFinding, SnapshotFinding][] = [];
  const gone = new Set<SnapshotFinding>();
  for (const finding of old.values()) {
    const same = now.get(finding.fingerprint);
    if (same) pairs.push([finding, same]);
    else gone.add(finding);
  }
  const appeared = [...now.values()].filter((finding) => {
    if (old.has(finding.fingerprint)) return false;
    const before = [...gone].find(({ ruleId, message }) => ruleId === finding.ruleId && message === finding.message);
    if (!before) return true;
    gone.delete(before);
    pairs.push([before, finding]);
    return false;
  });
  const changed = pairs.filter(([before, finding]) => before.severity !== finding.severity).map(([before, finding]) => ({ finding, before: before.severity }));
  return {
    appeared: appeared.sort(byRank),
    gone: [...gone].sort(byRank),
    changed: changed.sort((a, b) => byRank(a.finding, b.finding)),
  };
}

const RANKS = { error: 0, warning: 1, note: 2 } satisfies Record<SnapshotFinding['severity'], number>;

function byRank(a: SnapshotFinding, b: SnapshotFinding): number {
  return RANKS[a.severity] - RANKS[b.severity] || compareText(a.ruleId, b.ruleId) || byLocation(a, b) || compareText(a.fingerprint, b.fingerprint);
}

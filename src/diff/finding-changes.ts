import type { Difference } from '../model/difference.js';
import { isLeftOf, partsOf } from '../model/finding-key.js';
import { byLocation, compareText } from '../model/location.js';
import type { SnapshotFinding } from '../model/snapshot.js';

/**
 * Findings of one state alone, and those with another severity; those of rules that failed are left out. A finding whose fingerprint is new, of the
 * same rule and in the same words as one that is gone, is that one, and so is what is left of one, as for a baseline. By severity, rule and place.
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
  let appeared = [...now.values()].filter(({ fingerprint }) => !old.has(fingerprint));
  for (const isSame of [inTheSameWords, isRemainder]) {
    appeared = appeared.filter((finding) => {
      const before = [...gone].find((other) => other.ruleId === finding.ruleId && isSame(finding, other));
      if (!before) return true;
      gone.delete(before);
      pairs.push([before, finding]);
      return false;
    });
  }
  const changed = pairs.filter(([before, finding]) => before.severity !== finding.severity).map(([before, finding]) => ({ finding, before: before.severity }));
  return {
    appeared: appeared.sort(byRank),
    // What grew stands among those that came.
    gone: [...gone].filter((finding) => !appeared.some((grown) => grown.ruleId === finding.ruleId && isRemainder(finding, grown))).sort(byRank),
    changed: changed.sort((a, b) => byRank(a.finding, b.finding)),
  };
}

function inTheSameWords(finding: SnapshotFinding, other: SnapshotFinding): boolean {
  return finding.message === other.message;
}

function isRemainder({ key }: SnapshotFinding, { key: all }: SnapshotFinding): boolean {
  return key !== undefined && all !== undefined && isLeftOf(partsOf(key), partsOf(all));
}

const RANKS = { error: 0, warning: 1, note: 2 } satisfies Record<SnapshotFinding['severity'], number>;

function byRank(a: SnapshotFinding, b: SnapshotFinding): number {
  return RANKS[a.severity] - RANKS[b.severity] || compareText(a.ruleId, b.ruleId) || byLocation(a, b) || compareText(a.fingerprint, b.fingerprint);
}

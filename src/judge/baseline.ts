import type { Analysis, Finding } from '../model/analysis.js';
import type { Baseline, BaselineResult, KnownFinding } from '../model/baseline.js';
import { isLeftOf, partsOf } from '../model/finding-key.js';
import { compareText } from '../model/location.js';
import { fingerprintOf } from './identify.js';

/** How a baseline is held. */
export interface Strictness {
  /** Whether what is gone fails the gate. */
  readonly strict: boolean;
  /** What services of the baseline are called now, where that is something else. */
  readonly renamed?: ReadonlyMap<string, string> | undefined;
}

/**
 * Which of the known findings are still there, of whatever severity, and which are gone. A finding whose fingerprint is new, of the same rule and in the
 * same words as one that is gone, is that one: its file was renamed. So is the one that has its key under the new names of services, and one whose key is a part of that of one that is gone: a circle that
 * lost a service, a transaction that writes in fewer; to mend a part must not look like something new. Each entry stands for one finding.
 */
export function heldAgainst(baseline: Baseline, { findings }: Pick<Analysis, 'findings'>, { strict, renamed }: Strictness): BaselineResult {
  const here = new Map(findings.flatMap(membersOf).map((finding) => [finding.fingerprint, finding]));
  const nowOf = (entry: KnownFinding): string | undefined => [entry.fingerprint, underNewServices(entry, renamed)].find((fingerprint) => here.has(fingerprint));
  const known = new Set(baseline.findings.flatMap((entry) => nowOf(entry) ?? []));
  const open = new Set([...here.values()].filter(({ fingerprint }) => !known.has(fingerprint)));
  let gone = baseline.findings.filter((entry) => nowOf(entry) === undefined);
  for (const isSame of [inTheSameWords, isRemainder]) {
    gone = gone.filter((entry) => {
      const found = [...open].find((finding) => finding.ruleId === entry.rule && isSame(finding, entry));
      if (!found) return true;
      open.delete(found);
      known.add(found.fingerprint);
      return false;
    });
  }
  return { known, gone: gone.toSorted(byPlace), strict };
}

function underNewServices({ rule, fingerprint, key }: KnownFinding, renamed: ReadonlyMap<string, string> = new Map()): string {
  if (key === undefined || !key.some((part) => renamed.has(part))) return fingerprint;
  return fingerprintOf(rule, key.map((part) => renamed.get(part) ?? part).join('\0'));
}

function inTheSameWords({ message }: Finding, entry: KnownFinding): boolean {
  return message === entry.message;
}

function isRemainder({ key }: Finding, { key: all }: KnownFinding): boolean {
  return key !== undefined && all !== undefined && isLeftOf(partsOf(key), all);
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

import type { Finding } from '../model/analysis.js';
import { byLocation, compareText } from '../model/location.js';
import type { Severity } from '../model/rule.js';

const RANKS = { error: 0, warning: 1, note: 2 } satisfies Record<Severity, number>;

/** Errors first, then warnings, then notes; the heaviest first within, then by place, by rule, by fingerprint. */
export function byRank(a: Finding, b: Finding): number {
  return (
    RANKS[a.severity] - RANKS[b.severity] ||
    b.weight - a.weight ||
    byLocation(a, b) ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

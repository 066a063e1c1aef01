import type { Analysis } from '../model/analysis.js';
import type { GateResult } from '../model/gate.js';
import { recallOver } from '../model/recall.js';
import { jsonText } from './json.js';
import { findingOf } from './json-report.js';

/**
 * The verdict of `check` as JSON: `outcome`, every limit with value and worst offenders, the findings of severity error that no baseline knows, how the
 * run stands against the baseline, and how much
 * was not understood. `formatVersion` rises only when a field changes its meaning. Ends with a newline.
 */
export function renderGateJson(
  { outcome, limits, errors, baseline, since, incomplete, ruleFaults }: GateResult,
  { version, gaps, recall, metrics }: Analysis,
): string {
  return jsonText({
    formatVersion: 1,
    tool: { name: 'seamline', version },
    outcome,
    limits: limits.map(({ name, bound, limit, from, value, passed, offenders }) => ({
      name,
      bound,
      limit,
      from,
      value,
      passed,
      offenders: offenders.map(({ path, line, note }) => ({ path, line, note })),
    })),
    findings: errors.map(findingOf),
    baseline: baseline
      ? { known: baseline.known.size, gone: baseline.gone.map(({ fingerprint, rule, path, message }) => ({ fingerprint, rule, path, message })) }
      : null,
    since: since ? { name: since.name, commit: since.commit } : null,
    incomplete: incomplete && { of: incomplete.of, share: incomplete.share, limit: incomplete.limit },
    ruleFaults: ruleFaults.map(({ ruleId, message }) => ({ ruleId, message })),
    gaps: gaps.length,
    files: metrics.files,
    dataRecall: recallOver(recall).share,
  });
}

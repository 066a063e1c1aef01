import type { Analysis, Finding } from '../model/analysis.js';
import type { Baseline, KnownFinding } from '../model/baseline.js';
import { partsOf } from '../model/finding-key.js';
import { byPlace, membersOf } from './baseline.js';
import { figuresOf } from './judge-limits.js';

/** The code as it is, to be accepted. */
export function baselineOf(analysis: Analysis): Baseline {
  const errors = analysis.findings.filter(({ severity }) => severity === 'error').flatMap(membersOf);
  const known = new Map(errors.map((finding) => [finding.fingerprint, knownOf(finding)]));
  return {
    findings: [...known.values()].sort(byPlace),
    figures: figuresOf(analysis),
    services: analysis.decomposition.services.map(({ id, name, files }) => ({ id, name, files })),
  };
}

function knownOf({ fingerprint, ruleId: rule, path, message, key }: Finding): KnownFinding {
  return { fingerprint, rule, path, message, ...(key === undefined ? {} : { key: partsOf(key) }) };
}

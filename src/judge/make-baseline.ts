import type { Analysis } from '../model/analysis.js';
import type { Baseline } from '../model/baseline.js';
import { byPlace, membersOf } from './baseline.js';
import { figuresOf } from './judge-limits.js';

/** The code as it is, to be accepted. */
export function baselineOf(analysis: Analysis): Baseline {
  const errors = analysis.findings.filter(({ severity }) => severity === 'error').flatMap(membersOf);
  const known = new Map(errors.map(({ fingerprint, ruleId: rule, path, message }) => [fingerprint, { fingerprint, rule, path, message }]));
  return {
    findings: [...known.values()].sort(byPlace),
    figures: figuresOf(analysis),
    services: analysis.decomposition.services.map(({ id, name, files }) => ({ id, name, files })),
  };
}

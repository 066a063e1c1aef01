import picomatch from 'picomatch';
import type { Finding, SuppressedFinding } from '../model/analysis.js';
import type { Suppression } from '../model/facts.js';
import type { Location } from '../model/location.js';
import type { SuppressEntry } from '../model/options.js';
import type { SystemView } from '../model/system-view.js';

/** One rule that a comment or an entry of the configuration asks to be silent, and where. */
export interface Suppressor {
  readonly ruleId: string;
  readonly reason: string;
  readonly by: SuppressedFinding['suppression']['by'];
  readonly at: Location;
  readonly written: string;
  /** Whether it speaks of a finding of its rule. */
  readonly covers: (finding: Finding) => boolean;
}

/** What a comment asks for, one for each rule it names; those without effect (no reason, no place) ask for nothing. */
export function ofComment({ path, line, covers, rules, reason }: Suppression): readonly Suppressor[] {
  if (reason === '' || covers === null) return [];
  return rules.map((ruleId) => ({
    ruleId,
    reason,
    by: 'comment',
    at: { path, line },
    written: `${covers === 'file' ? 'seamline-ignore-file' : 'seamline-ignore'} ${ruleId}`,
    covers: (finding) => finding.path === path && (covers === 'file' || finding.line === covers),
  }));
}

/** The file of the configuration, for entries that came without a place. */
const CONFIGURATION: Location = { path: 'seamline.config.json', line: 1 };

/** What an entry of the configuration asks for. */
export function ofEntry(entry: SuppressEntry, view: SystemView): Suppressor {
  const { rule, reason, entity, service, path, fingerprint, at } = entry;
  const isThere = path === undefined ? () => true : picomatch(path, { dot: true });
  const keys = Object.entries({ entity, service, path, fingerprint }).filter(([, value]) => value !== undefined);
  return {
    ruleId: rule,
    reason,
    by: 'configuration',
    at: at ?? CONFIGURATION,
    written: `"suppress" of ${[rule, ...keys.map(([key, value]) => `${key} ${value}`)].join(', ')}`,
    covers: (finding) =>
      isThere(finding.path) &&
      (fingerprint === undefined || fingerprint === finding.fingerprint || fingerprint === finding.group) &&
      (service === undefined || finding.services.some((id) => id === service || view.nameOf(id) === service)) &&
      (entity === undefined || finding.entities.some((id) => id === entity || view.entity(id)?.name === entity || view.entity(id)?.table === entity)),
  };
}

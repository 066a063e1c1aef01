import type { Finding } from '../model/analysis.js';
import { partsOf } from '../model/finding-key.js';
import { fingerprintOf } from './identify.js';

/** A finding as it would be known with its files under other paths: earlier path to new one. What it says, and where, is as before. */
export function underNewPaths(finding: Finding, paths: ReadonlyMap<string, string>): Finding {
  const { ruleId, members } = finding;
  const key = finding.key === undefined ? undefined : partsOf(finding.key).map(nameOf(paths)).join('\0');
  return {
    ...finding,
    ...(key === undefined ? {} : { key, fingerprint: fingerprintOf(ruleId, key) }),
    ...(members && { members: members.map((member) => underNewPaths(member, paths)) }),
  };
}

/** A part of a key that is a path, or a unit: a path and a name behind `#`. */
function nameOf(paths: ReadonlyMap<string, string>): (part: string) => string {
  return (part) => {
    const hash = part.lastIndexOf('#');
    return hash < 0 ? (paths.get(part) ?? part) : (paths.get(part.slice(0, hash)) ?? part.slice(0, hash)) + part.slice(hash);
  };
}

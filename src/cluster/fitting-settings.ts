import type { Facts } from '../model/facts.js';
import { compareText } from '../model/location.js';
import type { AnalyzeOptions } from '../model/options.js';
import { entityCalled, matching } from './constraint-links.js';

type Settings = Pick<AnalyzeOptions, 'services' | 'pin' | 'together' | 'apart'>;

/**
 * The settings without what speaks of nothing in this code base. They were written for the code as it is now; in an earlier state what they speak of may not
 * have been there yet, which is no mistake of theirs.
 */
export function fittingSettings<Given extends Settings>(facts: Facts, settings: Given): Given {
  const paths = facts.files.map(({ path }) => path).sort(compareText);
  const isThere = (glob: string): boolean => matching(paths, glob).length > 0;
  const { services, pin, together, apart } = settings;
  return {
    ...settings,
    ...(services && { services: kept(services, (_, globs) => globs.some(isThere)) }),
    ...(pin && { pin: kept(pin, (what) => entityCalled(facts, what) !== undefined || isThere(what)) }),
    ...(together && { together: together.map((globs) => globs.filter(isThere)).filter((globs) => globs.length > 0) }),
    ...(apart && { apart: apart.filter((pair) => pair.every(isThere)) }),
  };
}

/** From a null prototype, so that no name of a user's is special. */
function kept<Value>(entries: Readonly<Record<string, Value>>, fits: (name: string, value: Value) => boolean): Readonly<Record<string, Value>> {
  return Object.assign(Object.create(null), Object.fromEntries(Object.entries(entries).filter(([name, value]) => fits(name, value))));
}

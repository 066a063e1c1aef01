import { UserError } from '../model/errors.js';
import type { AnalyzeOptions, Limits } from '../model/options.js';
import type { Config } from './config.js';
import type { AnalysisFlags, CheckFlags } from './flags.js';
import { LIMIT_KINDS } from './number-kinds.js';

/** What to analyse and how, the earlier report aside: a flag replaces the same key of the configuration. Throws a UserError where flags steer a clustering that the configuration switches off. */
export function mergeSettings(flags: AnalysisFlags, config: Config): Omit<AnalyzeOptions, 'root' | 'onProgress'> {
  if (config.services) {
    for (const flag of ['services', 'resolution'] as const) {
      if (flags[flag] === undefined) continue;
      throw new UserError(`--${flag} steers clustering, but the configuration declares the services.`, 'Leave the flag out, or the configuration: --no-config');
    }
    if (flags.previous !== undefined)
      throw new UserError(
        '--previous gives ids to proposed services, but the configuration declares the services: their names are their ids.',
        'Leave the flag out, or the configuration: --no-config',
      );
  }
  const { exclude, include, resolution, seed } = flags;
  return defined({
    include: include ?? config.include,
    exclude: exclude ?? config.exclude,
    services: config.services,
    kernel: config.kernel,
    pin: config.pin,
    together: config.together,
    apart: config.apart,
    serviceCount: flags.services ?? config.serviceCount,
    resolution: resolution ?? config.resolution,
    seed: seed ?? config.seed,
    rules: config.rules,
    suppress: config.suppress,
    dataAccess: config.dataAccess,
    // Commander sets it to true where the flag is not given.
    history: flags.history === false ? false : config.history,
  });
}

/** The limits that are set: a flag replaces the same key of the configuration. */
export function mergeLimits(flags: CheckFlags, config: Config): Limits {
  const keys = Object.keys(LIMIT_KINDS) as (keyof typeof LIMIT_KINDS)[]; // the keys of a constant of ours
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = flags[key] ?? config.limits?.[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

type Defined<Value extends object> = { [Key in keyof Value]?: Exclude<Value[Key], undefined> };

/** Without the keys that have no value: an option that is not set has no key. */
function defined<Value extends object>(value: Value): Defined<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Defined<Value>; // the type says what the filter does
}

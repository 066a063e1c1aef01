import type { Analysis, FactReading } from '../model/analysis.js';
import type { AnalyzeOptions } from '../model/options.js';
import type { AnyRule } from '../model/rule.js';

/** The work that the command hands on; a test puts its own in place. */
export interface Tools {
  readonly analyze: (options: AnalyzeOptions, rules: readonly AnyRule[]) => Promise<Analysis>;
  readonly collectFacts: (options: AnalyzeOptions) => Promise<FactReading>;
}

/** The real work, loaded when it is called for. */
export const lazyTools: Tools = {
  analyze: async (options, rules) => (await import('../pipeline.js')).analyze(options, rules),
  collectFacts: async (options) => (await import('../pipeline.js')).collectFacts(options),
};

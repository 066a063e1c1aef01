import type { Analysis, FactReading } from '../model/analysis.js';
import type { ParsedReport } from '../model/snapshot.js';
import type { Change, Difference } from '../model/difference.js';
import type { FileExplanation } from '../model/file-explanation.js';
import type { ServiceId } from '../model/ids.js';
import type { AnalyzeOptions, ChangeRequest, EarlierService } from '../model/options.js';
import type { AnyRule } from '../model/rule.js';
import type { Judging } from '../judge/judge-findings.js';

/** The work that the command hands on; a test puts its own in place. */
export interface Tools {
  readonly analyze: (options: AnalyzeOptions, rules: readonly AnyRule[]) => Promise<Analysis>;
  readonly tryMoves: (analysis: Analysis, moves: ReadonlyMap<string, ServiceId>, judging: Judging) => Promise<Analysis>;
  readonly collectFacts: (options: AnalyzeOptions) => Promise<FactReading>;
  readonly analyzeChange: (options: AnalyzeOptions, request: ChangeRequest, rules: readonly AnyRule[]) => Promise<Change>;
  readonly compareReports: (before: ParsedReport, after: ParsedReport) => Promise<Difference>;
  readonly newNamesOf: (earlier: readonly EarlierService[], later: readonly EarlierService[]) => Promise<ReadonlyMap<string, string>>;
  readonly explainFile: (analysis: Analysis, path: string) => Promise<FileExplanation>;
}

/** The real work, loaded when it is called for. */
export const lazyTools: Tools = {
  analyze: async (options, rules) => (await import('../pipeline.js')).analyze(options, rules),
  tryMoves: async (analysis, moves, judging) => (await import('../pipeline.js')).tryMoves(analysis, moves, judging),
  collectFacts: async (options) => (await import('../pipeline.js')).collectFacts(options),
  analyzeChange: async (options, request, rules) => (await import('../pipeline-change.js')).analyzeChange(options, request, rules),
  compareReports: async (before, after) => (await import('../pipeline-change.js')).compareReports(before, after),
  newNamesOf: async (earlier, later) => (await import('../pipeline-change.js')).newNamesOf(earlier, later),
  explainFile: async (analysis, path) => (await import('../pipeline.js')).explainFile(analysis, path),
};

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { closest } from '../judge/closest.js';
import type { Analysis, FactReading } from '../model/analysis.js';
import type { Change } from '../model/difference.js';
import { ConfigEntryError, UserError } from '../model/errors.js';
import type { AnalyzeOptions, ChangeRequest, EarlierService } from '../model/options.js';
import type { Config } from './config.js';
import { withPlaces } from './config-places.js';
import type { Task } from './flags.js';
import type { AnyRule } from '../model/rule.js';
import { readGraphFile } from './graph-file.js';
import type { Tools } from './tools.js';
import { mergeSettings } from './merge-settings.js';
import { showProgress } from './progress.js';
import { readPrevious } from './previous-report.js';
import { rulesWith } from './load-rules.js';
import { readConfig } from './read-config.js';
import type { Streams } from './streams.js';

/**
 * Reads the configuration and analyses the folder of a task, with progress on stderr. Services that the task's flags do not give an earlier report for
 * keep the ids of these.
 */
export async function analysePath(task: AnalysisTask, streams: Streams, tools: Tools, earlierServices?: readonly EarlierService[]): Promise<Analysed> {
  const rules = await rulesWith(task.flags.rule, streams.cwd);
  const { result, config } = await underConfig(task, { streams, rules }, (options) => {
    const previous = options.previous ?? (options.services ? undefined : earlierServices);
    return tools.analyze({ ...options, ...(previous && { previous }) }, rules);
  });
  return { analysis: result, config, rules };
}

/** Reads the configuration and analyses two states of the folder of a task; else as `analysePath`. */
export async function analyseChange(
  { request, ...task }: AnalysisTask & { readonly request: ChangeRequest },
  streams: Streams,
  tools: Tools,
  earlierServices?: readonly EarlierService[],
): Promise<{ readonly change: Change; readonly config: Config }> {
  const rules = await rulesWith(task.flags.rule, streams.cwd);
  const { result, config } = await underConfig(task, { streams, rules }, (options) => {
    const previous = options.previous ?? (options.services ? undefined : earlierServices);
    return tools.analyzeChange({ ...options, ...(previous && { previous }) }, request, rules);
  });
  return { change: result, config };
}

type AnalysisTask = Exclude<Task, { kind: 'rules' }>;

/** What an analysis came to, under which configuration, and the rules that it was judged by: ours and those named on the command line. */
export interface Analysed {
  readonly analysis: Analysis;
  readonly config: Config;
  readonly rules: readonly AnyRule[];
}

/** Reads the configuration and the facts of the folder of a task, with progress on stderr. */
export async function readPath(task: AnalysisTask, streams: Streams, tools: Tools): Promise<FactReading> {
  return (await underConfig(task, { streams, rules: await rulesWith(task.flags.rule, streams.cwd) }, tools.collectFacts)).result;
}

interface Judging {
  readonly streams: Streams;
  readonly rules: readonly AnyRule[];
}

async function underConfig<Result>({ path, flags }: AnalysisTask, { streams, rules }: Judging, work: (options: AnalyzeOptions) => Promise<Result>) {
  refuseMistypedCommand(path, streams.cwd);
  const graph = 'graph' in flags && flags.graph !== undefined ? readGraphFile(flags.graph, streams.cwd) : null;
  // A graph lies in no folder that could offer a configuration of its own.
  const place = { root: path, cwd: streams.cwd, file: flags.config ?? (graph ? false : undefined) };
  const config = readConfig(place, rules);
  if (graph) refuseReading(config);
  const settings = { ...mergeSettings(flags, config), ...('previous' in flags ? earlier(flags.previous, streams.cwd) : {}) };
  const { onProgress, finish } = showProgress(streams, { quiet: flags.quiet === true, verbose: 'verbose' in flags && flags.verbose === true });
  try {
    return { result: await work({ ...settings, ...(graph && { graph }), root: rootOf(path, streams.cwd), onProgress }), config };
  } catch (error) {
    throw error instanceof ConfigEntryError ? withPlaces(error, place) : error;
  } finally {
    finish();
  }
}

/** Throws a UserError for what a configuration says of reading source files, where there are none to read. */
function refuseReading(config: Config): void {
  for (const key of ['include', 'exclude', 'dataAccess'] as const) {
    if (config[key] === undefined) continue;
    throw new UserError(
      `The configuration sets "${key}", which says how files of a folder are read; --graph reads none.`,
      'Leave the key out, or the configuration',
    );
  }
}

/** The services of the earlier report, where one is named. */
function earlier(previous: string | undefined, cwd: string): Pick<AnalyzeOptions, 'previous'> {
  return previous === undefined ? {} : { previous: readPrevious(previous, cwd) };
}

/** The path as given where it starts in the working directory of the process, so that messages name it as the user did. */
function rootOf(path: string, cwd: string): string {
  return cwd === process.cwd() ? path : resolve(cwd, path);
}

const COMMANDS = ['analyze', 'graph', 'check', 'baseline', 'diff', 'facts', 'explain', 'rules', 'help'];

/** A word that is no folder and nearly a command was meant as one: everything else that follows would only confuse. */
function refuseMistypedCommand(path: string, cwd: string): void {
  if (!/^[a-z]+$/i.test(path) || existsSync(resolve(cwd, path))) return;
  const command = closest(path, COMMANDS);
  if (command !== null) throw new UserError(`"${path}" is neither a command nor a folder here.`, `seamline ${command}`);
}

import { EXIT } from '../model/errors.js';
import type { Task } from './flags.js';
import { parseArguments } from './parse-arguments.js';
import { printFailure } from './print-failure.js';
import type { Streams } from './streams.js';
import { widthOf } from './terminal-shape.js';
import { lazyTools, type Tools } from './tools.js';
import { writeText } from './write-text.js';

/** Reads the arguments and does what they ask; whatever goes wrong is told on stderr. What stands behind a task is loaded for it alone, so that help comes at once. */
export async function runCommand(argv: readonly string[], streams: Streams, tools: Tools = lazyTools): Promise<number> {
  try {
    const parsed = parseArguments(argv, widthOf(streams.stdout));
    if (parsed.kind !== 'text') return await runTask(parsed, streams, tools);
    await writeText(streams.stdout, parsed.text);
    return EXIT.clean;
  } catch (error) {
    return printFailure(error, streams.stderr);
  }
}

async function runTask(task: Task, streams: Streams, tools: Tools): Promise<number> {
  switch (task.kind) {
    case 'analyze':
      return (await import('./run-analyze.js')).runAnalyze(task, streams, tools);
    case 'graph':
      return (await import('./run-graph.js')).runGraph(task, streams, tools);
    case 'check':
      return (await import('./run-check.js')).runCheck(task, streams, tools);
    case 'baseline':
      return (await import('./run-baseline.js')).runBaseline(task, streams, tools);
    case 'diff':
      return (await import('./run-diff.js')).runDiff(task, streams, tools);
    case 'facts':
      return (await import('./run-facts.js')).runFacts(task, streams, tools);
    case 'explain':
      return (await import('./run-explain.js')).runExplain(task, streams, tools);
    case 'rules':
      return (await import('./run-rules.js')).runRules(task, streams);
    default:
      return task satisfies never;
  }
}

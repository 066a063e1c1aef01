import { EXIT } from '../model/errors.js';
import { analysePath } from './analyse-path.js';
import { destinationOf } from './deliver.js';
import type { Task } from './flags.js';
import type { Tools } from './tools.js';
import type { Streams } from './streams.js';

/** `seamline analyze`: the report. Findings do not fail it. */
export async function runAnalyze(task: Extract<Task, { kind: 'analyze' }>, streams: Streams, tools: Tools): Promise<number> {
  const destination = destinationOf(task.flags, streams);
  const { analysis } = await analysePath(task, streams, tools);
  const { reporters } = await import('../report/index.js');
  await destination.deliver(task.flags.format === 'json' ? reporters.json(analysis) : reporters.terminal(analysis, { ...destination, path: task.path }));
  return EXIT.clean;
}

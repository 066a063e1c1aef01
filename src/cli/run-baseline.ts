import { UserError } from '../model/errors.js';
import { analysePath } from './analyse-path.js';
import { baselineName, baselineText, readBaseline } from './baseline-file.js';
import { destinationOf } from './deliver.js';
import type { Task } from './flags.js';
import type { Streams } from './streams.js';
import { targetOf } from './target.js';
import { tellFaults } from './tell-faults.js';
import type { Tools } from './tools.js';

/** `seamline baseline`: what is known of the code becomes what `check` accepts. Services keep the ids that the baseline before gave them. */
export async function runBaseline(task: Extract<Task, { kind: 'baseline' }>, streams: Streams, tools: Tools): Promise<number> {
  const target = targetOf(task);
  const output = task.flags.output ?? baselineName(target);
  if (output === undefined) throw new UserError('A graph lies in no folder of its own.', `say where: seamline baseline ${target.words} --output FILE`);
  const destination = destinationOf({ ...task.flags, output }, streams);
  const before = readBaseline(undefined, target, streams.cwd);
  const { analysis } = await analysePath(task, streams, tools, before?.services);
  const { baselineOf } = await import('../judge/make-baseline.js');
  await destination.deliver(baselineText(baselineOf(analysis)));
  return tellFaults(analysis.ruleFaults, streams.stderr);
}

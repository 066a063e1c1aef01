import { EXIT } from '../model/errors.js';
import { shellWord } from '../report/shell-word.js';
import { readPath } from './analyse-path.js';
import { destinationOf } from './deliver.js';
import { factsFile } from './facts-file.js';
import type { Task } from './flags.js';
import type { Tools } from './tools.js';
import type { Streams } from './streams.js';

/** `seamline facts`: what was read, before anything is judged. Gaps do not fail it. */
export async function runFacts(task: Extract<Task, { kind: 'facts' }>, streams: Streams, tools: Tools): Promise<number> {
  const { flags, path } = task;
  const destination = destinationOf(flags, streams);
  const reading = await readPath(task, streams, tools);
  const { factPaths } = await import('../report/facts-lists.js');
  const command = (word: string): string => `seamline facts ${shellWord(path)} --of ${word}`;
  const of = flags.of === undefined ? null : factsFile(flags.of, { root: path, cwd: streams.cwd, paths: factPaths(reading), command });
  const { factLines, renderFacts } = await import('../report/facts.js');
  await destination.deliver(flags.format === 'ndjson' ? factLines(reading, { of }) : renderFacts(reading, { of }));
  return EXIT.clean;
}

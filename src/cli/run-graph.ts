import { EXIT } from '../model/errors.js';
import { analysePath } from './analyse-path.js';
import { destinationOf } from './deliver.js';
import type { GraphFlags, Task } from './flags.js';
import type { Tools } from './tools.js';
import type { Streams } from './streams.js';

/** `seamline graph`: the picture. */
export async function runGraph(task: Extract<Task, { kind: 'graph' }>, streams: Streams, tools: Tools): Promise<number> {
  const { flags } = task;
  const destination = destinationOf(flags, streams);
  const { analysis } = await analysePath(task, streams, tools);
  const { reporters } = await import('../report/index.js');
  const options = flags.level === undefined ? undefined : { level: flags.level };
  await destination.deliver(await reporters[flags.format ?? formatFor(flags.output)](analysis, options));
  return EXIT.clean;
}

const ENDINGS: readonly (readonly [RegExp, NonNullable<GraphFlags['format']>])[] = [
  [/\.svg$/i, 'svg'],
  [/\.(mmd|mermaid)$/i, 'mermaid'],
];

/** The format that a file's ending asks for; DOT where it asks for none. */
function formatFor(output: string | undefined): NonNullable<GraphFlags['format']> {
  return ENDINGS.find(([ending]) => ending.test(output ?? ''))?.[1] ?? 'dot';
}

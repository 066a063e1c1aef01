import { EXIT } from '../model/errors.js';
import { analysePath } from './analyse-path.js';
import type { Task } from './flags.js';
import { isPicture, type PictureFormat } from './report-format.js';
import type { Streams } from './streams.js';
import type { Tools } from './tools.js';
import { outputsOf } from './write-reports.js';
import { writePicture } from './write-picture.js';

/** `seamline graph`: the pictures alone, whatever else there is to tell. */
export async function runGraph(task: Extract<Task, { kind: 'graph' }>, streams: Streams, tools: Tools): Promise<number> {
  const { flags } = task;
  const outputs = outputsOf(flags, streams, formatFor(flags.output));
  const { analysis } = await analysePath(task, streams, tools);
  for (const { format, destination } of outputs) if (isPicture(format)) await writePicture(format, destination, { analysis, means: { flags, streams } });
  return EXIT.clean;
}

const ENDINGS: readonly (readonly [RegExp, PictureFormat])[] = [
  [/\.svg$/i, 'svg'],
  [/\.(mmd|mermaid)$/i, 'mermaid'],
];

/** The format that a file's ending asks for; DOT where it asks for none. */
function formatFor(output: string | undefined): PictureFormat {
  return ENDINGS.find(([ending]) => ending.test(output ?? ''))?.[1] ?? 'dot';
}

import { nodeComplaint } from './node-version.js';
import { processStreams, type Streams } from './streams.js';
import type { Tools } from './tools.js';

// A version of Node that is too old must get as far as the complaint: this file and what it imports outright hold to syntax that it can parse.

/**
 * The whole command: arguments (those after `node seamline`) in, text on the streams, exit code out (see `EXIT`). Never throws, never ends the process.
 * `tools` is the work itself, for tests.
 */
export async function main(argv: readonly string[], streams: Streams = processStreams(), tools?: Tools): Promise<number> {
  const complaint = nodeComplaint(process.versions.node);
  if (complaint !== null) {
    streams.stderr.write(complaint);
    return 2;
  }
  const { runCommand } = await import('./run-command.js');
  return runCommand(argv, streams, tools);
}

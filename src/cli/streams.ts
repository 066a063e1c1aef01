import type { Writable } from 'node:stream';

/** A stream to write to, and what is known of the terminal behind it. */
export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** Everything the command takes from its surroundings, so that it can run inside a test. */
export interface Streams {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute; relative paths on the command line start here. */
  readonly cwd: string;
}

/** The surroundings of this process. */
export function processStreams(): Streams {
  // What cannot be written is told by `writeText`. Without a listener the same error, as an event, would end the process.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return { stdout: process.stdout, stderr: process.stderr, env: process.env, cwd: process.cwd() };
}

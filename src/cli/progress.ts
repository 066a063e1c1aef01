import type { AnalyzeOptions } from '../model/options.js';
import type { Streams } from './streams.js';

/** A line that tells how far the analysis is. */
export interface Progress {
  readonly onProgress: NonNullable<AnalyzeOptions['onProgress']>;
  /** Removes the line. Harmless where there is none. */
  readonly clear: () => void;
}

/** Ten times a second is as fast as an eye follows. */
const LEAST_MILLISECONDS = 100;

/** Return to the first column, erase to the end of the line. */
const ERASE = '\r\x1b[K';

/** Progress on stderr as one line that is rewritten; nothing where stderr is no terminal, or one that cannot rewrite a line, or `quiet`. `now` is a clock in milliseconds. */
export function showProgress({ stderr, env }: Pick<Streams, 'stderr' | 'env'>, quiet: boolean, now: () => number = Date.now): Progress {
  if (quiet || !stderr.isTTY || env.TERM === 'dumb') return { onProgress: () => {}, clear: () => {} };
  let shown: { readonly stage: string; readonly at: number } | null = null;
  return {
    onProgress: (stage, done, total) => {
      const at = now();
      if (shown?.stage === stage && at - shown.at < LEAST_MILLISECONDS) return;
      shown = { stage, at };
      stderr.write(`${ERASE}${stage}${total > 1 ? ` ${done} of ${total}` : ''} ...`);
    },
    clear: () => {
      if (shown) stderr.write(ERASE);
      shown = null;
    },
  };
}

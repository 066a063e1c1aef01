import type { AnalyzeOptions } from '../model/options.js';
import type { Streams } from './streams.js';

/** A line that tells how far the analysis is, and what its stages took. */
export interface Progress {
  readonly onProgress: NonNullable<AnalyzeOptions['onProgress']>;
  /** Removes the line and ends the last stage; with `verbose`, tells what each took. Harmless where there is nothing, and the second time. */
  readonly finish: () => void;
}

export interface ProgressOptions {
  /** No line. */
  readonly quiet: boolean;
  /** What each stage took is told on stderr, terminal or not. */
  readonly verbose: boolean;
}

/** Where time and memory are read: milliseconds since any moment, and the most memory that the process has held so far, in bytes. */
export interface Meters {
  readonly now: () => number;
  readonly peak: () => number;
}

const PROCESS: Meters = { now: () => performance.now(), peak: () => process.resourceUsage().maxRSS * 1024 };

/** Whoever waits for less needs no line. */
const SILENT_MILLISECONDS = 1000;
/** Ten times a second is as fast as an eye follows. */
const LEAST_MILLISECONDS = 100;

/** Return to the first column, erase to the end of the line. */
const ERASE = '\r\x1b[K';

interface Stage {
  readonly name: string;
  readonly since: number;
}

interface Ended {
  readonly name: string;
  readonly milliseconds: number;
  readonly bytes: number;
}

/**
 * Progress on stderr as one line that is rewritten, from the second second on: the stage, what it has done and the time that it may still take. No line
 * where stderr is no terminal, or one that cannot rewrite a line, or with `quiet`.
 */
export function showProgress({ stderr, env }: Pick<Streams, 'stderr' | 'env'>, { quiet, verbose }: ProgressOptions, { now, peak }: Meters = PROCESS): Progress {
  const isLive = !quiet && stderr.isTTY === true && env.TERM !== 'dumb';
  const start = now();
  const ended: Ended[] = [];
  let stage: Stage | null = null;
  let shown: { readonly stage: string; readonly at: number } | null = null;
  const end = (at: number): void => {
    if (stage) ended.push({ name: stage.name, milliseconds: at - stage.since, bytes: peak() });
    stage = null;
  };
  return {
    onProgress: (name, done, total) => {
      const at = now();
      if (stage?.name !== name) {
        end(at);
        stage = { name, since: at };
      }
      if (!isLive || at - start < SILENT_MILLISECONDS || (shown?.stage === name && at - shown.at < LEAST_MILLISECONDS)) return;
      shown = { stage: name, at };
      stderr.write(`${ERASE}${name}${total > 1 ? ` ${done} of ${total}${timeLeft(at - stage.since, done, total)}` : ''} ...`);
    },
    finish: () => {
      if (shown) stderr.write(ERASE);
      shown = null;
      end(now());
      if (verbose) for (const one of ended) stderr.write(`${wordStage(one)}\n`);
      ended.length = 0;
    },
  };
}

/** By the pace so far; before anything is done there is none. */
function timeLeft(milliseconds: number, done: number, total: number): string {
  return done === 0 ? '' : `, about ${Math.ceil((milliseconds * (total - done)) / done / 1000)} s left`;
}

function wordStage({ name, milliseconds, bytes }: Ended): string {
  return `${name.padEnd(16)}${(milliseconds / 1000).toFixed(2).padStart(8)} s  ${String(Math.round(bytes / 2 ** 20)).padStart(6)} MiB at most so far`;
}

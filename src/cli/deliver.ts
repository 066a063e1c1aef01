import { escapeTerminal } from '../report/escape-terminal.js';
import { checkOutput, type OutputFile, writeFileWhole } from './output-file.js';
import { colourLevel, type ColourLevel } from './colour-level.js';
import type { AnalysisFlags, ReadingFlags } from './flags.js';
import type { Streams } from './streams.js';
import { showsUnicode, widthOf } from './terminal-shape.js';
import { writePieces, writeText } from './write-text.js';

/** Where a report goes, and what can be shown there. */
export interface Destination {
  readonly colour: ColourLevel;
  readonly width: number;
  readonly unicode: boolean;
  readonly verbose: boolean;
  /** Whether it is a terminal, where the beginning of a long report is gone from sight. */
  readonly scrolls: boolean;
  /** Puts a report there, as a whole or piece by piece. Throws a UserError where that fails. */
  readonly deliver: (text: string | Iterable<string>) => Promise<void>;
}

/** Made before the work is done, so that a file which cannot be written is told at once. A file gets no colours and 80 columns. */
export function destinationOf(flags: ReadingFlags & Pick<AnalysisFlags, 'color' | 'verbose'>, streams: Streams): Destination {
  const file = flags.output === undefined ? null : checkOutput(flags.output, streams.cwd);
  return {
    colour: file ? 0 : colourLevel(streams.stdout, streams.env, flags.color),
    width: widthOf(file ? {} : streams.stdout),
    unicode: showsUnicode(streams.env),
    verbose: flags.verbose === true,
    scrolls: !file && streams.stdout.isTTY === true,
    deliver: (text) => (file ? toFile(file, whole(text), { streams, flags }) : writePieces(streams.stdout, typeof text === 'string' ? [text] : text)),
  };
}

function whole(text: string | Iterable<string>): string {
  return typeof text === 'string' ? text : [...text].join('');
}

async function toFile(file: OutputFile, text: string, { streams, flags }: { streams: Streams; flags: ReadingFlags }): Promise<void> {
  await writeFileWhole(file, text);
  if (streams.stderr.isTTY && !flags.quiet) await writeText(streams.stderr, `written to ${escapeTerminal(file.name)}\n`);
}

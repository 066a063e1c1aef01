import type { Analysis } from '../model/analysis.js';
import { UserError } from '../model/errors.js';
import type { DrawOptions } from '../report/draw-model.js';
import type { Destination } from './deliver.js';
import type { AnalysisFlags, PictureFlags } from './flags.js';
import { focusNamed } from './focus-named.js';
import { isPicture, type PictureFormat, type ReportFormat } from './report-format.js';
import type { Streams } from './streams.js';
import { writeText } from './write-text.js';

/** What drawing takes beside the analysis. */
export interface PictureMeans {
  readonly flags: PictureFlags & Pick<AnalysisFlags, 'quiet'>;
  readonly streams: Streams;
}

/** Draws a picture and puts it where it goes; what it leaves out stands in it, and is told on stderr as well. */
export async function writePicture(
  format: PictureFormat,
  destination: Destination,
  { analysis, means }: { analysis: Analysis; means: PictureMeans },
): Promise<void> {
  const { flags, streams } = means;
  const { pictures } = await import('../report/index.js');
  const { text, notes } = await pictures[format](analysis, optionsOf(flags, analysis));
  await destination.deliver(text);
  if (!flags.quiet) for (const note of notes) await writeText(streams.stderr, `note: ${format}: ${note}\n`);
}

function optionsOf({ level, focus, depth = 1 }: PictureFlags, analysis: Analysis): DrawOptions {
  return {
    ...(level !== undefined && { level }),
    ...(focus !== undefined && { focus: { ...focusNamed(focus, analysis, level), depth } }),
  };
}

/** Throws a UserError for options of pictures where none is asked for, and for a depth around nothing. */
export function refusePictureFlags(flags: PictureFlags, formats: readonly ReportFormat[]): void {
  const given = (['level', 'focus', 'depth'] as const).find((name) => flags[name] !== undefined);
  if (given !== undefined && !formats.some(isPicture))
    throw new UserError(`--${given} says what a picture shows, and no picture is asked for.`, 'add one: --format svg:picture.svg');
  if (flags.depth !== undefined && flags.focus === undefined)
    throw new UserError('--depth counts steps around a focus, and there is none.', 'add --focus NAME');
}

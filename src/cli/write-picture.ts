import type { Analysis } from '../model/analysis.js';
import { UserError } from '../model/errors.js';
import type { Destination } from './deliver.js';
import type { AnalysisFlags, PictureFlags } from './flags.js';
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
  const { text, notes } = await pictures[format](analysis, flags.level === undefined ? {} : { level: flags.level });
  await destination.deliver(text);
  if (!flags.quiet) for (const note of notes) await writeText(streams.stderr, `note: ${format}: ${note}\n`);
}

/** Throws a UserError for options of pictures where none is asked for. */
export function refusePictureFlags(flags: PictureFlags, formats: readonly ReportFormat[]): void {
  if (flags.level === undefined || formats.some(isPicture)) return;
  throw new UserError('--level says what a picture shows, and no picture is asked for.', `add one: --format svg:picture.svg`);
}

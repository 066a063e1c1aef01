import type { ExchangeOptions } from '../report/exchange.js';
import type { HtmlOptions } from '../report/html/html.js';
import type { Analysis } from '../model/analysis.js';
import { type Destination, destinationOf } from './deliver.js';
import type { AnalysisFlags, PictureFlags } from './flags.js';
import { isPicture, type ReportFormat, wantedReports, type WantedReport } from './report-format.js';
import { readPageScript } from './page-script.js';
import { readRulePages } from './rule-pages.js';
import type { Streams } from './streams.js';
import { type PictureMeans, refusePictureFlags, writePicture } from './write-picture.js';

/** A report that is wanted, and where it goes. */
export interface Output {
  readonly format: ReportFormat;
  readonly destination: Destination;
}

/** Where the reports go; made before the work is done, so that a file which cannot be written is told at once. */
export function outputsOf(
  flags: AnalysisFlags & PictureFlags & { readonly format?: readonly WantedReport[] },
  streams: Streams,
  otherwise?: ReportFormat,
): readonly Output[] {
  const wanted = wantedReports(flags, otherwise);
  refusePictureFlags(
    flags,
    wanted.map(({ format }) => format),
  );
  return wanted.map(({ format, file }) => {
    const { output: _, ...others } = flags;
    return { format, destination: destinationOf(file === undefined ? others : { ...others, output: file }, streams) };
  });
}

/** What a command renders in its own way. */
export interface OwnFormats {
  readonly terminal: (destination: Destination) => string;
  readonly json: () => string;
}

/** What a format needs that lies in files of ours. */
const READ_WITH: Partial<Record<ReportFormat, () => HtmlOptions>> = {
  sarif: () => ({ pages: readRulePages() }),
  html: () => ({ script: readPageScript() }),
};

/** Writes every report to its place, in the order in which they were asked for. */
export async function writeReports(
  outputs: readonly Output[],
  analysis: Analysis,
  { own, exchange, means }: { own: OwnFormats; exchange: Omit<ExchangeOptions, 'pages'>; means: PictureMeans },
) {
  const { exchangeReporters } = await import('../report/index.js');
  for (const { format, destination } of outputs) {
    if (format === 'terminal') await destination.deliver(own.terminal(destination));
    else if (format === 'json') await destination.deliver(own.json());
    else if (isPicture(format)) await writePicture(format, destination, { analysis, means });
    else await destination.deliver(await exchangeReporters[format](analysis, { ...exchange, ...(READ_WITH[format]?.() ?? {}) }));
  }
}

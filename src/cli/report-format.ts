import { InvalidArgumentError } from 'commander';
import { didYouMean } from '../judge/closest.js';
import { UserError } from '../model/errors.js';

/** The formats of pictures, each with what it is for. */
export const PICTURE_FORMATS = {
  svg: 'a picture',
  dot: 'a picture, for Graphviz',
  mermaid: 'a picture, for Markdown',
} as const;

export type PictureFormat = keyof typeof PICTURE_FORMATS;

/** The formats that `analyze` and `check` write, each with what it is for. */
export const REPORT_FORMATS = {
  terminal: 'for people',
  json: 'for programs',
  html: 'one page to explore',
  markdown: 'for a comment on a change',
  sarif: 'for code scanning',
  junit: 'for test reports',
  github: 'annotations of GitHub Actions',
  csv: 'services by entities',
  ...PICTURE_FORMATS,
} as const;

/** Those that tell what changed. */
export const DIFF_FORMATS = ['terminal', 'json', 'markdown'] as const satisfies readonly (keyof typeof REPORT_FORMATS)[];

export type ReportFormat = keyof typeof REPORT_FORMATS;

/** A format, and the file it goes to as the user wrote it; absent: where --output says, or stdout. */
export interface WantedReport {
  readonly format: ReportFormat;
  readonly file?: string;
}

const isFormat = (word: string, names: readonly string[]): word is ReportFormat => names.includes(word);

/** Whether a format is one of a picture. */
export const isPicture = (format: ReportFormat): format is PictureFormat => Object.hasOwn(PICTURE_FORMATS, format);

/** Adds the format in `sarif` or `sarif:out.sarif` to those of earlier options. What follows the first colon is a file, colons and all. */
export const reportOption = (text: string, earlier?: readonly WantedReport[]): readonly WantedReport[] =>
  withFormat(text, earlier, Object.keys(REPORT_FORMATS));

/** The same, of pictures alone. */
export const pictureOption = (text: string, earlier?: readonly WantedReport[]): readonly WantedReport[] =>
  withFormat(text, earlier, Object.keys(PICTURE_FORMATS));

function withFormat(text: string, earlier: readonly WantedReport[] = [], names: readonly string[]): readonly WantedReport[] {
  const colon = text.indexOf(':');
  const format = colon < 0 ? text : text.slice(0, colon);
  if (!isFormat(format, names)) throw new InvalidArgumentError(`"${format}" is none of ${names.join(', ')}${didYouMean(format, names)}.`);
  if (colon < 0) return [...earlier, { format }];
  if (colon === text.length - 1) throw new InvalidArgumentError(`A file must follow the colon, as in ${format}:report.${format}.`);
  return [...earlier, { format, file: text.slice(colon + 1) }];
}

/** The options that say which reports are wanted. */
export interface WantedFlags {
  readonly format?: readonly WantedReport[];
  readonly output?: string;
}

/** The reports that are wanted, each with the file it goes to; `otherwise` without any. Throws a UserError where two would go to one place. */
export function wantedReports({ format = [], output }: WantedFlags, otherwise: ReportFormat = 'terminal'): readonly WantedReport[] {
  const wanted: readonly WantedReport[] = format.length > 0 ? format : [{ format: otherwise }];
  const [first, second] = wanted.filter(({ file }) => file === undefined);
  if (first && second) {
    const where = output === undefined ? 'stdout' : `"${output}"`;
    throw new UserError(`--format ${first.format} and --format ${second.format} would both go to ${where}.`, `give one a file: --format ${second.format}:FILE`);
  }
  if (!first && output !== undefined) throw new UserError('Every --format names a file, so nothing is left for --output.', 'leave out --output');
  const reports = wanted.map((report) => (report.file === undefined && output !== undefined ? { ...report, file: output } : report));
  const files = reports.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new UserError(`Two reports would go to "${twice}".`, 'give each format a file of its own');
  return reports;
}

import { SAMPLES, type Sample } from './run-sample.js';

/** One golden: what a command line prints about a sample, kept in `samples/<sample>/expected/<file>`. */
export interface Golden {
  readonly sample: Sample;
  readonly file: string;
  /** As typed in the root of the repository, so that no absolute path can get in. */
  readonly argv: readonly string[];
}

const EVERY_FORMAT: readonly (readonly [file: string, command: string, ...flags: string[]])[] = [
  ['report.txt', 'analyze'],
  ['report-verbose.txt', 'analyze', '--verbose'],
  ['report.json', 'analyze', '--format', 'json'],
  ['services.dot', 'graph', '--format', 'dot'],
  ['services.mmd', 'graph', '--format', 'mermaid'],
  ['services.svg', 'graph', '--format', 'svg'],
];

/** Limits that the shop fails, so that the golden shows every kind of offender. */
const SHOP_LIMITS = [
  ['--max-inter-service-call-share', '0.2'],
  ['--max-shared-entities', '3'],
  ['--max-service-cycles', '0'],
  ['--min-cohesion', '0.4'],
  ['--max-efferent-coupling', '5'],
].flat();

/** Every golden: each format for each sample; for the shop also the finer pictures and the gate. */
export const goldens: readonly Golden[] = [
  ...SAMPLES.flatMap((sample) => EVERY_FORMAT.map(([file, command, ...flags]) => ({ sample, file, argv: [command, `samples/${sample}`, ...flags] }))),
  { sample: 'shop', file: 'files.dot', argv: ['graph', 'samples/shop', '--format', 'dot', '--level', 'file'] },
  { sample: 'shop', file: 'entities.dot', argv: ['graph', 'samples/shop', '--format', 'dot', '--level', 'entity'] },
  { sample: 'shop', file: 'check.txt', argv: ['check', 'samples/shop', ...SHOP_LIMITS] },
  { sample: 'shop', file: 'explain-file.txt', argv: ['explain', 'file', 'src/orders/checkout.service.ts', 'samples/shop'] },
];

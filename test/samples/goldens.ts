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
  ['report.md', 'analyze', '--format', 'markdown'],
  ['report.sarif', 'analyze', '--format', 'sarif'],
  ['report.junit.xml', 'analyze', '--format', 'junit'],
  ['report.annotations.txt', 'analyze', '--format', 'github'],
  ['report.csv', 'analyze', '--format', 'csv'],
  // Their bytes are Graphviz's, too: its version is pinned in package.json, and these change with it.
  ...pictures('dot', 'dot'),
  ...pictures('mmd', 'mermaid'),
  ...pictures('svg', 'svg'),
];

function pictures(ending: string, format: string): readonly (readonly [string, string, ...string[]])[] {
  const levels = [['services', 'service'] as const, ['files', 'file'] as const, ['entities', 'entity'] as const];
  // what a picture leaves out stands in it; stderr is for other tests
  return levels.map(([name, level]) => [`${name}.${ending}`, 'graph', '--format', format, '--level', level, '--quiet']);
}

/** Limits that the shop fails, so that the golden shows every kind of offender. */
const SHOP_LIMITS = [
  ['--max-inter-service-call-share', '0.2'],
  ['--max-shared-entities', '3'],
  ['--max-service-cycles', '0'],
  ['--min-cohesion', '0.4'],
  ['--max-efferent-coupling', '5'],
].flat();

/** Every golden: each format for each sample; for the shop also a picture around one service, the gate and an explanation. */
export const goldens: readonly Golden[] = [
  ...SAMPLES.flatMap((sample) => EVERY_FORMAT.map(([file, command, ...flags]) => ({ sample, file, argv: [command, `samples/${sample}`, ...flags] }))),
  { sample: 'shop', file: 'payments.svg', argv: ['graph', 'samples/shop', '--format', 'svg', '--focus', 'payments', '--depth', '1'] },
  { sample: 'shop', file: 'check.txt', argv: ['check', 'samples/shop', ...SHOP_LIMITS] },
  { sample: 'shop', file: 'explain-file.txt', argv: ['explain', 'file', 'src/orders/checkout.service.ts', 'samples/shop'] },
];

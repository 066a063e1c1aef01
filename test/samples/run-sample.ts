import { fileURLToPath } from 'node:url';
import { rules } from '../../rules/index.js';
import { main } from '../../src/cli/main.js';
import type { Streams } from '../../src/cli/streams.js';
import type { Analysis } from '../../src/model/analysis.js';
import { analyze } from '../../src/pipeline.js';
import { kept } from '../cli/run-cli.js';

/** The repository itself, with a slash at its end; tests run there. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export const SAMPLES = ['shop', 'clinic', 'notes'] as const;
export type Sample = (typeof SAMPLES)[number];

/** What one run of the command printed; throws where it could not run. */
export async function print(argv: readonly string[], { cwd = process.cwd(), env = {} }: Partial<Pick<Streams, 'cwd' | 'env'>> = {}): Promise<string> {
  const stdout = kept();
  const stderr = kept();
  const code = await main(argv, { stdout: stdout.stream, stderr: stderr.stream, env, cwd });
  // with --verbose stderr tells how long each stage took
  if (code > 1 || (stderr.text() !== '' && !argv.includes('--verbose'))) throw new Error(`seamline ${argv.join(' ')} ended in ${code}: ${stderr.text()}`);
  return stdout.text();
}

/** The analysis of a sample, with all rules. */
export function analyseSample(sample: Sample): Promise<Analysis> {
  return analyze({ root: `${ROOT}samples/${sample}`, history: false }, rules);
}

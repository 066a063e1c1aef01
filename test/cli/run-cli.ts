import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { OutputStream, Streams } from '../../src/cli/streams.js';
import { explainFile } from '../../src/cluster/explain-file.js';
import type { Analysis, FactReading } from '../../src/model/analysis.js';
import type { FileExplanation } from '../../src/model/file-explanation.js';
import type { AnalyzeOptions } from '../../src/model/options.js';
import { tryMoves } from '../../src/pipeline.js';
import { analyzeChange, compareReports, newNamesOf } from '../../src/pipeline-change.js';
import { sampleAnalysis } from '../support/analysis.js';

/** A stream that keeps what is written to it. */
export interface Kept {
  readonly stream: OutputStream;
  readonly text: () => string;
}

/** Keeps what is written; `columns` makes it a terminal of that width; `error` is what every write ends in. */
export function kept({ columns, error }: { columns?: number; error?: Error } = {}): Kept {
  let text = '';
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk: string, _, done) => {
      if (!error) text += chunk;
      done(error);
    },
  });
  const terminal = columns === undefined ? {} : { isTTY: true, columns };
  return { stream: Object.assign(stream, terminal), text: () => text };
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Streams['env'];
  readonly stdout?: Kept;
  readonly stderr?: Kept;
  /** What the analysis comes to, or how it fails; the sample shop by default. */
  readonly analyze?: (options: AnalyzeOptions) => Analysis;
  /** What reading the facts comes to; those of the sample shop by default. */
  readonly collectFacts?: (options: AnalyzeOptions) => FactReading;
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What the analysis was asked for; null where it was not begun. */
  readonly asked: AnalyzeOptions | null;
}

/** Runs the whole command in this process, with the analysis replaced. */
export async function runCli(
  argv: readonly string[],
  {
    cwd = process.cwd(),
    env = {},
    stdout = kept(),
    stderr = kept(),
    analyze = () => sampleAnalysis(),
    collectFacts = () => sampleAnalysis(),
  }: Surroundings = {},
): Promise<Ran> {
  let asked: AnalyzeOptions | null = null;
  const tools = {
    analyze: async (options: AnalyzeOptions): Promise<Analysis> => {
      asked = options;
      return analyze(options);
    },
    collectFacts: async (options: AnalyzeOptions): Promise<FactReading> => {
      asked = options;
      return collectFacts(options);
    },
    tryMoves: async (...given: Parameters<typeof tryMoves>): Promise<Analysis> => tryMoves(...given),
    analyzeChange: async (...given: Parameters<typeof analyzeChange>) => analyzeChange(...given),
    compareReports: async (...given: Parameters<typeof compareReports>) => compareReports(...given),
    newNamesOf: async (...given: Parameters<typeof newNamesOf>) => newNamesOf(...given),
    explainFile: async ({ facts, decomposition }: Analysis, path: string): Promise<FileExplanation> => explainFile(facts, decomposition, path),
  };
  const code = await main(argv, { stdout: stdout.stream, stderr: stderr.stream, env, cwd }, tools);
  return { code, stdout: stdout.text(), stderr: stderr.text(), asked };
}

/** An empty folder for each test; gone after it. */
export function inFolder(): { readonly path: string } {
  const folder = { path: '' };
  beforeEach(() => {
    folder.path = mkdtempSync(join(tmpdir(), 'seamline-cli-'));
  });
  afterEach(() => rmSync(folder.path, { recursive: true, force: true }));
  return folder;
}

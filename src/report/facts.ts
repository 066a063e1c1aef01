import type { FactReading } from '../model/analysis.js';
import { factLists, type FactLists } from './facts-lists.js';
import { jsonLine, jsonText } from './json.js';

/** Which facts to write. */
export interface FactsOptions {
  /** Only those whose place is that file: its path, relative to the analysed folder, as `factPaths` has it. Null for all. */
  readonly of: string | null;
}

/** The facts as one JSON object, in the shape that `facts.schema.json` describes; ends with a newline. */
export function renderFacts(reading: FactReading, { of }: FactsOptions): string {
  return jsonText({ ...headOf(reading, of), ...factLists(reading, of) });
}

/**
 * The facts as NDJSON: a line that says what wrote it, then one line a fact with its `type`, in the order of the JSON form. Each line is an
 * object that `#/$defs/line` of `facts.schema.json` describes, and ends with a newline.
 */
export function* factLines(reading: FactReading, { of }: FactsOptions): Iterable<string> {
  yield jsonLine({ type: 'head', ...headOf(reading, of) });
  const lists = factLists(reading, of);
  for (const [name, type] of Object.entries(TYPES) as [keyof FactLists, string][]) {
    // the keys of a constant of ours
    for (const fact of lists[name]) yield jsonLine({ type, ...fact });
  }
}

function headOf({ version }: FactReading, of: string | null): object {
  return { formatVersion: 1, tool: { name: 'seamline', version }, of };
}

const TYPES = {
  files: 'file',
  units: 'unit',
  references: 'reference',
  entities: 'entity',
  relations: 'relation',
  accesses: 'access',
  transactions: 'transaction',
  entryPoints: 'entryPoint',
  outsideCalls: 'outsideCall',
  gaps: 'gap',
  recall: 'recall',
  leftOut: 'leftOut',
} satisfies Record<keyof FactLists, string>;

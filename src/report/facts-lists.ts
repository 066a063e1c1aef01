import type { FactReading } from '../model/analysis.js';
import { compareText } from '../model/location.js';
import {
  accessesOf,
  entitiesOf,
  entryPointsOf,
  type FactRow,
  gapsOf,
  outsideCallsOf,
  referencesOf,
  relationsOf,
  sequenceOf,
  transactionsOf,
  unitsOf,
} from './json-facts.js';
import { recallRowsOf } from './json-recall.js';

/** Every list of facts, by its name in the JSON form, in the order it is written. */
export interface FactLists {
  readonly files: readonly object[];
  readonly units: readonly object[];
  readonly references: readonly object[];
  readonly entities: readonly object[];
  readonly relations: readonly object[];
  readonly accesses: readonly object[];
  readonly transactions: readonly object[];
  readonly entryPoints: readonly object[];
  readonly outsideCalls: readonly object[];
  readonly gaps: readonly object[];
  readonly recall: readonly object[];
  readonly leftOut: readonly object[];
}

/**
 * The facts as plain data, each list sorted. With `of`, a path, only those whose place is that file, and nothing of the files left out;
 * `recall` always speaks of the whole.
 */
export function factLists({ facts, recall, leftOut, sequences }: FactReading, of: string | null): FactLists {
  const there = <Row extends { readonly path: string }>(rows: readonly Row[]): readonly Row[] => (of === null ? rows : rows.filter(({ path }) => path === of));
  return {
    files: there(facts.files.map(({ path, lines }) => ({ path, lines })).sort((a, b) => compareText(a.path, b.path))),
    units: there(unitsOf(facts)),
    references: there(referencesOf(facts)),
    entities: there(entitiesOf(facts)),
    relations: there(relationsOf(facts)),
    accesses: there(accessesOf(facts)),
    transactions: there(transactionsOf(facts)),
    entryPoints: there(entryPointsOf(facts, (index) => ({ accesses: sequenceOf(sequences?.[index] ?? []) }))),
    outsideCalls: there(outsideCallsOf(facts)),
    gaps: there(gapsOf(facts)),
    recall: recallRowsOf(recall),
    leftOut: of === null ? leftOutRowsOf(leftOut) : [],
  };
}

/** Every path that a fact may be asked for by: analysed files, and the places of facts outside them (schemas, configuration); sorted. */
export function factPaths({ facts }: Pick<FactReading, 'facts'>): readonly string[] {
  const places: readonly (readonly FactRow[])[] = [entitiesOf(facts), relationsOf(facts), gapsOf(facts)];
  return [...new Set([...facts.files, ...places.flat()].map(({ path }) => path))].sort(compareText);
}

/** Files that were found and not analysed; by reason. */
export function leftOutRowsOf(leftOut: FactReading['leftOut']): object[] {
  return leftOut.map(({ reason, count, examples }) => ({ reason, count, examples })).sort((a, b) => compareText(a.reason, b.reason));
}

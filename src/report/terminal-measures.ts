import type { Analysis, Metrics } from '../model/analysis.js';
import { count } from '../model/wording.js';
import { heading, type Item, items, remark } from './terminal-layout.js';
import type { Page } from './terminal-page.js';
import { decimal, percent } from './terminal-words.js';

const LEGEND =
  'ICP: share of calls that cross. IFN: operations of a service that others call. NED: share of files in services of under 5 or over 20 files. SM: density ' +
  'inside minus across (best 1). Purity: how far one service alone uses an entity (best 1). FRC, SAC: work that sagas bring their own and other entry ' +
  'points; QIC: queries that may read half of a change; means. Fewer is better but for SM and purity.';

/** The figures of the field in a few lines; coupling never without balance, as one large service makes every coupling look good. Nothing for less than two services. */
export function measures({ metrics, entryCosts }: Analysis, page: Page): readonly string[] {
  if (metrics.services < 2) return [];
  const balance = `largest service ${percent(metrics.largestServiceShare)} of files, NED ${decimal(metrics.nonExtremeDistribution)}`;
  const rows = [
    { place: 'Coupling, balance', note: `ICP ${percent(metrics.interServiceCallShare)}, IFN ${tenths(metrics.interfacesPerService)}; ${balance}` },
    { place: 'Structure, data', note: `SM ${decimal(metrics.structuralModularity)}; ${purity(metrics)}` },
    ...functionalities({ metrics, entryCosts }),
  ];
  return [...heading('Measures', page), ...items(rows, page), ...remark(LEGEND, page)];
}

function purity({ databasePurity }: Metrics): string {
  return databasePurity === null ? 'no service reads or writes an entity' : `database purity ${decimal(databasePurity)}`;
}

function functionalities({ metrics, entryCosts }: Pick<Analysis, 'metrics' | 'entryCosts'>): Item[] {
  const judged = entryCosts.filter((cost) => cost !== null).length;
  const means = `FRC ${tenths(metrics.meanFrc)}, SAC ${tenths(metrics.meanSac)}, QIC ${tenths(metrics.meanQic)}`;
  return judged === 0 ? [] : [{ place: 'Functionalities', note: `${means} over ${count(judged, 'entry point')} with data` }];
}

function tenths(value: number): string {
  return value.toFixed(1);
}

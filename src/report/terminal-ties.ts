import type { Signal } from '../model/decomposition.js';
import type { FileTie, TiePart } from '../model/file-explanation.js';
import type { EntityId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { escapeTerminal } from './escape-terminal.js';
import { fileNames } from './terminal-file-names.js';
import type { Page } from './terminal-page.js';
import { fitNames, pad, shorten } from './terminal-text.js';
import { decimal } from './terminal-words.js';

/** How a signal reads from the file, and how from the other end. */
const WORDS = {
  call: ['calls', 'called by'],
  inject: ['is given', 'given to'],
  extend: ['extends', 'extended by'],
  import: ['uses', 'used by'],
  type: ['names types of', 'its types in'],
  declare: ['declares', 'declared in'],
  write: ['writes', 'written by'],
  read: ['reads', 'read by'],
  relation: ['joined with', 'joined with'],
  transaction: ['written with', 'written with'],
  word: ['alike words', 'alike words'],
  folder: ['same folder', 'same folder'],
} satisfies Record<Signal, readonly [string, string]>;

const INDENT = 2;
const GAP = 2;

interface Row {
  readonly words: string;
  readonly weight: number;
  readonly ends: readonly { readonly tie: FileTie; readonly part: TiePart }[];
}

/** Ties by signal, the heaviest first, one line each: the signal, its weight, and the other ends with their counts; where the page is verbose, all ends, each on its line. */
export function tieLines(
  ties: readonly FileTie[],
  { page, entityNames }: { readonly page: Page; readonly entityNames: ReadonlyMap<EntityId, string> },
): readonly string[] {
  const rows = rowsOf(ties);
  const label = Math.max(...rows.map(({ words }) => words.length));
  const figure = Math.max(...rows.map(({ weight }) => decimal(weight).length));
  const names = namesOf(ties, entityNames, page);
  const start = INDENT + label + GAP + figure + GAP;
  const room = page.width - start;
  return rows.flatMap(({ words, weight, ends }) => {
    const told = ends.map(({ tie, part }) => ({ name: escapeTerminal(names.get(tie) ?? ''), times: timesOf(part) }));
    const whole = told.map(({ name, times }) => name + times);
    const lines = page.verbose
      ? told.map(({ name, times }) => shorten(name, room - times.length, page.ellipsis) + times)
      : [fitNames(whole, room, page.ellipsis)];
    const head = ' '.repeat(INDENT) + pad(words, label + GAP, 'left') + pad(decimal(weight), figure, 'right') + ' '.repeat(GAP);
    return lines.map((line, index) => (index === 0 ? head : ' '.repeat(start)) + line);
  });
}

/** How often, where it is more than once; the files of a folder are no such count. */
function timesOf({ signal, count }: TiePart): string {
  return count === 1 || signal === 'folder' ? '' : ` (${count})`;
}

function rowsOf(ties: readonly FileTie[]): readonly Row[] {
  const rows = new Map<string, { weight: number; ends: { tie: FileTie; part: TiePart }[] }>();
  for (const tie of ties) {
    for (const part of tie.parts) {
      const words = WORDS[part.signal][part.outgoing === false ? 1 : 0];
      const row = rows.get(words) ?? { weight: 0, ends: [] };
      row.weight += part.weight;
      row.ends.push({ tie, part });
      rows.set(words, row);
    }
  }
  return [...rows]
    .map(([words, { weight, ends }]) => ({ words, weight, ends: ends.sort((a, b) => b.part.weight - a.part.weight) }))
    .sort((a, b) => b.weight - a.weight || compareText(a.words, b.words));
}

/** Names of files without folders, whole paths where the page is verbose; entities by name. */
function namesOf(ties: readonly FileTie[], entityNames: ReadonlyMap<EntityId, string>, page: Page): ReadonlyMap<FileTie, string> {
  const paths = ties.map(({ to }) => (to.kind === 'entity' ? (entityNames.get(to.id) ?? to.id) : to.path));
  const short = page.verbose ? paths : fileNames(paths);
  return new Map(ties.map((tie, index) => [tie, (tie.to.kind === 'file' ? short[index] : paths[index]) ?? '']));
}

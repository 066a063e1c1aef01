import type { PastText } from './history.js';
import { compareText } from './location.js';
import type { SystemView } from './system-view.js';
import type { VariantAxis } from './variants.js';

/**
 * How many members each quarter's declaration names, from the first that names one to the last; null where that is less than two texts, or never grew. Where
 * no declaration of that name is found in a text, the whole of it counts.
 */
export function growthOf(
  { name, members }: Pick<VariantAxis, 'name' | 'members'>,
  texts: readonly PastText[],
): { readonly from: PastText; readonly counts: readonly number[] } | null {
  const named = texts.map(({ text }) => namedIn(members, declarationIn(text, name)));
  const start = named.findIndex((number) => number > 0);
  const [from, counts] = [texts[start], named.slice(Math.max(0, start))];
  return from === undefined || counts.length < 2 || (counts.at(-1) ?? 0) <= (counts[0] ?? 0) ? null : { from, counts };
}

/** From a declaration's name to the line that closes it, or its semicolon: other sets of the file may have members of the same name. */
function declarationIn(text: string, name: string): string {
  const start = text.search(new RegExp(`\\b(?:enum|type|const)\\s+${escaped(name)}\\b`));
  if (start < 0) return text;
  const rest = text.slice(start);
  const end = rest.search(/^\s*[})\]]|;/m);
  return end < 0 ? rest : rest.slice(0, end);
}

function namedIn(members: readonly string[], text: string): number {
  return members.filter((member) => new RegExp(`\\b${escaped(member)}\\b`).test(text)).length;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** How many of some files told members apart at the end of a quarter, and do by their last text: a file that names two does. */
export interface SpreadGrowth {
  readonly quarter: string;
  readonly before: number;
  readonly now: number;
}

/** Since a quarter, or the first in which one of the files told members apart; null where that is no history, or they were as many before. Files that are gone do not count. */
export function spreadOf(members: readonly string[], files: readonly (readonly PastText[])[], since: string | null): SpreadGrowth | null {
  const told = files.map((texts) => texts.map(({ quarter, text }) => ({ quarter, tells: namedIn(members, text) > 1 })));
  const quarters = told.flatMap((texts) => texts.filter(({ tells }) => tells).map(({ quarter }) => quarter));
  const quarter = since ?? [...quarters].sort(compareText)[0];
  if (quarter === undefined) return null;
  const tellsAt = (texts: (typeof told)[number], until: string | null): boolean =>
    texts.findLast((text) => until === null || text.quarter <= until)?.tells ?? false;
  const [before, now] = [quarter, null].map((until) => told.filter((texts) => tellsAt(texts, until)).length);
  return before === undefined || now === undefined || now <= before ? null : { quarter, before, now };
}

/** Growth of a set, and of the files that tell its members apart; what did not grow, or has no history, is null. */
export interface AxisGrowth {
  readonly members: ReturnType<typeof growthOf>;
  readonly files: SpreadGrowth | null;
}

/** Of several declarations the one that is remembered longest speaks for the set. */
export function axisGrowth({ declarations, members, sites }: Pick<VariantAxis, 'declarations' | 'members' | 'sites'>, view: SystemView): AxisGrowth {
  const declared = new Set(declarations.map(({ path }) => path));
  const [grown = null] = declarations
    .flatMap(({ name, path }) => growthOf({ name, members }, view.pastTexts(path)) ?? [])
    .sort((a, b) => compareText(a.from.quarter, b.from.quarter));
  const paths = [...new Set(sites.map(({ path }) => path))].filter((path) => !declared.has(path)).sort(compareText);
  const texts = paths.map((path) => view.pastTexts(path));
  return { members: grown, files: spreadOf(members, texts, grown?.from.quarter ?? null) };
}

/** As a sentence; none where nothing grew. */
export function growthInWords({ members, files }: AxisGrowth): readonly string[] {
  const spread = files === null ? '' : `the files that tell them apart grew from ${files.before} to ${files.now}`;
  if (members !== null) return [`It grew from ${members.counts[0]} to ${members.counts.at(-1)} since ${members.from.quarter}${spread && `; ${spread}`}`];
  return files === null ? [] : [`Since ${files.quarter} ${spread}`];
}

import type { PastText } from './history.js';
import type { EntityId, UnitId } from './ids.js';
import { compareText } from './location.js';
import type { CloneCoverage, CodePart, SystemView } from './system-view.js';
import { entitiesInWords } from './variant-wording.js';
import type { ProviderUse, VariantAxis } from './variants.js';
import { count, listed, unitName } from './wording.js';

/** What one unit gathers that tells variants apart: packages of providers, and entities that it writes. */
export interface Gathering {
  readonly unit: UnitId;
  readonly providers: readonly ProviderUse[];
  /** Sorted. */
  readonly written: readonly EntityId[];
  /** Some of these writes run in a transaction. */
  readonly inTransaction: boolean;
}

/** The unit with most places of an axis, of several the one with more packages of providers; null where none of its places decides anything. */
export function gatheringOf(axis: VariantAxis, view: SystemView): Gathering | null {
  const places = new Map<UnitId, number>();
  for (const { path, unit } of axis.sites) if (axis.sprawl?.files.includes(path)) places.set(unit, (places.get(unit) ?? 0) + 1);
  const packages = (unit: UnitId): number => axis.providers.filter((use) => use.unit === unit).flatMap((use) => use.packages).length;
  const [first] = [...places].sort(([a, some], [b, others]) => packages(b) - packages(a) || others - some || compareText(a, b));
  return first === undefined ? null : gatheringIn(first[0], axis, view);
}

/** What a unit gathers. */
export function gatheringIn(unit: UnitId, { providers }: Pick<VariantAxis, 'providers'>, view: SystemView): Gathering {
  const writes = view.facts.accesses.filter(({ by, confidence, mode }) => by === unit && mode === 'write' && confidence !== 'low');
  return {
    unit,
    providers: providers.filter((use) => use.unit === unit),
    written: [...new Set(writes.map(({ entity }) => entity))].sort(compareText),
    inTransaction: writes.some(({ transaction }) => transaction !== null),
  };
}

/** How many members each quarter's text names, from the first that names one to the last; null where that is less than two texts, or never grew. */
export function growthOf(members: readonly string[], texts: readonly PastText[]): { readonly from: PastText; readonly counts: readonly number[] } | null {
  const named = texts.map(({ text }) => members.filter((member) => new RegExp(`\\b${escaped(member)}\\b`).test(text)).length);
  const start = named.findIndex((number) => number > 0);
  const [from, counts] = [texts[start], named.slice(Math.max(0, start))];
  return from === undefined || counts.length < 2 || (counts.at(-1) ?? 0) <= (counts[0] ?? 0) ? null : { from, counts };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** For each member that a family has parts for, those parts, of the family that most members have; empty without families. */
export function partsByMember({ families }: Pick<VariantAxis, 'families'>): readonly (readonly CodePart[])[] {
  const sizes = families.map(({ parts }) => new Set(parts.map(({ member }) => member)).size);
  const family = families[sizes.indexOf(Math.max(...sizes, 0))];
  const groups = new Map<string, CodePart[]>();
  for (const { endLine, line, member, path } of family?.parts ?? []) groups.set(member, [...(groups.get(member) ?? []), { path, line, endLine }]);
  return [...groups.values()];
}

/** Growth is only spoken of where the set's own file remembers it. */
export function growthInWords({ declarations: [first], members }: VariantAxis, view: SystemView): readonly string[] {
  const grown = first === undefined ? null : growthOf(members, view.pastTexts(first.path));
  return grown === null ? [] : [`It grew from ${grown.counts[0]} to ${grown.counts.at(-1)} since ${grown.from.quarter}`];
}

/** What one unit gathers, as a sentence; none where it is nothing. */
export function gatheringInWords(gathered: Gathering | null, view: SystemView): readonly string[] {
  if (gathered === null) return [];
  const uses = gathered.providers.map(({ kind, packages }) => `uses ${listed(packages)} (${kind})`);
  const writes = gathered.written.length > 0 ? [`writes ${entitiesInWords(gathered.written, view)}`] : [];
  return uses.length + writes.length === 0 ? [] : [`${unitName(gathered.unit, null)} ${[...uses, ...writes].join(' and ')}`];
}

/** Whether the members are classes; or most have one of their own, and some place hands over to it. */
export function hasStrategies({ declarations, families, members, sites }: VariantAxis): boolean {
  if (declarations.some(({ kind }) => kind === 'classes')) return true;
  const named = families.some(({ kind, parts }) => kind !== 'method' && new Set(parts.map(({ member }) => member)).size >= members.length * 0.8);
  return named && sites.some(({ does }) => does === 'delegates');
}

/** The packages of providers that the places use, sorted. */
export function packagesOf({ providers }: VariantAxis): readonly string[] {
  return [...new Set(providers.flatMap(({ packages }) => packages))].sort(compareText);
}

/** What to do, and why no service for each variant. */
export function adviceOf(axis: VariantAxis, gathered: Gathering | null, view: SystemView): string {
  const packages = packagesOf(axis);
  const first = hasStrategies(axis)
    ? 'move what these places decide into the classes that the variants have'
    : 'put a strategy interface before these places, in one service';
  const adapters = packages.length > 1 ? ', with one adapter for each provider' : '';
  const against = reasonsAgainst(gathered, view.cloneCoverage(partsByMember(axis)));
  return `Advised: ${first}${adapters}${against.length > 0 ? `; not one service for each variant, as ${listed(against)}` : ''}`;
}

/**
 * Copies that weigh against a service for each variant: a quarter word for word, or 30 points more than unrelated code has under other names; without
 * unrelated code to compare with, the latter says nothing. The same limits as the defaults of the rule `over-split-clones`, which measured them.
 */
const COPIES = { exact: 0.25, overControl: 0.3 } as const;

function reasonsAgainst(gathered: Gathering | null, clones: CloneCoverage | null): readonly string[] {
  const reasons: string[] = [];
  if (gathered !== null && gathered.written.length > 0) {
    reasons.push(`they would share these ${count(gathered.written.length, 'entity', 'entities')}${gathered.inTransaction ? ', written in transactions' : ''}`);
  }
  if (clones !== null && (clones.exact >= COPIES.exact || (clones.control !== null && clones.renamed - clones.control >= COPIES.overControl))) {
    reasons.push(`${Math.round(clones.renamed * 100)} % of their code would be copied`);
  }
  return reasons;
}

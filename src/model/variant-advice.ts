import { copiesAmong } from './copies.js';
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

/** For each member that a family has parts for, those parts, of the family that most members have; empty without families. */
export function partsByMember({ families }: Pick<VariantAxis, 'families'>): readonly (readonly CodePart[])[] {
  const sizes = families.map(({ parts }) => new Set(parts.map(({ member }) => member)).size);
  const family = families[sizes.indexOf(Math.max(...sizes, 0))];
  const groups = new Map<string, CodePart[]>();
  for (const { endLine, line, member, path } of family?.parts ?? []) groups.set(member, [...(groups.get(member) ?? []), { path, line, endLine }]);
  return [...groups.values()];
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

/** What to do, and whether a service for each variant would be better: what speaks against it, or that nothing in the code does. */
export function adviceOf(axis: VariantAxis, gathered: Gathering | null, view: SystemView): string {
  const packages = packagesOf(axis);
  const first = hasStrategies(axis)
    ? 'move what these places decide into the classes that the variants have'
    : 'put a strategy interface before these places, in one service';
  const adapters = packages.length > 1 ? ', with one adapter for each provider' : '';
  const parts = partsByMember(axis);
  const clones = view.cloneCoverage(parts);
  const against = reasonsAgainst(gathered, clones);
  if (against.length > 0) return `Advised: ${first}${adapters}; not one service for each variant, as ${listed(against)}`;
  return `Advised: ${first}${adapters}${isApart({ axis, gathered, parts, clones }, view) ? `; ${SERVICES}` : ''}`;
}

const SERVICES =
  'a service for each variant would be possible, as each has code of its own and they share no written data and little code; it pays where other people work on each';

/** Whether every variant has code of its own, and nothing ties them: no written data, no transaction, little code (a tenth word for word, a fifth but for names). */
function isApart(
  { axis, gathered, parts, clones }: { axis: VariantAxis; gathered: Gathering | null; parts: readonly (readonly CodePart[])[]; clones: CloneCoverage | null },
  view: SystemView,
): boolean {
  if (parts.length < axis.members.length || (gathered !== null && gathered.written.length > 0) || clones === null) return false;
  const { written, transactions } = view.dataBetween(parts);
  return written.length === 0 && transactions.length === 0 && clones.exact < APART.exact && clones.renamed < APART.renamed;
}

/** Measured: payment handlers that are packages of their own have 3 % and 13 %; the families that nobody would part have 11 % and 83 % or more. */
const APART = { exact: 0.1, renamed: 0.2 } as const;

function reasonsAgainst(gathered: Gathering | null, clones: CloneCoverage | null): readonly string[] {
  const reasons: string[] = [];
  if (gathered !== null && gathered.written.length > 0) {
    reasons.push(`they would share these ${count(gathered.written.length, 'entity', 'entities')}${gathered.inTransaction ? ', written in transactions' : ''}`);
  }
  const copies = clones && copiesAmong(clones);
  if (copies !== null) {
    const how = copies.kind === 'exact' ? 'word for word' : 'but for names and literals';
    reasons.push(`${copies.tokens.toLocaleString('en-US')} tokens (${Math.round(copies.share * 100)} % of their code) would be copied, ${how}`);
  }
  return reasons;
}

import { compareText } from '../model/location.js';
import type { VariantAxis, VariantSite, VariantSprawl } from '../model/variants.js';
import { LEAST_VARIANTS } from './declared-axis.js';
import { wordsOf } from './words.js';

/** What an axis costs: how much is decided at its places, which files another variant means editing, and what a strategy would have to do. */
export function measureSprawl({ members, sites }: Pick<VariantAxis, 'members' | 'sites'>): VariantSprawl {
  const telling = sites.filter(isTelling);
  const deciding = telling.filter(({ screen }) => !screen);
  const edited = sites.filter(({ covers, exhaustive }) => exhaustive || covers.length >= Math.max(LEAST_VARIANTS, members.length * MUST_NAME));
  return {
    weight: weightOf(deciding, members.length),
    acting: new Set(deciding.filter((site) => site.does === 'acts' && !site.exhaustive && !isSpecial(site, members.length)).map(functionOf)).size,
    files: filesOf(deciding),
    edits: filesOf(edited),
    operations: operationsOf(deciding),
  };
}

/** Places that decide something for several variants. One that hands over to whoever does it is where variants should be named. */
export function isTelling({ does, kind }: Pick<VariantSite, 'does' | 'kind'>): boolean {
  return kind !== 'compare' && kind !== 'list' && does !== 'delegates';
}

/**
 * A place that names this share of the members most likely has to name the next one too. Judgement: three in four would lose places that leave one
 * of five to their last `else` as soon as a sixth is there.
 */
const MUST_NAME = 2 / 3;

/**
 * The weights are judgements: what is done for each variant counts one, a value that is chosen half; half of that where the compiler finds the
 * place, and where only one or two of many variants are told from the rest. A function counts once, by its heaviest place.
 */
function weightOf(sites: readonly VariantSite[], members: number): number {
  const weights = new Map<string, number>();
  for (const site of sites) {
    const weight = (site.does === 'acts' ? 1 : 0.5) * (site.exhaustive ? 0.5 : 1) * (isSpecial(site, members) ? 0.5 : 1);
    weights.set(functionOf(site), Math.max(weight, weights.get(functionOf(site)) ?? 0));
  }
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}

/** One or two of many are told from the rest. */
function isSpecial({ covers }: VariantSite, members: number): boolean {
  return covers.length < LEAST_VARIANTS && covers.length < members / 2;
}

function functionOf({ member, unit }: VariantSite): string {
  return `${unit}\0${member ?? ''}`;
}

function filesOf(sites: readonly VariantSite[]): readonly string[] {
  return [...new Set(sites.map(({ path }) => path))].sort(compareText);
}

/** What the places do, by the functions that they stand in: those that do something first, then by place; a name once. */
function operationsOf(sites: readonly VariantSite[]): readonly string[] {
  const ordered = [...sites.filter(({ does }) => does === 'acts'), ...sites.filter(({ does }) => does !== 'acts')];
  return [...new Set(ordered.map(operationAt).filter((name) => name !== ''))];
}

/** Method names that say nothing without their class. */
const BARE: ReadonlySet<string> = new Set('apply call create exec execute get handle index invoke main perform process run show update'.split(' '));
/** Words of a class's name that say what it is, not what it is about. */
const ROLES: ReadonlySet<string> = new Set(
  'command controller factory handler helper job manager mapper processor query resolver service task usecase validator worker'.split(' '),
);

/** `refundSentence`; `RefundService.execute` is executeRefund. */
function operationAt({ member, unit }: VariantSite): string {
  const owner = unit.slice(unit.lastIndexOf('#') + 1);
  if (member === null || !BARE.has(member)) return operationName(member ?? owner);
  const about = wordsOf(owner).filter((word) => !ROLES.has(word));
  return `${member}${about.map(capital).join('')}`;
}

function capital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

/** A name as methods are written: `METHOD_LABELS` is methodLabels. */
function operationName(name: string): string {
  if (!/^[A-Z]/.test(name)) return name;
  return wordsOf(name)
    .map((word, index) => (index === 0 ? word : capital(word)))
    .join('');
}

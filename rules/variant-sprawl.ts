import type { UnitId } from '../src/model/ids.js';
import { compareText } from '../src/model/location.js';
import { type Evidence, defineRule, type Violation } from '../src/model/rule.js';
import type { SystemView } from '../src/model/system-view.js';
import { adviceOf, gatheringIn, gatheringInWords, gatheringOf, type Gathering, hasStrategies, packagesOf } from '../src/model/variant-advice.js';
import { type AxisGrowth, axisGrowth, growthInWords } from '../src/model/variant-growth.js';
import type { VariantAxis, VariantSite } from '../src/model/variants.js';
import { entitiesInWords, filesInWords, foldersOf, membersInWords, siteEvidence, strategyInterface } from '../src/model/variant-wording.js';
import { count, listed, unitName } from '../src/model/wording.js';

/** Reports each set of variants that the code tells apart in many places, and each place that does the work of many variants at length. */
export default defineRule({
  id: 'variant-sprawl',
  severity: 'warning',
  principle: 'What varies is behind one interface: another variant is another implementation, named in one place.',
  source:
    'Gamma, Helm, Johnson, Vlissides, Design Patterns, 1994, Strategy; Fowler, Refactoring, 2018, Shotgun Surgery, Repeated Switches. Weights and limits were measured on seven repositories (page).',
  problem: '{axis} ({count} variants: {members}) {spread}.',
  remedy:
    'Give the variants one interface, with the operations that the places below ask for, and name them in one registry; keep them in one service. A service of its own is for a variant that shares neither written data nor code with the others.',
  defaults: { weight: 2.5, lines: 150, providerLines: 40 },
  *detect(view, { weight, ...lengths }) {
    for (const axis of view.facts.axes ?? []) {
      if (axis.declarations[0]?.kind === 'providers') yield gatheredProviders(axis, view);
      else if (isSprawled(axis, weight)) yield sprawled(axis, view);
      else yield* axis.sites.filter((site) => isLong(axis, site, lengths)).map((site) => overlong(axis, site, view));
    }
  },
});

/** Labels that no declaration joins need a third file that agrees: two may each speak of something else, or of a package's own. */
function isSprawled({ declarations, sprawl }: VariantAxis, least: number): boolean {
  const files = declarations.some(({ kind }) => kind !== 'labels') ? 2 : 3;
  return sprawl !== null && sprawl.weight >= least && sprawl.acting > 1 && sprawl.files.length >= files;
}

/** From these on it is an error: more than twice the least weight, in three files. */
const MANY = { weight: 6, files: 3 } as const;

type Slots = 'axis' | 'count' | 'members' | 'spread';

function sprawled(axis: VariantAxis, view: SystemView): Violation<Slots> {
  const { members, name, sprawl } = axis;
  const { edits = [], files = [], weight = 0 } = sprawl ?? {};
  const telling = axis.sites.filter(({ does, kind }) => does !== 'delegates' && kind !== 'compare' && kind !== 'list');
  const gathered = gatheringOf(axis, view);
  const growth = axisGrowth(axis, view);
  const today = hasStrategies(axis) ? [] : [todayInWords(axis, gathered)];
  const spread = [
    placesInWords(telling, edits, view),
    ...growthInWords(growth),
    ...gatheringInWords(gathered, view),
    ...today,
    adviceOf(axis, gathered, view),
  ].join('. ');
  return {
    data: { axis: name, count: members.length, members: membersInWords(axis), spread, ...figures(axis, { gathered, growth }, view) },
    at: spanOf(axis),
    evidence: evidenceOf(axis, telling),
    services: servicesOf(
      telling.map(({ path }) => path),
      view,
    ),
    entities: gathered?.written ?? [],
    key: `axis\0${name}\0${axis.declarations[0]?.path ?? ''}`,
    severity: weight >= MANY.weight && files.length >= MANY.files ? 'error' : 'warning',
  };
}

/** Where variants are told apart, and which of these files another one means editing, of which services; where that is all of them, they are not counted twice. */
function placesInWords(telling: readonly VariantSite[], edits: readonly string[], view: SystemView): string {
  const files = [...new Set(telling.map(({ path }) => path))];
  const all = files.length === edits.length && files.every((path) => edits.includes(path));
  const places = all ? count(telling.length, 'place') : `${count(telling.length, 'place')} of ${filesInWords(files)}`;
  const services = servicesOf(edits, view).map((id) => view.nameOf(id));
  const of = services.length > 1 ? ` (${services.length > MOST_SERVICES ? count(services.length, 'service') : listed(services)})` : '';
  return `is told apart in ${places}${edits.length > 0 ? `; another variant means editing ${filesInWords(edits)}${of}` : ''}`;
}

/** More services than these are counted. */
const MOST_SERVICES = 5;

/** Whether it is one responsibility: variants that write the same data are. */
function todayInWords({ sprawl }: VariantAxis, gathered: Gathering | null): string {
  const spread = `${count(sprawl?.acting ?? 0, 'function')} do something else for each`;
  return gathered !== null && gathered.written.length > 0 ? `One responsibility, as the variants share what is written, but ${spread}` : `Today ${spread}`;
}

function spanOf({ declarations: [first] }: VariantAxis): { path: string; line: number; endLine: number } {
  return { path: first?.path ?? '', line: first?.line ?? 1, endLine: first?.line ?? 1 };
}

function figures(
  axis: VariantAxis,
  { gathered, growth }: { readonly gathered: Gathering | null; readonly growth: AxisGrowth },
  view: SystemView,
): Record<string, string | number> {
  const { edits = [], weight = 0 } = axis.sprawl ?? {};
  return {
    weight,
    editFiles: edits.length,
    editFolders: foldersOf(edits).length,
    level: hasStrategies(axis) ? 'strategy interface' : 'inline switch',
    advised: packagesOf(axis).length > 1 ? 'adapter per provider behind a strategy interface in one service' : 'strategy interface in one service',
    strategy: strategyInterface(axis),
    acting: axis.sprawl?.acting ?? 0,
    ...(growth.members && { grownFrom: growth.members.counts[0] ?? 0, grownSince: growth.members.from.quarter }),
    ...(growth.files && { filesFrom: growth.files.before, filesNow: growth.files.now }),
    ...(gathered && { gatheredIn: unitName(gathered.unit, null), packages: packagesOf(axis).join(', '), writes: entitiesInWords(gathered.written, view, 99) }),
  };
}

/** Operations that evidence shows; all are in the data. */
const MOST_OPERATIONS = 6;

/** The places that do something first, of the user interface last; where the set is declared, the interface that the places ask for. */
function evidenceOf(axis: VariantAxis, telling: readonly VariantSite[]): readonly Evidence[] {
  const rank = ({ does, screen }: VariantSite): number => (screen ? 2 : does === 'acts' ? 0 : 1);
  const sites = [...telling].sort((a, b) => rank(a) - rank(b) || compareText(a.path, b.path) || a.line - b.line);
  return [
    { ...spanOf(axis), note: `the places ask for: ${strategyInterface(axis, MOST_OPERATIONS)}` },
    ...sites.map((site) => siteEvidence(site, axis.members.length)),
  ];
}

function servicesOf(paths: readonly string[], view: SystemView): Violation['services'] {
  return [...new Set(paths.map((path) => view.serviceOf(path)))].filter((id) => id !== null).sort(compareText);
}

/** Of other sets a long place is a list, a parser or a screen. */
const WORKED_OFF: ReadonlySet<VariantAxis['nature']> = new Set(['variant', 'state', 'event', 'foreign'] as const);

interface Lengths {
  readonly lines: number;
  readonly providerLines: number;
}

/** A dispatch of so many lines is no dispatch: it does the work itself. */
function isLong(axis: VariantAxis, { covers, does, endLine, kind, line, screen, unit }: VariantSite, { lines, providerLines }: Lengths): boolean {
  if (!WORKED_OFF.has(axis.nature) || does !== 'acts' || screen || !(kind === 'switch' || kind === 'chain' || kind === 'run')) return false;
  const long = endLine - line + 1;
  if (covers.length >= MOST_INLINE && long >= lines) return true;
  return isOfProviders(axis) && covers.length >= LEAST_PROVIDERS && long >= providerLines && !/factory/i.test(unit);
}

/** As many variants as a reader keeps in mind (Miller, "The Magical Number Seven, Plus or Minus Two", 1956: at most nine). */
const MOST_INLINE = 9;
/** Two are told apart by an `if` (the rule of three). */
const LEAST_PROVIDERS = 3;

/** By its name a set of outside providers: each has its own protocol, credentials and errors, and belongs behind an adapter from the start. */
function isOfProviders({ declarations, nature }: VariantAxis): boolean {
  return (nature === 'variant' || nature === 'foreign') && declarations.some(({ name }) => /provider|gateway|carrier/i.test(name));
}

function overlong(axis: VariantAxis, site: VariantSite, view: SystemView): Violation<Slots> {
  const { member, path, unit } = site;
  const long = site.endLine - site.line + 1;
  const advised = isOfProviders(axis) ? 'an adapter for each provider' : 'a table of handlers, one for each';
  const spread = `is worked off in one place of ${count(long, 'line')}, in ${unitName(unit, member)}. Advised: ${advised}, that this place only looks up`;
  return {
    data: { axis: axis.name, count: site.covers.length, members: membersInWords({ members: site.covers }), spread },
    at: site,
    evidence: [siteEvidence(site, axis.members.length)],
    services: servicesOf([path], view),
    entities: [],
    key: `place\0${axis.name}\0${path}\0${unitName(unit, member)}`,
    severity: 'warning',
  };
}

/** Packages of several providers in one class, which nothing that is declared tells apart. */
function gatheredProviders(axis: VariantAxis, view: SystemView): Violation<Slots> {
  const unit = axis.providers[0]?.unit ?? ('' as UnitId); // such an axis has one
  const gathered = gatheringIn(unit, axis, view);
  const writes = gathered.written.length > 0 ? `, which writes ${entitiesInWords(gathered.written, view)} as well` : '';
  const at = view.unit(unit) ?? spanOf(axis);
  const spread = `are used in ${unitName(unit, null)}${writes}. Advised: an adapter for each provider behind one interface, in one service`;
  return {
    data: { axis: axis.name, count: axis.members.length, members: membersInWords(axis), spread },
    at,
    evidence: [{ path: at.path, line: at.line, endLine: at.endLine, note: `${unitName(unit, null)} uses ${listed(axis.members)}` }],
    services: [view.serviceOf(at.path)].filter((id) => id !== null),
    entities: gathered.written,
    key: `providers\0${axis.name}\0${unit}`,
    severity: 'warning',
  };
}

import { type Copies, copiesAmong, COPY_LIMITS, type CopyLimits } from '../src/model/copies.js';
import type { Service } from '../src/model/decomposition.js';
import type { Facts, Unit } from '../src/model/facts.js';
import type { EntityId, ServiceId } from '../src/model/ids.js';
import { compareText, type Span } from '../src/model/location.js';
import { type Evidence, type Severity, defineRule } from '../src/model/rule.js';
import type { CloneCoverage, CloneExample, CodePart, GroupCoverage, SystemView } from '../src/model/system-view.js';
import type { VariantAxis, VariantFamily } from '../src/model/variants.js';
import { count, listed } from '../src/model/wording.js';

/**
 * Between services only stretches of so many tokens count, some six lines: a large service has many short ones by chance. SourcererCC (Sajnani et al., ICSE
 * 2016) compares blocks from 50 tokens on.
 */
const SHORTEST = 50;
const MOST_EXAMPLES = 3;

interface Found {
  readonly data: Readonly<Record<'who' | 'copied' | 'tokens' | 'share' | 'others' | 'how' | 'next', string>> & Readonly<Record<string, string | number>>;
  readonly at: Span;
  readonly evidence: readonly Evidence[];
  readonly services: readonly ServiceId[];
  readonly entities: readonly EntityId[];
  readonly key: string;
  readonly severity: Severity;
}

/** Reports services that are copies of each other, and variants that are too alike to be services. */
export default defineRule({
  id: 'over-split-clones',
  severity: 'warning',
  principle: 'Code that is the same in several services must be changed, tested and released in all of them at once: what changes together belongs together.',
  source:
    'Martin, Agile Software Development, 2002, chapter 20 (common closure). Kinds of clones: Roy and Cordy, "A Survey on Software Clone Detection Research", 2007. Limits: measured, see the options.',
  problem: '{who}: {copied} of {tokens} ({share}) stand in {others} as well, {how}; {next}.',
  remedy:
    'Keep the variants in one service, with what they share in one place and an adapter for each; or move the shared code to a library that all depend on before any split.',
  defaults: { ...COPY_LIMITS },
  *detect(view, limits) {
    const declaring = declaringFiles(view.facts);
    for (const pair of copiedPairs(view, declaring, limits)) {
      const found = copiedService(pair, view, declaring, limits);
      if (found) yield found;
    }
    yield* likeVariants(view, declaring, limits);
  },
});

/** Each service that is a copy to so large a part, with the one that has most of it; each pair once. */
function copiedPairs({ services, cloneCoverage }: SystemView, declaring: ReadonlySet<string>, limits: CopyLimits): readonly (readonly [Service, Service])[] {
  const parts = services.map((service) => partsOf(service, declaring));
  const groups = cloneCoverage(parts, SHORTEST)?.groups ?? [];
  const pairs = new Map<string, readonly [Service, Service]>();
  for (const [index, group] of groups.entries()) {
    const [a, b] = [services[index], services[group.mostIn]].filter((service) => service !== undefined).sort((x, y) => compareText(x.id, y.id));
    if (a !== undefined && b !== undefined && isCopied(group, limits)) pairs.set(`${a.id}\0${b.id}`, [a, b]);
  }
  return [...pairs.values()];
}

/** What a generator writes, it keeps in step. */
const GENERATED = /generated/i;

function partsOf({ files }: Service, declaring: ReadonlySet<string>): readonly CodePart[] {
  return files.filter((path) => !declaring.has(path) && !GENERATED.test(path)).map((path) => ({ path }));
}

/**
 * Files that only declare: types, enums, and classes without a method (DTOs, entities). They say what a service takes and gives; each has its own on
 * purpose, so that it can change alone.
 */
function declaringFiles({ units, classes = [] }: Facts): ReadonlySet<string> {
  const doing = new Set(classes.map(({ unit }) => unit));
  const declares = ({ id, kind }: Unit): boolean => DECLARING.has(kind) && !doing.has(id);
  const working = new Set(units.filter((unit) => unit.kind !== 'module' && !declares(unit)).map(({ path }) => path));
  return new Set(units.filter((unit) => declares(unit) && !working.has(unit.path)).map(({ path }) => path));
}

const DECLARING: ReadonlySet<Unit['kind']> = new Set(['class', 'interface', 'enum', 'type'] as const);

function isCopied({ exactTokens, tokens }: GroupCoverage, { minExact, minTokens }: CopyLimits): boolean {
  return exactTokens >= minTokens && exactTokens / tokens >= minExact;
}

/** What the smaller of two services shares with the larger one, where that is too much. */
function copiedService([a, b]: readonly [Service, Service], view: SystemView, declaring: ReadonlySet<string>, limits: CopyLimits): Found | null {
  const coverage = view.cloneCoverage([partsOf(a, declaring), partsOf(b, declaring)], SHORTEST);
  const [one, other] = coverage?.groups ?? [];
  const [at] = coverage?.examples[0]?.places ?? [];
  if (!coverage || !one || !other || !at) return null;
  const [less, smaller, larger] = one.tokens <= other.tokens ? [one, a, b] : [other, b, a];
  if (!isCopied(less, limits)) return null;
  const [name, others] = [view.nameOf(smaller.id), view.nameOf(larger.id)];
  return {
    data: {
      who: `${name} and ${others}`,
      copied: less.exactTokens.toLocaleString('en-US'),
      tokens: `the ${count(less.tokens, 'token')} of ${name}`,
      share: percent(less.exactTokens / less.tokens),
      others,
      how: 'word for word',
      next: 'as two services, both copies must be changed and released in step',
      copiedTokens: less.exactTokens,
    },
    at,
    evidence: coverage.examples.slice(0, MOST_EXAMPLES).flatMap(wordExample),
    services: [a.id, b.id],
    entities: [],
    key: ['services', a.id, b.id].join('\0'),
    severity: 'warning',
  };
}

/** A family of variants that are too alike to be services. */
interface LikeFamily {
  readonly axis: VariantAxis;
  readonly family: VariantFamily;
  readonly members: ReadonlyMap<string, readonly Span[]>;
  readonly coverage: CloneCoverage;
  readonly copies: Copies;
}

/** Of each axis the family with most copied tokens; a family that several axes name, once. */
function* likeVariants(view: SystemView, declaring: ReadonlySet<string>, limits: CopyLimits): Iterable<Found> {
  const seen = new Set<string>();
  const found = (view.facts.axes ?? []).flatMap((axis) => (axis.nature === 'variant' ? mostAlike(axis, view, declaring, limits) : [])).sort(byCopiedTokens);
  for (const alike of found) {
    const name = `${alike.family.kind}\0${alike.family.pattern}`;
    const finding = seen.has(name) ? null : wordFamily(alike, view);
    seen.add(name);
    if (finding) yield finding;
  }
}

function mostAlike(axis: VariantAxis, view: SystemView, declaring: ReadonlySet<string>, limits: CopyLimits): readonly LikeFamily[] {
  const alike = axis.families.flatMap((family) => {
    const members = membersOf(family);
    const coverage = members.size > 1 && isService(family, declaring) ? view.cloneCoverage([...members.values()]) : null;
    const copies = coverage && copiesAmong(coverage, limits);
    return coverage && copies ? [{ axis, family, members, coverage, copies }] : [];
  });
  return alike.sort(byCopiedTokens).slice(0, 1);
}

function byCopiedTokens(a: LikeFamily, b: LikeFamily): number {
  return b.coverage.renamedTokens - a.coverage.renamedTokens || compareText(a.family.pattern, b.family.pattern) || compareText(a.axis.name, b.axis.name);
}

/** Methods are parts of one class; what a user sees is no service, and neither is what only declares. */
function isService({ kind, parts }: VariantFamily, declaring: ReadonlySet<string>): boolean {
  return kind !== 'method' && parts.every(({ path }) => !declaring.has(path) && !/\.[jt]sx$/.test(path));
}

function wordFamily({ axis, family, members, coverage, copies }: LikeFamily, view: SystemView): Found | null {
  const [at] = coverage.examples[0]?.places ?? [];
  if (!at) return null;
  const { written, transactions } = view.dataBetween([...members.values()]);
  const services = [...new Set(family.parts.map(({ path }) => view.serviceOf(path)).filter((id) => id !== null))].sort(compareText);
  const writes = written.map((id) => view.entity(id)?.name ?? id);
  const together = writes.length > 0 ? `, and several of them write ${listed(writes)}` : '';
  return {
    data: {
      who: `${axis.name} (${count(members.size, 'variant')} in ${family.pattern})`,
      copied: copies.tokens.toLocaleString('en-US'),
      tokens: count(coverage.tokens, 'token'),
      share: percent(copies.share),
      others: 'another variant',
      how: copies.kind === 'exact' ? 'word for word' : `but for names and literals (${percent(coverage.control ?? 0)} between unrelated files of the kind)`,
      next: `a service for each variant would keep the same code in ${members.size} services${together}`,
      copiedTokens: copies.tokens,
      sharedWrites: writes.join(', '),
      sharedTransactions: transactions.length,
    },
    at,
    evidence: coverage.examples.slice(0, MOST_EXAMPLES).flatMap(wordExample),
    services,
    entities: written,
    key: ['variants', axis.name, axis.declarations[0]?.path ?? '', family.pattern].join('\0'),
    severity: services.length > 1 ? 'warning' : 'note',
  };
}

function membersOf({ parts }: VariantFamily): ReadonlyMap<string, readonly Span[]> {
  const members = new Map<string, Span[]>();
  for (const { member, path, line, endLine } of parts) members.set(member, [...(members.get(member) ?? []), { path, line, endLine }]);
  return members;
}

function wordExample({ kind, tokens, places: [one, other] }: CloneExample): readonly Evidence[] {
  const how = kind === 'exact' ? 'word for word' : 'but for names and literals';
  return [
    { ...one, note: `${count(tokens, 'token')} that are ${how} those at ${other.path}:${other.line}` },
    { ...other, note: 'the same here' },
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

import type { Entity } from '../model/facts.js';
import type { Expression } from '../model/file-facts.js';
import { byLocation, compareText } from '../model/location.js';
import type { Program } from '../model/program.js';
import type { ProviderUse, VariantAxis, VariantFamily, VariantSite } from '../model/variants.js';
import { createAxisLookup } from './axis-lookup.js';
import { type DeclaredMember, LEAST_VARIANTS } from './declared-axis.js';
import { byWord, familiesOf, namedThings } from './families.js';
import { findSites, type FoundSite } from './found-sites.js';
import { askedName, joinAxes, type JoinedAxis } from './join-axes.js';
import { natureOf, singular } from './natures.js';
import { providerUses } from './provider-uses.js';
import type { SchemaText } from './schema-enums.js';
import { screensOf } from './screens.js';
import { measureSprawl } from './sprawl.js';
import { plainName } from './words.js';

export interface VariantInput {
  readonly schemas: readonly SchemaText[];
  readonly entities: readonly Pick<Entity, 'name' | 'table'>[];
  /** Names of the repository's own packages: what else has their scope is its own too, though it is not analysed. */
  readonly packages?: readonly string[];
}

/** Every set of variants that some place of the program tells apart, with those places, what is named after its members, and what kind of set it is. */
export function readVariants(program: Program, { schemas, entities, packages = [] }: VariantInput): readonly VariantAxis[] {
  const lookup = createAxisLookup(program, schemas);
  const sites = findSites(program, lookup, ownModules(packages));
  const names = new Set(entities.flatMap(({ name, table }) => [singular(plainName(name)), singular(plainName(table))]));
  const index = byWord(namedThings(program.files));
  const screen = screensOf(program.files);
  const uses = providerUses(program.files);
  const axes = joinAxes(lookup.axes, sites)
    .map((joined) => readAxis(program, joined, { names, index, screen, uses }))
    .filter(({ sites: told }) => told.length > 0);
  return [
    ...axes,
    ...gatheredProviders(
      uses.filter(({ path }) => !screen(path)),
      axes,
    ),
  ].sort((a, b) => compareText(a.name, b.name) || byLocation(a.declarations[0] ?? NOWHERE, b.declarations[0] ?? NOWHERE));
}

/** Clients that are generated from the repository's own schema, and files that are not there, hold its own sets. */
const GENERATED = /(?:^|\/|@)prisma|^\./;

function ownModules(packages: readonly string[]): (module: string) => boolean {
  const scopes = new Set(packages.filter((name) => name.startsWith('@')).map((name) => name.slice(0, name.indexOf('/') + 1)));
  return (module) => GENERATED.test(module) || packages.includes(module) || scopes.has(module.slice(0, module.indexOf('/') + 1));
}

const NOWHERE = { path: '', line: 0 };

interface Known {
  readonly names: ReadonlySet<string>;
  readonly index: ReturnType<typeof byWord>;
  readonly screen: (path: string) => boolean;
  readonly uses: ReturnType<typeof providerUses>;
}

function readAxis(program: Program, joined: JoinedAxis, { names, index, screen, uses }: Known): VariantAxis {
  const [first] = joined.sites;
  const members = allMembers(joined);
  const nameOf = memberNames(members);
  const memberList = members.map(({ name }) => name);
  const found = joined.sites.filter(({ branch }) => branch.kind !== 'set');
  const sites = found.flatMap((site) => siteOf(program, site, { memberList, nameOf, screen }));
  const families = familiesOf(memberList, index);
  const declarations = joined.declarations.map(({ at, kind, name }) => {
    const place = name === '' && first !== undefined ? { path: first.path, line: first.branch.line } : at;
    return { kind, name: name === '' && first !== undefined ? askedName(first) : name, ...place };
  });
  const name = declarations[0]?.name ?? '';
  const { nature, reason } = natureOf({
    names: [...new Set(declarations.map((declaration) => declaration.name))],
    members: memberList,
    values: members.map(({ value }) => value),
    sites,
    families,
    set: [...new Set(joined.sites.filter(({ branch }) => branch.kind === 'set').flatMap(({ values }) => values))],
    asked: found.map(({ branch }) => dottedText(branch.subject)).filter((text) => text !== ''),
    makers: found.map(({ maker }) => maker),
    entities: names,
  });
  const sprawl = nature === 'variant' ? measureSprawl({ members: memberList, sites }) : null;
  return { name, members: memberList, declarations, nature, reason, sites, families, providers: providersOf(uses, sites, families), sprawl };
}

/** Of the first declaration, then what others have besides. */
function allMembers({ declarations }: JoinedAxis): readonly DeclaredMember[] {
  const known = new Map<string, DeclaredMember>();
  for (const { members } of declarations) {
    for (const member of members) if (!known.has(plainName(member.value)) && !known.has(plainName(member.name))) known.set(plainName(member.value), member);
  }
  return [...known.values()];
}

/** The name of the member that a value means. */
function memberNames(members: readonly DeclaredMember[]): (value: string) => string | undefined {
  const names = new Map([
    ...members.map(({ name }) => [plainName(name), name] as const),
    ...members.map(({ name, value }) => [plainName(value), name] as const),
  ]);
  return (value) => names.get(plainName(value));
}

interface Members {
  readonly memberList: readonly string[];
  readonly nameOf: (value: string) => string | undefined;
  readonly screen: (path: string) => boolean;
}

function siteOf(program: Program, { branch, path, values }: FoundSite, { memberList, nameOf, screen }: Members): readonly VariantSite[] {
  const { does, endLine, exhaustive, kind, line, scope } = branch;
  if (kind === 'set') return [];
  const covered = new Set(values.map(nameOf));
  const covers = memberList.filter((member) => covered.has(member));
  return [{ path, line, endLine, kind, does, exhaustive, covers, screen: screen(path), ...program.ownerOf(path, scope) }];
}

/** Dotted names as text; empty for anything else. */
function dottedText(expression: Expression | null): string {
  if (expression?.kind === 'member') return `${dottedText(expression.object)}.${expression.name}`;
  return expression?.kind === 'name' ? expression.name : expression?.kind === 'this' ? 'this' : '';
}

/** What the units use that tell the variants apart, and those beside what is named after one. */
function providersOf(uses: Known['uses'], sites: readonly VariantSite[], families: readonly VariantFamily[]): readonly ProviderUse[] {
  const units = new Set(sites.map(({ unit }) => unit));
  const paths = new Set(families.flatMap(({ parts }) => parts).map(({ path }) => path));
  return uses.filter(({ path, unit }) => units.has(unit) || paths.has(path)).map(({ kind, packages, unit }) => ({ unit, kind, packages }));
}

/** A class that uses three providers of one kind or more, though nothing that is declared names them: they are variants all the same. */
function gatheredProviders(uses: Known['uses'], told: readonly VariantAxis[]): readonly VariantAxis[] {
  const known = new Set(told.filter(({ sprawl }) => sprawl !== null).flatMap(({ providers }) => providers.map(({ unit }) => unit)));
  return uses
    .filter(({ packages, unit }) => packages.length >= LEAST_VARIANTS && !known.has(unit))
    .map(({ kind, line, packages, path, unit }) => {
      const name = `${kind} providers`;
      const declarations = [{ kind: 'providers' as const, name, path, line }];
      const reason = 'packages of several providers are used by one class or function';
      return { name, members: packages, declarations, nature: 'variant', reason, sites: [], families: [], providers: [{ unit, kind, packages }], sprawl: null };
    });
}

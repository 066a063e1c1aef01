import type { EntryPoint } from '../model/facts.js';
import type { DeclarationFact, DecoratorFact, MemberFact } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import type { Program } from '../model/program.js';
import { joinRoute, textsOf, valueAt } from './texts.js';

/** What decorators of a family of packages say: which methods let the outside world in, and what their class adds to the route. */
export interface DecoratorTable {
  readonly modules: readonly string[];
  /** Class decorators whose argument goes before the routes of the methods. */
  readonly prefixes: ReadonlySet<string>;
  readonly methods: ReadonlyMap<string, MethodRule>;
  /** Class decorators that make one method the handler; the argument is the route. */
  readonly classes?: ReadonlyMap<string, { readonly kind: EntryPoint['kind']; readonly member: string }>;
}

export interface MethodRule {
  readonly kind: EntryPoint['kind'];
  /** HTTP method in capitals; '' for other kinds. */
  readonly method: string;
  /** Where the arguments name no route, the method's own name does. */
  readonly named?: true;
}

/** The entry points that decorated classes declare, by a table. */
export function decoratedEntryPoints(program: Program, tables: readonly DecoratorTable[]): readonly EntryPoint[] {
  return program.files.flatMap(({ path, declarations }) =>
    declarations.flatMap((declaration) => (declaration.kind === 'class' ? ofClass(program, path, { declaration, tables }) : [])),
  );
}

function ofClass(
  program: Program,
  path: string,
  { declaration, tables }: { readonly declaration: DeclarationFact; readonly tables: readonly DecoratorTable[] },
): readonly EntryPoint[] {
  const own = declaration.decorators.map((fact) => ({ fact, from: program.externalName(path, fact.name) }));
  return tables.flatMap((table) => {
    const known = own.flatMap(({ fact, from }) => (from && table.modules.includes(from.module) ? [{ fact, name: from.name }] : []));
    const prefix = known.find(({ name }) => table.prefixes.has(name));
    const prefixes = prefix ? routesOf(program, path, prefix.fact) : [''];
    const members = declaration.members.flatMap((member) => ofMember(program, { path, member, table, prefixes }));
    const handled = known.flatMap(({ fact, name }) => ofHandlingClass(program, { path, declaration, fact, rule: table.classes?.get(name) }));
    return [...members, ...handled];
  });
}

interface Member {
  readonly path: string;
  readonly member: MemberFact;
  readonly table: DecoratorTable;
  readonly prefixes: readonly string[];
}

function ofMember(program: Program, { path, member, table, prefixes }: Member): readonly EntryPoint[] {
  if (member.scope === null) return [];
  const { unit } = program.ownerOf(path, member.scope);
  return member.decorators.flatMap((fact) => {
    const from = program.externalName(path, fact.name);
    const rule = from && table.modules.includes(from.module) ? table.methods.get(from.name) : undefined;
    if (!rule) return [];
    const routes = routesOf(program, path, fact).map((route) => (route === '' && rule.named ? member.name : route));
    return prefixes.flatMap((prefix) => routes.map((route) => pointAt({ rule, prefix, route, at: { path, line: fact.line }, unit, member: member.name })));
  });
}

interface Pieces {
  readonly rule: MethodRule;
  readonly prefix: string;
  readonly route: string;
  readonly at: EntryPoint['at'];
  readonly unit: UnitId;
  readonly member: string;
}

function pointAt({ rule, prefix, route, at, unit, member }: Pieces): EntryPoint {
  const { kind, method } = rule;
  if (kind === 'http') return { kind, method, route: joinRoute(prefix, route), at, unit, member };
  return { kind, method, route: [prefix, route].filter((part) => part !== '').join(' '), at, unit, member };
}

/** The literal routes in a decorator's arguments: `'orders'`, `['a', 'b']`, `{ path: 'orders' }`, `{ name: 'orders' }`, `{ cmd: 'pay' }`; one empty where there is none. */
function routesOf(program: Program, path: string, { arguments: [first, second] }: DecoratorFact): readonly string[] {
  const keyed = valueAt(first, 'path') ?? valueAt(first, 'name') ?? valueAt(first, 'cmd') ?? valueAt(first, 'routingKey') ?? valueAt(first, 'queue');
  const named = keyed ?? (first?.kind === 'function' ? valueAt(second, 'name') : first);
  const routes = named ? textsOf(program, { path, scope: 0, expression: named }) : [];
  return routes.length > 0 ? routes : [''];
}

interface Handling {
  readonly path: string;
  readonly declaration: DeclarationFact;
  readonly fact: DecoratorFact;
  readonly rule: { readonly kind: EntryPoint['kind']; readonly member: string } | undefined;
}

function ofHandlingClass(program: Program, { path, declaration, fact, rule }: Handling): readonly EntryPoint[] {
  const member = declaration.members.find(({ name, scope }) => name === rule?.member && scope !== null);
  if (!rule || !member || member.scope === null) return [];
  const { unit } = program.ownerOf(path, member.scope);
  return routesOf(program, path, fact).map((route) => ({ kind: rule.kind, method: '', route, at: { path, line: member.line }, unit, member: member.name }));
}

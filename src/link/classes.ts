import type { ClassMethod, ClassShape, GivenPart } from '../model/facts.js';
import type { BindingFact, DeclarationFact, Expression, FileFacts, MemberFact, TypeFact } from '../model/file-facts.js';
import { unitId } from './lookup.js';
import { compareText } from '../model/location.js';
import type { UnitId } from '../model/ids.js';
import type { Program } from '../model/program.js';
import { isInjected } from './tokens.js';

/** The classes that have a method with a body, by file, then in source order. */
export function readClasses(program: Pick<Program, 'files' | 'basesOf' | 'declaration'>): readonly ClassShape[] {
  const fileOf = new Map(program.files.map((file) => [file.path, file]));
  return program.files.flatMap((file) => {
    if (!file.declarations.some(({ kind }) => kind === 'class')) return [];
    const uses = usesByMember(file);
    return file.declarations.flatMap((declaration, index) => {
      if (declaration.kind !== 'class') return [];
      const collections = new Set(declaration.members.filter((member) => isOwnCollection(member, file)).map(({ name }) => name));
      const methods = declaration.members.flatMap((member, at) => methodOf(member, collections, uses.get(`${index}/${at}`)));
      if (methods.length === 0) return [];
      const unit = unitId(file.path, declaration.name);
      return [{ unit, abstract: declaration.abstract, given: givenTo(chainOf(unit, program, fileOf)), methods }];
    });
  });
}

function methodOf(member: MemberFact, collections: ReadonlySet<string>, uses: Uses | undefined): readonly ClassMethod[] {
  if (member.scope === null || member.kind === 'constructor') return [];
  const { name, line, endLine, sets } = member;
  const changed = [...(uses?.changed ?? [])].filter((property) => collections.has(property));
  return [
    {
      name,
      line,
      endLine,
      sets: [...new Set([...(sets ?? []), ...changed])].sort(compareText),
      uses: [...(uses?.used ?? [])].sort(compareText),
      above: [...(uses?.above ?? [])].sort(compareText),
    },
  ];
}

/** A class and the file it stands in. */
interface Placed {
  readonly fact: DeclarationFact;
  readonly file: FileFacts;
}

/** A class and those of the repository that it extends, itself first. */
function chainOf(unit: UnitId, program: Pick<Program, 'basesOf' | 'declaration'>, fileOf: ReadonlyMap<string, FileFacts>): readonly Placed[] {
  return program.basesOf(unit).flatMap((meaning) => {
    const found = meaning.kind === 'instance' || meaning.kind === 'declared' ? program.declaration(meaning.unit) : undefined;
    const file = found && fileOf.get(found.path);
    return found && file ? [{ fact: found.fact, file }] : [];
  });
}

/** What the nearest constructor takes, and what decorators and `inject(…)` put in. */
function givenTo(chain: readonly Placed[]): readonly GivenPart[] {
  const nearest = chain.find(({ fact }) => fact.members.some(({ kind }) => kind === 'constructor'));
  const properties = chain.flatMap(({ fact, file }) => {
    const filled = fact.members.filter((member) => member.kind === 'property' && !member.parameterProperty && isFilled(member, file));
    return filled.map(({ name, type, line }) => ({ name, type: type ? wordType(type) : '', at: { path: file.path, line } }));
  });
  return [...(nearest ? constructorParts(nearest) : []), ...properties];
}

function constructorParts({ fact, file }: Placed): readonly GivenPart[] {
  const constructors = fact.members.filter(({ kind }) => kind === 'constructor');
  return constructors
    .flatMap(({ scope }) => (scope === null ? [] : (file.scopes[scope]?.parameters ?? [])))
    .flatMap((binding) => givenBinding(binding, file.path));
}

/** One part a parameter; a destructured one (`{ orders, stock }`) gives as many as it names. */
function givenBinding({ name, path, type, line }: BindingFact, file: string): readonly GivenPart[] {
  if (type !== null && path.length === 0 && isPlain(type)) return [];
  return [{ name, type: type && path.length === 0 ? wordType(type) : '', at: { path: file, line } }];
}

function isFilled(member: MemberFact, { calls }: FileFacts): boolean {
  if (isInjected(member)) return true;
  const { initialiser } = member;
  if (initialiser?.kind !== 'call') return false;
  const call = calls[initialiser.call];
  return call?.kind === 'call' && call.callee.kind === 'name' && call.callee.name === 'inject';
}

const PLAIN: ReadonlySet<string> = new Set([
  'string',
  'Function',
  'number',
  'boolean',
  'bigint',
  'symbol',
  'Date',
  'RegExp',
  'Buffer',
  'URL',
  '{}',
  '=>',
  '?',
  'keyof',
]);
const AROUND: ReadonlySet<string> = new Set(['Array', '|', '&', 'Set', 'Map', 'Record', 'Promise', 'Partial', 'ReadonlyArray']);

/** Texts, numbers, functions and literals, and lists and unions of them. */
function isPlain({ name, args }: TypeFact): boolean {
  if (/^['"`]/.test(name) || PLAIN.has(name)) return true;
  return AROUND.has(name) && args.length > 0 && args.every(isPlain);
}

function wordType({ name, args }: TypeFact): string {
  if (name === 'Array') return `${args.map(wordType).join('')}[]`;
  if (name === '|' || name === '&') return args.map(wordType).join(` ${name} `);
  return args.length === 0 ? name : `${name}<${args.map(wordType).join(', ')}>`;
}

const COLLECTIONS: ReadonlySet<string> = new Set(['Array', 'Map', 'Set']);

/** A property that holds a list, Map or Set that the class makes itself. */
function isOwnCollection({ kind, parameterProperty, initialiser }: MemberFact, { calls }: FileFacts): boolean {
  if (kind !== 'property' || parameterProperty) return false;
  if (initialiser?.kind !== 'call') return initialiser?.kind === 'array';
  const call = calls[initialiser.call];
  return call?.kind === 'new' && call.callee.kind === 'name' && COLLECTIONS.has(call.callee.name);
}

/** Methods of lists, Maps and Sets that change them. */
const CHANGES: ReadonlySet<string> = new Set(['push', 'unshift', 'pop', 'shift', 'splice', 'set', 'add', 'delete', 'clear', 'sort', 'reverse']);

/** What a method does with the properties of its object. */
interface Uses {
  readonly used: Set<string>;
  readonly changed: Set<string>;
  readonly above: Set<string>;
}

/** By declaration and member, as `0/2`. */
function usesByMember({ calls, scopes }: FileFacts): ReadonlyMap<string, Uses> {
  const found = new Map<string, Uses>();
  for (const { callee, arguments: given, scope } of calls) {
    const { declaration, member } = scopes[scope] ?? { declaration: null, member: null };
    if (declaration === null || member === null) continue;
    const key = `${declaration}/${member}`;
    const uses = found.get(key) ?? { used: new Set<string>(), changed: new Set<string>(), above: new Set<string>() };
    found.set(key, uses);
    noteUses(uses, callee, given);
  }
  return found;
}

function noteUses({ used, changed, above }: Uses, callee: Expression, given: readonly Expression[]): void {
  if (callee.kind === 'member' && callee.object.kind === 'super') above.add(callee.name);
  const target = callee.kind === 'member' ? ownProperty(callee.object) : null;
  for (const property of [target, ...given.map(ownProperty)]) if (property !== null) used.add(property);
  if (target !== null && callee.kind === 'member' && CHANGES.has(callee.name)) changed.add(target);
}

/** `stock` of `this.stock` and `this.stock.shelves`; null for anything else. */
function ownProperty(expression: Expression): string | null {
  if (expression.kind !== 'member') return null;
  return expression.object.kind === 'this' ? expression.name : ownProperty(expression.object);
}

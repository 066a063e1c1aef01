import { decoratorName } from '../decorator-names.js';
import type { DecoratorFact, MemberFact } from '../../model/file-facts.js';
import type { UnitId } from '../../model/ids.js';
import type { Program } from '../../model/program.js';
import type { Cascade, DeclaredRelation } from '../declared-entity.js';
import { branchesOf, elementsOf, propertiesOf, stringsOf } from '../written.js';
import type { Written } from '../written-place.js';

const KINDS: ReadonlyMap<string, DeclaredRelation['kind']> = new Map([
  ['ManyToOne', 'many-to-one'],
  ['OneToMany', 'one-to-many'],
  ['OneToOne', 'one-to-one'],
  ['ManyToMany', 'many-to-many'],
  ['TreeParent', 'many-to-one'],
  ['TreeChildren', 'one-to-many'],
  ['ForeignKey', 'many-to-one'],
]);
const CASCADES: readonly Cascade[] = ['insert', 'update', 'remove', 'soft-remove', 'recover'];

/** Classes that are embedded in embedded classes are read this far: one may embed itself. */
const MAX_EMBEDDED = 4;

/** The relations that a class declares by decorators, those of the classes it extends and embeds included, nearest first. */
export function relationsOfClass(program: Program, unit: UnitId, depth = 0): readonly DeclaredRelation[] {
  if (depth > MAX_EMBEDDED) return [];
  return program.basesOf(unit).flatMap((base) => {
    const declared = base.kind === 'instance' ? program.declaration(base.unit) : undefined;
    if (!declared || base.kind !== 'instance') return [];
    const owner = { path: declared.path, unit: base.unit };
    const embedded = declared.fact.members.flatMap((member) => embeddedIn(program, owner.path, member));
    return [
      ...declared.fact.members.flatMap((member) => relationOf(program, owner, member) ?? []),
      ...declared.fact.decorators.flatMap((fact) => (typeormName(program, owner.path, fact) === 'ForeignKey' ? (foreignKey(program, owner, fact) ?? []) : [])),
      ...embedded.flatMap((inner) => relationsOfClass(program, inner, depth + 1)),
    ];
  });
}

/** `@Column(() => Address) home: Address` keeps the columns of a class, its foreign keys among them. */
function embeddedIn(program: Program, path: string, { decorators }: MemberFact): readonly UnitId[] {
  return decorators.flatMap((fact) => {
    const target = typeormName(program, path, fact) === 'Column' && fact.arguments[0]?.kind === 'function' ? targetOf(program, path, fact) : null;
    return target && 'unit' in target ? [target.unit] : [];
  });
}

/** `@ForeignKey(() => Customer, ['customerId'], ['id'])` of a class. */
function foreignKey(program: Program, { path }: Owner, fact: DecoratorFact): DeclaredRelation | null {
  const target = targetOf(program, path, fact);
  return (
    target && {
      property: `foreign key of line ${fact.line}`,
      target,
      kind: 'many-to-one',
      ownsKey: true,
      cascades: [],
      eager: false,
      at: { path, line: fact.line },
    }
  );
}

interface Owner {
  readonly path: string;
  readonly unit: UnitId;
}

function relationOf(program: Program, owner: Owner, member: MemberFact): DeclaredRelation | null {
  const names = member.decorators.map((fact) => ({ fact, name: typeormName(program, owner.path, fact) }));
  const decorator = names.find(({ name }) => name !== null && KINDS.has(name));
  const kind = KINDS.get(decorator?.name ?? '');
  if (!decorator || !kind) return null;
  // A key that is a column of its own: no relation can be asked for by its name.
  if (decorator.name === 'ForeignKey')
    return names.some(({ name }) => name === 'ManyToOne' || name === 'OneToOne') ? null : foreignKey(program, owner, decorator.fact);
  const target = decorator.name?.startsWith('Tree') ? { unit: owner.unit } : targetOf(program, owner.path, decorator.fact);
  if (!target) return null;
  const joined = names.some(({ name }) => name === 'JoinColumn' || name === 'JoinTable');
  const ownsKey = kind === 'many-to-one' || (joined && kind !== 'one-to-many');
  const at = { path: owner.path, line: decorator.fact.line };
  return { property: member.name, target, kind, ownsKey, at, ...optionsOf(program, owner.path, decorator.fact) };
}

function typeormName(program: Program, path: string, decorator: DecoratorFact): string | null {
  return decoratorName(program, { path, name: decorator.name }, ({ module }) => module === 'typeorm')?.name ?? null;
}

/** `() => Order`, `Order`, `'Order'`. */
function targetOf(program: Program, path: string, { arguments: [first] }: DecoratorFact): DeclaredRelation['target'] | null {
  return first ? relationTarget(program, { path, scope: 0, expression: first }) : null;
}

/** The class or the name that an expression gives for a relation's other end; null where it is neither. */
export function relationTarget(program: Program, { path, scope, expression }: Written): DeclaredRelation['target'] | null {
  if (expression.kind === 'function') {
    const [returned] = program.file(path)?.scopes[expression.scope]?.returns ?? [];
    return returned ? relationTarget(program, { path, scope: expression.scope, expression: returned }) : null;
  }
  const meaning = program.meaningOf(path, scope, expression);
  if (meaning?.kind === 'declared' || meaning?.kind === 'instance') return { unit: meaning.unit };
  const [name] = stringsOf(program, { path, scope, expression });
  return name === undefined ? null : { name };
}

function optionsOf(program: Program, path: string, decorator: DecoratorFact): Pick<DeclaredRelation, 'cascades' | 'eager'> {
  const last = decorator.arguments.at(-1);
  return last ? relationOptions(program, { path, scope: 0, expression: last }) : { cascades: [], eager: false };
}

/** `{ cascade, eager }` of a relation's options. */
export function relationOptions(program: Program, options: Written): Pick<DeclaredRelation, 'cascades' | 'eager'> {
  const properties = propertiesOf(program, options);
  const valueAt = (key: string): Written | undefined => properties.find((property) => property.key === key)?.value;
  const cascade = valueAt('cascade');
  const eager = valueAt('eager');
  return { cascades: cascade ? cascadesOf(program, cascade) : [], eager: eager !== undefined && isTrue(program, eager) };
}

function cascadesOf(program: Program, cascade: Written): readonly Cascade[] {
  if (isTrue(program, cascade)) return CASCADES;
  const names = elementsOf(program, cascade).flatMap((element) => stringsOf(program, element));
  return CASCADES.filter((kind) => names.includes(kind));
}

function isTrue(program: Program, written: Written): boolean {
  return branchesOf(program, written).some(({ expression }) => expression.kind === 'literal' && expression.value === true);
}

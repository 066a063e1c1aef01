import type { DecoratorFact, MemberFact } from '../../model/file-facts.js';
import type { UnitId } from '../../model/ids.js';
import type { Program } from '../../model/program.js';
import type { DeclaredRelation } from '../declared-entity.js';
import type { Written } from '../written-place.js';
import { sequelizeName } from './packages.js';
import { returnedBy } from './returned.js';
import { throughIn } from './through.js';

const KINDS: ReadonlyMap<string, DeclaredRelation['kind']> = new Map([
  ['BelongsTo', 'many-to-one'],
  ['HasMany', 'one-to-many'],
  ['HasOne', 'one-to-one'],
  ['BelongsToMany', 'many-to-many'],
]);

/** The relations that a class declares by decorators, those of the classes it extends included, nearest first. */
export function decoratedRelations(program: Program, unit: UnitId): readonly DeclaredRelation[] {
  return membersOf(program, unit).flatMap(({ path, member }) => relationOf(program, path, member) ?? []);
}

/** The foreign keys that a class declares by `@ForeignKey(() => Customer)`, in the same order. */
export function decoratedKeys(program: Program, unit: UnitId): readonly DeclaredRelation[] {
  return membersOf(program, unit).flatMap(({ path, member }) => foreignKeyOf(program, path, member) ?? []);
}

function membersOf(program: Program, unit: UnitId): readonly { readonly path: string; readonly member: MemberFact }[] {
  return program.basesOf(unit).flatMap((base) => {
    const declared = base.kind === 'instance' ? program.declaration(base.unit) : undefined;
    return declared ? declared.fact.members.map((member) => ({ path: declared.path, member })) : [];
  });
}

function relationOf(program: Program, path: string, { name, decorators }: MemberFact): DeclaredRelation | null {
  for (const fact of decorators) {
    const kind = KINDS.get(sequelizeName(program, path, fact.name) ?? '');
    const target = kind && targetOf(program, path, fact);
    if (!kind || !target) continue;
    const ownsKey = kind === 'many-to-one' || kind === 'many-to-many';
    const through = kind === 'many-to-many' ? throughOf(program, path, fact) : null;
    return { property: name, target, kind, ownsKey, cascades: [], eager: false, ...(through && { joinedBy: through }), at: { path, line: fact.line } };
  }
  return null;
}

function foreignKeyOf(program: Program, path: string, { name, decorators }: MemberFact): DeclaredRelation | null {
  const fact = decorators.find((candidate) => sequelizeName(program, path, candidate.name) === 'ForeignKey');
  const target = fact && targetOf(program, path, fact);
  return target ? { property: name, target, kind: 'many-to-one', ownsKey: true, cascades: [], eager: false, at: { path, line: fact.line } } : null;
}

function targetOf(program: Program, path: string, { arguments: [first] }: DecoratorFact): DeclaredRelation['target'] | null {
  return first ? aimOf(program, { path, scope: 0, expression: first }) : null;
}

/** `@BelongsToMany(() => Tag, () => OrderTag)`, `@BelongsToMany(() => Tag, { through: () => OrderTag })`, also one level deeper: `{ through: { model } }`. */
function throughOf(program: Program, path: string, { arguments: [, second] }: DecoratorFact): DeclaredRelation['target'] | null {
  if (!second) return null;
  const written = { path, scope: 0, expression: second };
  return aimOf(program, throughIn(program, written) ?? written);
}

/** `() => Order`, `'Order'`. */
function aimOf(program: Program, aim: Written): DeclaredRelation['target'] | null {
  for (const written of returnedBy(program, aim)) {
    const target = classOrName(program, written);
    if (target) return target;
  }
  return null;
}

function classOrName(program: Program, { path, scope, expression }: Written): DeclaredRelation['target'] | null {
  if (expression.kind === 'literal') return typeof expression.value === 'string' ? { name: expression.value } : null;
  const meaning = program.meaningOf(path, scope, expression);
  if (meaning?.kind === 'declared') return { unit: meaning.unit };
  // A model of a package outside the repository.
  return meaning?.kind === 'external' && meaning.trail.module !== '' && meaning.trail.steps.length === 0 ? { name: meaning.trail.name } : null;
}

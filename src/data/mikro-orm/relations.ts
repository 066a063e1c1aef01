import { decoratorName } from '../decorator-names.js';
import type { DecoratorFact, MemberFact } from '../../model/file-facts.js';
import type { UnitId } from '../../model/ids.js';
import type { Program } from '../../model/program.js';
import type { Cascade, DeclaredRelation } from '../declared-entity.js';
import { relationTarget } from '../typeorm/relations.js';
import { branchesOf, elementsOf, propertiesOf, type WrittenProperty } from '../written.js';
import type { Written } from '../written-place.js';

const KINDS: ReadonlyMap<string, DeclaredRelation['kind']> = new Map([
  ['ManyToOne', 'many-to-one'],
  ['OneToMany', 'one-to-many'],
  ['OneToOne', 'one-to-one'],
  ['ManyToMany', 'many-to-many'],
]);

/** Classes that are embedded in embedded classes are read this far: one may embed itself. */
const MAX_EMBEDDED = 4;

/** The relations that a class declares by decorators, those of the classes it extends and embeds included, nearest first. */
export function relationsOfClass(program: Program, unit: UnitId, depth = 0): readonly DeclaredRelation[] {
  if (depth > MAX_EMBEDDED) return [];
  return program.basesOf(unit).flatMap((base) => {
    const declared = base.kind === 'instance' ? program.declaration(base.unit) : undefined;
    if (!declared) return [];
    const { path, fact } = declared;
    return fact.members.flatMap((member) => [
      ...[relationOf(program, path, member) ?? []].flat(),
      ...embeddedIn(program, path, member).flatMap((inner) => relationsOfClass(program, inner, depth + 1)),
    ]);
  });
}

/** `@Embedded(() => Address) home: Address` and `@Embedded() home: Address` keep the columns of a class, its foreign keys among them. */
function embeddedIn(program: Program, path: string, member: MemberFact): readonly UnitId[] {
  return member.decorators.flatMap(({ name, arguments: [first] }) => {
    const from = program.externalName(path, name);
    if (from?.name !== 'Embedded' || !from.module.startsWith('@mikro-orm/')) return [];
    const target = (first && relationTarget(program, { path, scope: 0, expression: first })) ?? targetByType(program, path, member);
    return target && 'unit' in target ? [target.unit] : [];
  });
}

function relationOf(program: Program, path: string, member: MemberFact): DeclaredRelation | null {
  for (const decorator of member.decorators) {
    const from = decoratorName(program, { path, name: decorator.name }, ({ module, name }) => module.startsWith('@mikro-orm/') && KINDS.has(name));
    const kind = from ? KINDS.get(from.name) : undefined;
    if (kind) return declaredBy(program, path, { member, decorator, kind });
  }
  return null;
}

interface Decorated {
  readonly member: MemberFact;
  readonly decorator: DecoratorFact;
  readonly kind: DeclaredRelation['kind'];
}

/** `@ManyToOne(() => Order, options)`, `@OneToMany(() => Line, 'order')`, `@OneToOne({ entity: () => Order, owner: true })`, `@ManyToOne()`. */
function declaredBy(program: Program, path: string, { member, decorator, kind }: Decorated): DeclaredRelation | null {
  const written = decorator.arguments.map((expression): Written => ({ path, scope: 0, expression }));
  const options = written.flatMap((argument) => propertiesOf(program, argument));
  const [first, second] = written;
  const named = first && first.expression.kind !== 'object' ? first : options.find(({ key }) => key === 'entity')?.value;
  const target = (named && relationTarget(program, named)) ?? targetByType(program, path, member);
  const inverse = second !== undefined && second.expression.kind !== 'object';
  return target && { property: member.name, target, at: { path, line: decorator.line }, ...relationShape(program, { kind, options, inverse }) };
}

/** The class that the property's own type names, or what it is set to: `Order`, `Ref<Order>`, `new Collection<Order>(this)`. */
function targetByType(program: Program, path: string, { type, initialiser, initialiserScope }: MemberFact): DeclaredRelation['target'] | null {
  const meaning = (type && program.meaningOfType(path, type)) ?? (initialiser && program.meaningOf(path, initialiserScope, initialiser));
  const meant = meaning?.kind === 'external' ? meaning.trail.args[0] : meaning;
  return meant?.kind === 'instance' ? { unit: meant.unit } : null;
}

/** What a relation's options say beside its target. `inverse`: an argument of its own names the property on the other side. */
export function relationShape(
  program: Program,
  { kind, options, inverse }: { readonly kind: DeclaredRelation['kind']; readonly options: readonly WrittenProperty[]; readonly inverse: boolean },
): Pick<DeclaredRelation, 'kind' | 'ownsKey' | 'cascades' | 'eager'> {
  const valueAt = (key: string): Written | undefined => options.find((property) => property.key === key)?.value;
  const isSet = (key: string): boolean =>
    branchesOf(program, valueAt(key) ?? NOTHING).some(({ expression }) => expression.kind === 'literal' && expression.value === true);
  const owns = isSet('owner') || !(inverse || valueAt('mappedBy') !== undefined);
  const ownsKey = kind === 'many-to-one' || (kind !== 'one-to-many' && owns);
  const orphans: readonly Cascade[] = isSet('orphanRemoval') ? ['remove'] : [];
  const cascade = valueAt('cascade');
  return { kind, ownsKey, cascades: [...new Set([...(cascade ? cascadesOf(program, cascade) : []), ...orphans])], eager: isSet('eager') };
}

const NOTHING: Written = { path: '', scope: 0, expression: { kind: 'other' } };

/** `[Cascade.PERSIST]`, `[Cascade.ALL]`. The default, `PERSIST`, stands for nothing here: it writes only what was changed, and that shows where it is changed. */
function cascadesOf(program: Program, cascade: Written): readonly Cascade[] {
  const names = elementsOf(program, cascade).map(({ expression }) => (expression.kind === 'member' ? expression.name : ''));
  const all = names.includes('ALL');
  return [...(all || names.includes('PERSIST') ? (['insert', 'update'] as const) : []), ...(all || names.includes('REMOVE') ? (['remove'] as const) : [])];
}

import type { CallFact } from '../../model/file-facts.js';
import type { Program } from '../../model/program.js';
import type { DeclaredRelation } from '../declared-entity.js';
import { relationTarget } from '../typeorm/relations.js';
import { propertiesOf, stringsOf, type WrittenProperty } from '../written.js';
import type { Written } from '../written-place.js';
import { relationShape } from './relations.js';

/** How a schema's property names a kind of relation: `kind: 'm:1'`, `kind: ReferenceKind.MANY_TO_ONE`, `p.manyToOne(Order)`. */
const KINDS: ReadonlyMap<string, DeclaredRelation['kind']> = new Map([
  ['m:1', 'many-to-one'],
  ['1:m', 'one-to-many'],
  ['1:1', 'one-to-one'],
  ['m:n', 'many-to-many'],
  ['MANY_TO_ONE', 'many-to-one'],
  ['ONE_TO_MANY', 'one-to-many'],
  ['ONE_TO_ONE', 'one-to-one'],
  ['MANY_TO_MANY', 'many-to-many'],
  ['manyToOne', 'many-to-one'],
  ['oneToMany', 'one-to-many'],
  ['oneToOne', 'one-to-one'],
  ['manyToMany', 'many-to-many'],
]);

/** The relations among the `properties` of `EntitySchema` or `defineEntity`; empty where there are none. */
export function schemaRelations(program: Program, properties: Written | undefined): readonly DeclaredRelation[] {
  return properties
    ? given(program, properties)
        .flatMap((written) => propertiesOf(program, written))
        .flatMap((property) => relationOf(program, property) ?? [])
    : [];
}

/** What a function gives, or the thing itself. */
function given(program: Program, written: Written): readonly Written[] {
  const { path, expression } = written;
  if (expression.kind !== 'function') return [written];
  const returns = program.file(path)?.scopes[expression.scope]?.returns ?? [];
  return returns.map((returned) => ({ path, scope: expression.scope, expression: returned }));
}

function relationOf(program: Program, property: WrittenProperty): DeclaredRelation | null {
  const [value] = given(program, property.value);
  return value ? (writtenOut(program, property, value) ?? built(program, property, value)) : null;
}

/** A class or a name; else the constant that holds a schema, by its own name. */
function targetOf(program: Program, written: Written): DeclaredRelation['target'] | null {
  const [last] = given(program, written);
  return relationTarget(program, written) ?? (last?.expression.kind === 'name' ? { name: last.expression.name } : null);
}

/** `{ kind: 'm:1', entity: () => Order }`; `reference` before version 6. */
function writtenOut(program: Program, { key, line }: WrittenProperty, value: Written): DeclaredRelation | null {
  const options = propertiesOf(program, value);
  const valueAt = (name: string): Written | undefined => options.find((option) => option.key === name)?.value;
  const named = valueAt('kind') ?? valueAt('reference');
  const kind = named && KINDS.get(named.expression.kind === 'member' ? named.expression.name : (stringsOf(program, named)[0] ?? ''));
  const entity = valueAt('entity');
  const target = entity && targetOf(program, entity);
  if (!kind || !target) return null;
  return { property: key, target, at: { path: value.path, line: line ?? 1 }, ...relationShape(program, { kind, options, inverse: false }) };
}

/** `p.manyToOne(Order).ref()`, `p.oneToMany(Line).mappedBy('order')`. */
function built(program: Program, { key, line }: WrittenProperty, { path, scope, expression }: Written): DeclaredRelation | null {
  const chain: CallFact[] = [];
  const calls = program.file(path)?.calls ?? [];
  let current: Written['expression'] = expression;
  while (current.kind === 'call') {
    const call: CallFact | undefined = calls[current.call];
    if (call?.callee.kind !== 'member') return null;
    chain.push(call);
    current = call.callee.object;
  }
  const root = chain.at(-1);
  const kind = KINDS.get(root?.callee.kind === 'member' ? root.callee.name : '');
  const [entity] = root?.arguments ?? [];
  const target = entity && targetOf(program, { path, scope, expression: entity });
  if (!root || !kind || !target) return null;
  return {
    property: key,
    target,
    at: { path, line: line ?? root.line },
    ...relationShape(program, { kind, options: chain.flatMap((call) => optionOf(path, call)), inverse: false }),
  };
}

/** `.owner()` is `owner: true`, `.mappedBy('order')` is `mappedBy: 'order'`, `.cascade(a, b)` is `cascade: [a, b]`. */
function optionOf(path: string, { callee, arguments: values, scope, line }: CallFact): readonly WrittenProperty[] {
  if (callee.kind !== 'member') return [];
  const [first] = values;
  const expression: Written['expression'] = callee.name === 'cascade' ? { kind: 'array', elements: values } : (first ?? { kind: 'literal', value: true });
  return [{ key: callee.name, value: { path, scope, expression }, line }];
}

import type { Expression } from '../model/file-facts.js';
import { NOTHING_GIVEN } from './sql-given.js';
import type { SqlArgument } from './sql-touches.js';
import type { CallPlace } from './site.js';
import type { Taken } from './take-step.js';
import type { World } from './world.js';
import { bindingOf } from './written.js';
import type { Written } from './written-place.js';

/** The SQL that a call runs: its own argument's, or that of the call which prepared it. Null where the step runs none, or nothing shows it. */
export function sqlArgument(world: World, { rule, after }: Taken, { path, call }: CallPlace): SqlArgument | null {
  if (!rule.sql) return null;
  const { argument: index, maybe, whole, shared } = rule.sql;
  const expression = index === 'prepared' ? undefined : call.arguments[index];
  const prepared = index === 'prepared' ? (after.prepared ?? preparedElsewhere(world, { path, scope: call.scope, expression: call.callee })) : null;
  const argument = expression ? { path, scope: call.scope, expression } : prepared;
  return argument && { argument, given: NOTHING_GIVEN, maybe, whole, shared };
}

/** `private insert: Statement`, set by `this.insert = db.prepare('…')`: the written type says what it is, what it is set to says which. */
function preparedElsewhere(world: World, { path, scope, expression }: Written): Written | null {
  const object = expression.kind === 'member' ? expression.object : null;
  const held = object && initialiserOf(world, { path, scope, expression: object });
  const meaning = held && world.program.meaningOf(held.path, held.scope, held.expression);
  return (meaning?.kind === 'external' && world.handleOf(meaning.trail)?.prepared) || null;
}

function initialiserOf({ program }: World, { path, scope, expression }: Written): Written | null {
  if (expression.kind === 'name') return nameInitialiser({ program }, path, { scope, name: expression.name });
  if (expression.kind !== 'member') return null;
  const owner = program.meaningOf(path, scope, expression.object);
  const declared = owner?.kind === 'instance' ? program.declaration(owner.unit) : undefined;
  const member = declared?.fact.members.find(({ name }) => name === expression.name);
  return declared && member?.initialiser ? { path: declared.path, scope: member.initialiserScope, expression: member.initialiser } : null;
}

function nameInitialiser(
  { program }: Pick<World, 'program'>,
  path: string,
  { scope, name }: { readonly scope: number; readonly name: string },
): Written | null {
  const bound = bindingOf(program, path, scope, name);
  if (bound) return bound.binding.initialiser ? { path, scope: bound.scope, expression: bound.binding.initialiser } : null;
  const initialiser: Expression | null = program.file(path)?.declarations.find((declaration) => declaration.name === name)?.initialiser ?? null;
  return initialiser && { path, scope: 0, expression: initialiser };
}

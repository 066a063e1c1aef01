import type { Program } from '../../model/program.js';
import type { KnownEntity } from '../catalogue.js';
import type { Site } from '../site.js';
import { bindingOf } from '../written.js';
import type { Written } from '../written-place.js';

/** Calls on calls, and names for them, are followed this far back. */
const MAX_LINKS = 24;

/**
 * What a query is about that a function of the repository returns, where its written type does not say:
 * `active(): Knex.QueryBuilder { return this.db('orders').where({ active }) }` behind `this.active().update(…)`. Empty where nothing shows it.
 */
export function tablesReturned({ program, path, call, entitiesOf }: Site): readonly KnownEntity[] {
  let at: Written | null = { path, scope: call.scope, expression: call.callee.kind === 'member' ? call.callee.object : call.callee };
  for (let link = 0; link < MAX_LINKS && at; link += 1) {
    const made = calledFunction(program, at);
    if (made) return returnedBy({ program, entitiesOf }, made);
    at = linkBefore(program, at);
  }
  return [];
}

/** The function of the repository that a call calls. */
function calledFunction(program: Program, { path, expression }: Written): Place | null {
  const call = expression.kind === 'call' ? program.file(path)?.calls[expression.call] : undefined;
  const callee = call && program.meaningOf(path, call.scope, call.callee);
  return callee?.kind === 'function' ? callee : null;
}

/** What a name is set to, or what a method is called on. */
function linkBefore(program: Program, { path, scope, expression }: Written): Written | null {
  if (expression.kind === 'name') {
    const bound = bindingOf(program, path, scope, expression.name);
    const isPlain = bound?.binding.path.length === 0 && !bound.binding.iterates;
    return isPlain && bound.binding.initialiser ? { path, scope: bound.scope, expression: bound.binding.initialiser } : null;
  }
  const call = expression.kind === 'call' ? program.file(path)?.calls[expression.call] : undefined;
  return call?.callee.kind === 'member' ? { path, scope: call.scope, expression: call.callee.object } : null;
}

interface Place {
  readonly path: string;
  readonly scope: number;
}

function returnedBy(
  { program, entitiesOf }: Pick<Site, 'program' | 'entitiesOf'>,
  { path, scope }: { readonly path: string; readonly scope: number },
): readonly KnownEntity[] {
  const returns = program.file(path)?.scopes[scope]?.returns ?? [];
  const found = returns.flatMap((returned) => {
    const meaning = program.meaningOf(path, scope, returned);
    return meaning ? entitiesOf(meaning) : [];
  });
  return [...new Set(found)];
}

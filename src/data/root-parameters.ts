import type { Expression } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import { type ParameterPlace, parameterNamed, stepBack } from './root-parameter.js';
import { ownMember } from './set-to.js';
import { functionOf } from './work.js';
import type { Written } from './written-place.js';

/** Names for names of a handle, and members and calls on it, are followed this far back. */
const MAX_STEPS = 12;
/** Ways back that are followed at once; more were not met in real code. */
const MAX_OPEN = 8;

/**
 * Every parameter that an expression may start from: `trx` in `(trx ?? this.db).insertInto()`, and in `dbOrTx(this.db, trx)`, where the function
 * gives back what it is handed; of `this.db`, the constructor's that it is set to. Empty for none.
 */
export function rootParameters(program: Program, written: Written): readonly ParameterPlace[] {
  const found: ParameterPlace[] = [];
  let open: readonly Written[] = [written];
  for (let step = 0; step < MAX_STEPS && open.length > 0; step += 1) {
    const next: Written[] = [];
    for (const current of open) {
      const parameter = parameterNamed(program, current);
      if (parameter) found.push(parameter);
      else next.push(...waysBack(program, current));
    }
    open = next.slice(0, MAX_OPEN);
  }
  return found;
}

function waysBack(program: Program, written: Written): readonly Written[] {
  const { path, scope, expression } = written;
  if (expression.kind === 'either') return expression.branches.map((branch) => ({ path, scope, expression: branch }));
  const kept = keptBy(program, written);
  if (kept) return [kept];
  const given = expression.kind === 'call' ? givenBack(program, path, expression.call) : [];
  const back = given.length > 0 ? null : stepBack(program, written);
  return back ? [back] : given;
}

/** What a property of the own class keeps: `this.db` in a class that is made with `new Store(trx)`; null for anything else, and where nothing sets it. */
function keptBy(program: Program, written: Written): Written | null {
  const called = written.expression.kind === 'call' ? program.file(written.path)?.calls[written.expression.call]?.callee : undefined;
  // `this.db('orders')` calls what the property keeps.
  const own = ownMember(program, called ? { ...written, expression: called } : written);
  if (own?.fact.kind !== 'property') return null;
  const { path, fact } = own;
  if (!fact.parameterProperty) return fact.initialiser && { path, scope: fact.initialiserScope, expression: fact.initialiser };
  const owner = program.file(path)?.declarations.find(({ members }) => members.includes(fact));
  const maker = owner?.members.find(({ kind }) => kind === 'constructor')?.scope ?? null;
  return maker === null ? null : { path, scope: maker, expression: { kind: 'name', name: fact.name } };
}

/** The arguments of a call that the called function gives back as they are. */
function givenBack(program: Program, path: string, index: number): readonly Written[] {
  const call = program.file(path)?.calls[index];
  const body = call && call.callee.kind !== 'call' ? functionOf(program, { path, scope: call.scope, expression: call.callee }) : null;
  if (!call || !body) return [];
  const returns = program.file(body.path)?.scopes[body.scope]?.returns ?? [];
  return returns.flatMap(branches).flatMap((expression) => {
    const parameter = parameterNamed(program, { ...body, expression });
    const argument = parameter?.scope === body.scope && parameter.property === undefined ? call.arguments[parameter.index] : undefined;
    return argument ? [{ path, scope: call.scope, expression: argument }] : [];
  });
}

function branches(expression: Expression): readonly Expression[] {
  return expression.kind === 'either' ? expression.branches : [expression];
}

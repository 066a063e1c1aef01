import type { EntryPoint } from '../model/facts.js';
import type { CallFact, Expression } from '../model/file-facts.js';
import type { Meaning, Program } from '../model/program.js';
import { handlerOf } from './handlers.js';
import { textsOf, valueAt, type Written } from './texts.js';

/** Routes as objects: `fastify.route({ method: 'GET', url: '/orders', handler })`, `server.route([{ method, path, handler }])`, also held by constants. */
export function routeObjects(program: Program, path: string, call: CallFact): readonly EntryPoint[] {
  const [first] = call.arguments;
  const objects = first ? objectsIn(program, { path, scope: call.scope, expression: first }) : [];
  return objects.flatMap((object) => pointsOf(program, object, { path, line: call.line }));
}

/** The object literals that an expression is, or lists. */
function objectsIn(program: Program, written: Written): readonly Written[] {
  const { path, scope, expression } = written;
  if (expression.kind === 'object') return [written];
  if (expression.kind === 'array') return expression.elements.flatMap((element) => objectsIn(program, { path, scope, expression: element }));
  const meaning = program.meaningOf(path, scope, expression);
  return meaning ? objectsOf(program, meaning) : [];
}

function objectsOf(program: Program, meaning: Meaning): readonly Written[] {
  if (meaning.kind === 'value') return meaning.expression.kind === 'object' ? [meaning] : [];
  if (meaning.kind === 'array') return (meaning.elements ?? []).flatMap((element) => (element ? objectsOf(program, element) : []));
  const declared = meaning.kind === 'declared' ? program.declaration(meaning.unit) : undefined;
  const expression = declared?.fact.initialiser;
  return declared && expression?.kind === 'object' ? [{ path: declared.path, scope: 0, expression }] : [];
}

function pointsOf(program: Program, { path, scope, expression: object }: Written, at: EntryPoint['at']): readonly EntryPoint[] {
  const textsAt = (expression: Expression | undefined): readonly string[] => (expression ? textsOf(program, { path, scope, expression }) : []);
  const handler = valueAt(object, 'handler') ?? valueAt(valueAt(object, 'options') ?? valueAt(object, 'config'), 'handler');
  const [route] = textsAt(valueAt(object, 'url') ?? valueAt(object, 'path'));
  if (!handler || route === undefined) return [];
  const owner = handlerOf(program, { path, scope, expression: handler });
  return textsAt(valueAt(object, 'method')).map(
    (method): EntryPoint => ({ kind: 'http', method: method === '*' ? 'ALL' : method.toUpperCase(), route, at, ...owner }),
  );
}

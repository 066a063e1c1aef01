import type { CallFact } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import type { Program } from '../model/program.js';
import type { Written } from './texts.js';

/** The unit, and its member, that an entry point runs. */
export interface Handler {
  readonly unit: UnitId;
  readonly member: string | null;
}

/** Wrappers around wrappers are looked through this far: `limit(asyncHandler(controller.pay))`. */
const MAX_WRAPPED = 4;

/** The named function or method that an expression hands over, wrappers and `bind` looked through; else the unit that the expression lies in. */
export function handlerOf(program: Program, written: Written): Handler {
  return namedHandler(program, written, 0) ?? program.ownerOf(written.path, written.scope);
}

function namedHandler(program: Program, { path, scope, expression }: Written, depth: number): Handler | null {
  if (depth > MAX_WRAPPED) return null;
  if (expression.kind === 'function') return program.ownerOf(path, expression.scope);
  if (expression.kind === 'call') return wrappedHandler(program, path, { call: program.file(path)?.calls[expression.call], depth });
  if (expression.kind === 'cast') return namedHandler(program, { path, scope, expression: expression.expression }, depth + 1);
  if (expression.kind === 'array') {
    const last = expression.elements.at(-1);
    return last ? namedHandler(program, { path, scope, expression: last }, depth + 1) : null;
  }
  const meaning = program.meaningOf(path, scope, expression);
  if (meaning?.kind === 'function') return program.ownerOf(meaning.path, meaning.scope);
  return meaning?.kind === 'declared' ? { unit: meaning.unit, member: null } : null;
}

/** `controller.pay.bind(controller)` runs what is bound; `asyncHandler(controller.pay)` what it is given last. */
function wrappedHandler(program: Program, path: string, { call, depth }: { readonly call: CallFact | undefined; readonly depth: number }): Handler | null {
  if (!call) return null;
  const { callee, scope } = call;
  if (callee.kind === 'member' && callee.name === 'bind') return namedHandler(program, { path, scope, expression: callee.object }, depth + 1);
  for (const expression of call.arguments.toReversed()) {
    const handler = canHandle(expression.kind) ? namedHandler(program, { path, scope, expression }, depth + 1) : null;
    if (handler) return handler;
  }
  return null;
}

/** Whether an expression of that kind can be a function that is handed over. */
export function canHandle(kind: Written['expression']['kind']): boolean {
  return kind === 'function' || kind === 'name' || kind === 'member' || kind === 'call' || kind === 'array' || kind === 'cast';
}

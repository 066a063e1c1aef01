import type { Program } from '../model/program.js';
import type { Written } from './written-place.js';

/** A function's body: its file and scope. */
export interface FunctionPlace {
  readonly path: string;
  readonly scope: number;
}

/** A call that opens a transaction; `work` is the argument that it runs, where that is known. */
export interface OpeningCall {
  readonly path: string;
  readonly index: number;
  readonly work: number | null;
}

/** The function that a transaction runs: a function literal among the arguments of the call that opens it, else a named function; null for none. */
export function workOf(program: Program, { path, index, work }: OpeningCall): FunctionPlace | null {
  const call = program.file(path)?.calls[index];
  if (!call) return null;
  const candidates = work === null ? call.arguments : call.arguments.slice(work, work + 1);
  const literal = candidates.find((argument) => argument.kind === 'function');
  if (literal?.kind === 'function') return { path, scope: literal.scope };
  for (const expression of candidates) {
    const named = expression.kind === 'name' || expression.kind === 'member' ? functionOf(program, { path, scope: call.scope, expression }) : null;
    if (named) return named;
  }
  return null;
}

/** The body of the function or method of the repository that an expression denotes; of a class, its constructor; null for none. */
export function functionOf(program: Program, { path, scope, expression }: Written): FunctionPlace | null {
  const meaning = program.meaningOf(path, scope, expression);
  if (meaning?.kind === 'function') return { path: meaning.path, scope: meaning.scope };
  const declared = meaning?.kind === 'declared' ? program.declaration(meaning.unit) : undefined;
  if (!declared) return null;
  const maker = declared.fact.kind === 'class' ? declared.fact.members.find(({ kind }) => kind === 'constructor') : undefined;
  const body = declared.fact.scope ?? maker?.scope ?? null;
  return body === null ? null : { path: declared.path, scope: body };
}

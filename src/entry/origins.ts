import type { CallFact, FileFacts } from '../model/file-facts.js';
import type { Program } from '../model/program.js';

/** Where what is called comes from. */
export interface Origin {
  /** The package; '' for a global; null where linking does not know it. */
  readonly module: string | null;
  /** For a method the name of the type or thing it is called on; for an own object its class; for the unknown its last written name. */
  readonly name: string;
}

/** The package behind a method's receiver, or behind what is called or made; the repository's own things have the module `.`. */
export function originOf(program: Program, { path }: FileFacts, { call, index }: { readonly call: CallFact; readonly index: number }): Origin {
  const isMethod = call.kind !== 'new' && call.callee.kind === 'member';
  const meaning = isMethod ? program.receiverOf(path, index) : program.meaningOf(path, call.scope, call.callee);
  if (meaning?.kind === 'external') {
    const { module, name, steps } = meaning.trail;
    const last = steps.at(-1);
    return { module, name: last?.kind === 'member' ? last.name : name };
  }
  if (meaning?.kind === 'instance') return { module: '.', name: meaning.unit.slice(meaning.unit.lastIndexOf('#') + 1) };
  if (meaning !== null && meaning.kind !== 'shape') return { module: '.', name: '' };
  const called = call.callee.kind === 'member' && isMethod ? call.callee.object : call.callee;
  return { module: null, name: called.kind === 'name' || called.kind === 'member' ? called.name : '' };
}

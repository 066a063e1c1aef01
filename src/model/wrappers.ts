import type { CallFact, Expression } from './file-facts.js';

/**
 * A helper of the repository that analysis cannot see through, as the user describes it. `call` is the called name with as much before it as tells
 * it apart: `getRepository`, `connection.getRepository`.
 */
export type Wrapper =
  /** The call gives the handle of the entity in that argument. */
  | { readonly call: string; readonly entityArg: number }
  /** The call runs that argument in a transaction, whose handle is the function's parameter `handleParam`; without it, all that runs in it is inside. */
  | { readonly call: string; readonly callbackArg: number; readonly handleParam?: number }
  /** The decorator runs its method in a transaction. */
  | { readonly decorator: string };

/** The module of the trails that stand for what an `entityArg` wrapper gives: an object of it, of the entities in `args`. No package can be named so. */
export const WRAPPED = ' wrapped';

/** Whether a call is one of that name: its callee ends in `a.b` as written, `this.` and calls between aside. */
export function isCallOf({ callee }: CallFact, dotted: string): boolean {
  let at: Expression | null = callee;
  for (const name of dotted.split('.').toReversed()) {
    if ((at?.kind !== 'member' && at?.kind !== 'name') || at.name !== name) return false;
    at = at.kind === 'member' ? at.object : null;
  }
  return true;
}

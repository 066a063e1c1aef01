import type { TypeFact } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import type { Lookup } from './lookup.js';

/** Types whose value comes later. */
const LATER: ReadonlySet<string> = new Set(['Promise', 'PromiseLike', 'Observable', 'AsyncIterable', 'AsyncIterableIterator', 'AsyncGenerator']);

/** Whether a function or method answers later: it is `async`, or the type that is written for its result is a promise. */
export function answersLater(lookup: Lookup, { unit, member }: { readonly unit: UnitId; readonly member: string | null }): boolean {
  const declared = lookup.units.get(unit);
  if (!declared) return false;
  const found = member === null ? declared.fact : declared.fact.members.find(({ name }) => name === member);
  if (!found || found.kind === 'class') return false;
  const scope = found.scope === null ? undefined : lookup.files.get(declared.path)?.facts.scopes[found.scope];
  return scope?.async === true || isLater(scope?.returnType ?? null) || isLater(found.type);
}

/** Also a function type that gives a promise, and a union with one: `Order | Promise<Order>`. */
function isLater(type: TypeFact | null): boolean {
  if (type === null) return false;
  if (type.name === '=>') return isLater(type.args[0] ?? null);
  return LATER.has(type.name) || (type.name === '|' && type.args.some(isLater));
}

import type { CallFact, Expression, FileFacts } from '../model/file-facts.js';

/** What stands around calls of a file: later steps of their chains, and calls that they are handed to. */
export interface ChainsOf {
  /** Whether a later step of the chain has one of these names, or takes a call of one: `.pipe(timeout(500))`. */
  endsIn(index: number, names: readonly string[]): boolean;
  /** Whether the call, or the function it stands in, is handed to something that ends the wait: `Promise.race([…])`, `withTimeout(…)`. */
  isRaced(index: number): boolean;
  /** Whether the result is waited for, by the call itself or a later step. */
  isAwaited(index: number): boolean;
}

/** Calls that give up on what they are handed. */
const RACING = /^race$|time_?out|deadline/i;

/** Reads the chains of a file once. */
export function chainsOf({ calls, scopes }: FileFacts): ChainsOf {
  const next = new Map<number, number>();
  const raced = new Set<number>();
  for (const [index, call] of calls.entries()) {
    const { callee } = call;
    if (callee.kind === 'member' && callee.object.kind === 'call') next.set(callee.object.call, index);
    if (RACING.test(nameOf(call))) for (const argument of call.arguments) for (const inner of handed(argument)) raced.add(inner);
  }
  function* later(index: number): Iterable<number> {
    for (let at = next.get(index); at !== undefined; at = next.get(at)) yield at;
  }
  const isIn = (call: CallFact | undefined): boolean => {
    for (let scope = call?.scope ?? 0; scope > 0; scope = scopes[scope]?.parent ?? 0) {
      const taker = calls[scopes[scope]?.argumentOf?.call ?? -1];
      if (taker && RACING.test(nameOf(taker)) && !DELAYING.has(nameOf(taker))) return true;
    }
    return false;
  };
  return {
    endsIn: (index, names) =>
      [...later(index)].some((at) => {
        const call = calls[at];
        return call !== undefined && (names.includes(nameOf(call)) || call.arguments.flatMap(handed).some((inner) => names.includes(nameOf(calls[inner]))));
      }),
    isRaced: (index) => [index, ...later(index)].some((at) => raced.has(at)) || isIn(calls[index]),
    isAwaited: (index) => [index, ...later(index)].some((at) => calls[at]?.awaited === true),
  };
}

/** They run what they are handed later, and let it run. */
const DELAYING: ReadonlySet<string> = new Set(['setTimeout', 'clearTimeout']);

function nameOf(call: CallFact | undefined): string {
  const callee = call?.callee;
  return callee?.kind === 'member' || callee?.kind === 'name' ? callee.name : '';
}

function handed(argument: Expression): readonly number[] {
  if (argument.kind === 'call') return [argument.call];
  return argument.kind === 'array' ? argument.elements.flatMap(handed) : [];
}

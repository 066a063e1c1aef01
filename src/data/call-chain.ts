import type { CallFact, FileFacts } from '../model/file-facts.js';

/** The calls of one chain (`db.select().from(orders).where(…)`), in the order in which they are made. Linear in the calls of the file. */
export function chainAround(file: FileFacts, index: number): readonly CallFact[] {
  return [...before(file, index), ...from(file, index)];
}

/** Those that a call is made on. */
function before({ calls }: FileFacts, index: number): readonly CallFact[] {
  const chain: CallFact[] = [];
  let call = calledOn(calls, calls[index]);
  while (call) {
    chain.unshift(call);
    call = calledOn(calls, call);
  }
  return chain;
}

/** The call itself, and those that are made on what it gives. */
function from({ calls }: FileFacts, index: number): readonly CallFact[] {
  const chain = calls.slice(index, index + 1);
  // inner calls stand before outer ones
  for (const call of calls.slice(index + 1)) if (calledOn(calls, call) === chain.at(-1)) chain.push(call);
  return chain;
}

function calledOn(calls: FileFacts['calls'], call: CallFact | undefined): CallFact | undefined {
  const object = call?.callee.kind === 'member' ? call.callee.object : null;
  return object?.kind === 'call' ? calls[object.call] : undefined;
}

/** `find` for `repo.find()` and `find()`; '' where what is called has no name. */
export function calledName({ callee }: CallFact): string {
  return callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
}

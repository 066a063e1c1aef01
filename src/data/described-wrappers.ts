import type { Program } from '../model/program.js';
import { isCallOf, type Wrapper } from '../model/wrappers.js';
import type { Boundary } from './read-taken.js';

/** The transactions that the calls open which the user describes as opening one, in order of path and call. */
export function describedBoundaries(program: Program, wrappers: readonly Wrapper[]): readonly Boundary[] {
  const opening = wrappers.filter((wrapper) => 'callbackArg' in wrapper);
  if (opening.length === 0) return [];
  return program.files.flatMap(({ path, calls }) =>
    calls.flatMap((call, index) => {
      const wrapper = call.kind === 'call' ? opening.find((candidate) => isCallOf(call, candidate.call)) : undefined;
      if (!wrapper) return [];
      const { unit: by, member } = program.ownerOf(path, call.scope);
      const carrier = wrapper.handleParam ?? null;
      return [{ kind: 'opens', path, index, by, member, marks: [], ambient: carrier === null, hosted: false, work: wrapper.callbackArg, carrier } as const];
    }),
  );
}

import type { FileFacts } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import type { WaitingDefaults } from './http-call.js';
import { optionOf } from './options.js';

/** What is set for a whole program: the dispatcher of `fetch`, and the options of Nest's HTTP module. */
export function waitingDefaults(program: Program): WaitingDefaults {
  return {
    fetchIsSet: program.files.some(({ imports }) => imports.some(({ names }) => names.some(({ imported }) => imported === 'setGlobalDispatcher'))),
    nestIsSet: program.files.some((file) => setsNest(program, file)),
  };
}

function setsNest(program: Program, { path, imports, calls }: FileFacts): boolean {
  if (!imports.some(({ specifier }) => specifier === '@nestjs/axios')) return false;
  return calls.some(({ callee, scope, arguments: given }) => {
    if (callee.kind !== 'member' || (callee.name !== 'register' && callee.name !== 'registerAsync')) return false;
    const module = program.meaningOf(path, scope, callee.object);
    if (module?.kind !== 'external' || module.trail.name !== 'HttpModule') return false;
    return callee.name === 'registerAsync' || optionOf(program, { path, scope, expression: given[0] }, ['timeout']) !== 'absent';
  });
}

import type { Facts, OutsideCall } from '../model/facts.js';
import type { FileFacts } from '../model/file-facts.js';
import { byLocation, type Location } from '../model/location.js';
import type { Program } from '../model/program.js';
import { type Asked, askedOf } from './asked.js';
import { chainsOf, type ChainsOf } from './chains.js';
import { deferredIn } from './deferred.js';
import { httpCall, type WaitingDefaults } from './http-call.js';
import type { OutsidePackage } from './outside-package.js';
import { isModuleOf } from './outside-package.js';
import { boundValues } from './bound-values.js';
import { packageUsers } from './package-users.js';
import { PACKAGES } from './packages/index.js';
import { tableCall } from './table-call.js';
import { waitingDefaults } from './waiting-defaults.js';

/** Calls that leave the process, code that is only handed on to run later, and files of which it is not known that they do not; by place, those of one line as they run. */
export function readOutside(program: Program): Required<Pick<Facts, 'outsideCalls' | 'deferred' | 'packageUsers' | 'boundValues'>> {
  const imported = new Set(program.files.flatMap(({ imports }) => imports.map(({ specifier }) => specifier)));
  const reading: Reading = {
    rows: PACKAGES.filter((row) => [...imported].some((module) => isModuleOf(row, module))),
    defaults: waitingDefaults(program),
  };
  const calls = program.files.flatMap((file) => [...callsIn(program, file, reading)]);
  return {
    outsideCalls: calls.sort((a, b) => byLocation(a.at, b.at)),
    deferred: deferredIn(program),
    packageUsers: packageUsers(program),
    boundValues: boundValues(program),
  };
}

interface Reading {
  readonly rows: readonly OutsidePackage[];
  readonly defaults: WaitingDefaults;
}

function* callsIn(program: Program, file: FileFacts, { rows, defaults }: Reading): Iterable<OutsideCall> {
  let chains: ChainsOf | undefined;
  for (const [index, call] of file.calls.entries()) {
    const asked = askedOf(program, file, { call, index });
    if (asked === null) continue;
    chains ??= chainsOf(file);
    const meant =
      tableCall(program, rows, asked, { path: file.path, call, index, chains }) ?? httpCall(program, asked, { file, call, index, chains, defaults });
    if (meant === null) continue;
    const { unit, member } = program.ownerOf(file.path, call.scope);
    yield {
      kind: meant.kind,
      package: asked.trail.module,
      operation: meant.operation,
      by: unit,
      member,
      at: { path: file.path, line: call.line },
      inLoop: call.inLoop !== 'no',
      awaited: chains.isAwaited(index),
      client: clientOf(program, asked),
      timeout: meant.timeout,
      changes: meant.changes,
      confidence: asked.indirect ? 'inferred' : 'certain',
    };
  }
}

/** Where the client is made: by `new`, or by the first call on the way to it. */
function clientOf(program: Program, { trail }: Asked): Location | null {
  const step = trail.steps.find((one) => one.kind === 'call');
  const maker = trail.made ?? (step?.kind === 'call' && step.call >= 0 ? step : undefined);
  const call = maker && program.file(maker.path)?.calls[maker.call];
  return maker && call ? { path: maker.path, line: call.line } : null;
}

import type { OutsideCall } from '../model/facts.js';
import type { CallFact } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import type { Asked } from './asked.js';
import type { ChainsOf } from './chains.js';
import { optionOf } from './options.js';
import { isModuleOf, isNamed, type OutsidePackage } from './outside-package.js';

/** What a call means, before it has its place. */
export type Meant = Pick<OutsideCall, 'kind' | 'operation' | 'timeout' | 'changes'>;

interface Place {
  readonly path: string;
  readonly call: CallFact;
  readonly index: number;
  readonly chains: ChainsOf;
}

/** Reads a call by the tables of packages; null where none knows it. */
export function tableCall(program: Program, rows: readonly OutsidePackage[], asked: Asked, place: Place): Meant | null {
  for (const row of rows) {
    if (!isModuleOf(row, asked.trail.module)) continue;
    const meant = row.commands ? commandCall(program, row, asked, place) : namedCall(row, asked, place);
    if (meant && !isWithinOwn(program, row, place)) return meant;
  }
  return null;
}

function namedCall(row: OutsidePackage, { name, names, trail }: Asked, place: Place): Meant | null {
  const changes = changesOf(row, name);
  if (changes === undefined || !isPlaced(row, names)) return null;
  // what an operation gives back is no client any more
  if (trail.steps.some((step) => step.kind === 'call' && !isNamed(row.under, step.name) && changesOf(row, step.name) !== undefined)) return null;
  return { kind: row.kind, operation: operationOf(wayOf(names, trail.instance), name), timeout: givesUp(row, name, place), changes };
}

function givesUp({ waits }: OutsidePackage, name: string, { chains, index }: Place): boolean | null {
  return isNamed(waits?.names, name) ? chains.endsIn(index, waits?.limits ?? []) || chains.isRaced(index) : null;
}

function changesOf(row: OutsidePackage, name: string): boolean | null | undefined {
  if (isNamed(row.asks, name)) return false;
  if (isNamed(row.changes, name)) return true;
  return isNamed(row.either, name) ? null : undefined;
}

function isPlaced({ under, aside }: OutsidePackage, names: readonly string[]): boolean {
  if (aside !== undefined && names.some((name) => isNamed(aside, name))) return false;
  return under === undefined || names.some((name) => isNamed(under, name));
}

/** The names between the client and what is called on it. */
function wayOf(names: readonly string[], instance: boolean): readonly string[] {
  const [first = ''] = names;
  const way = instance || first === 'default' || first === '*' ? names.slice(1) : names;
  // the module's own function is called by itself: what it gives is the client
  return way.slice(way.lastIndexOf('') + 1);
}

/** `paymentIntents.create`: the last two names say enough. */
function operationOf(way: readonly string[], name: string): string {
  const before = way.filter((step) => step !== 'new' && step !== '*' && step !== '[]').at(-1);
  return before === undefined ? name : `${before}.${name}`;
}

/** `client.send(new PutObjectCommand())`: what is handed in says what it is, and of which package. */
function commandCall(program: Program, { kind, commands }: OutsidePackage, { name }: Asked, { path, call }: Place): Meant | null {
  const [handed] = call.arguments;
  if (commands === undefined || handed === undefined || !isNamed(commands.names, name)) return null;
  const meaning = program.meaningOf(path, call.scope, handed);
  if (meaning?.kind !== 'external') return { kind, operation: name, timeout: null, changes: null };
  const { trail } = meaning;
  const command = trail.steps.flatMap((step) => (step.kind === 'member' ? step.name : [])).at(-1) ?? trail.name;
  return { kind, operation: `${name} ${command}`, timeout: null, changes: !commands.asking.test(command) };
}

/** A message that is put in the caller's own database, in its own transaction. */
function isWithinOwn(program: Program, { within }: OutsidePackage, { path, call }: Place): boolean {
  if (within === undefined) return false;
  return optionOf(program, { path, scope: call.scope, expression: call.arguments.at(-1) }, [within]) !== 'absent' && call.arguments.at(-1)?.kind === 'object';
}

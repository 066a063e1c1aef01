import type { EntryPoint } from '../model/facts.js';
import type { CallFact, Expression, FileFacts, MemberFact } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import type { Framework } from './framework.js';
import { canHandle, handlerOf } from './handlers.js';
import { originOf } from './origins.js';
import { textsOf, valueAt } from './texts.js';

const PACKAGES: ReadonlySet<string> = new Set(['commander', 'cac', 'yargs', '@caporal/core', 'sade', 'vorpal']);
/** Packages whose commands are classes with a method `run`. */
const CLASS_PACKAGES: ReadonlySet<string> = new Set(['@oclif/core', '@oclif/command', '@adonisjs/core/ace', '@adonisjs/ace', 'clipanion']);
const RUNNING = ['run', 'execute'];

/** Commands of a terminal: commander and its kin (`.command('import').action(fn)`), yargs (`.command('import', '…', builder, fn)`), oclif (`class Import extends Command`). */
export const commands: Framework = {
  id: 'commands',
  find: (program) => program.files.flatMap((file) => [...calledCommands(program, file), ...commandClasses(program, file)]),
};

function* calledCommands(program: Program, file: FileFacts): Iterable<EntryPoint> {
  for (const [index, call] of file.calls.entries()) {
    const { callee } = call;
    if (callee.kind !== 'member' || (callee.name !== 'action' && callee.name !== 'command')) continue;
    const handler = callee.name === 'action' ? call.arguments[0] : commandHandler(call);
    if (!handler || !canHandle(handler.kind) || !PACKAGES.has(originOf(program, file, { call, index }).module ?? '')) continue;
    const named = callee.name === 'action' ? namedIn(file, callee.object) : commandName(call);
    const owner = handlerOf(program, { path: file.path, scope: call.scope, expression: handler });
    yield { kind: 'command', method: '', route: wordOf(program, file.path, named), at: { path: file.path, line: call.line }, ...owner };
  }
}

/** The command's own word: `import` of `import <file>`. */
function wordOf(program: Program, path: string, named: Named | null): string {
  const [text = ''] = named ? textsOf(program, { path, ...named }) : [];
  return text.split(' ')[0] ?? '';
}

/** The last of yargs' four arguments, or the key of its one. */
function commandHandler({ arguments: given }: CallFact): Expression | undefined {
  return given[0]?.kind === 'object' ? valueAt(given[0], 'handler') : given.slice(2).findLast(({ kind }) => canHandle(kind));
}

interface Named {
  readonly scope: number;
  readonly expression: Expression;
}

function commandName({ arguments: [first], scope }: CallFact): Named | null {
  const expression = first?.kind === 'object' ? valueAt(first, 'command') : first;
  return expression ? { scope, expression } : null;
}

/** The `.command('import <file>')` that a chain of calls starts with; `new Command('import')` too. */
function namedIn({ calls }: FileFacts, object: Expression): Named | null {
  let current = object;
  while (current.kind === 'call') {
    const call: CallFact | undefined = calls[current.call];
    const name = call?.callee.kind === 'member' ? call.callee.name : '';
    if (call && (call.kind === 'new' || name === 'command')) return commandName(call);
    if (call?.callee.kind !== 'member') return null;
    current = call.callee.object;
  }
  return null;
}

function* commandClasses(program: Program, { path, declarations }: FileFacts): Iterable<EntryPoint> {
  for (const { kind, abstract, members } of declarations) {
    const member = kind === 'class' && !abstract ? members.find(({ name, scope }) => scope !== null && RUNNING.includes(name)) : undefined;
    if (member?.scope == null) continue;
    const owner = program.ownerOf(path, member.scope);
    const isCommand = program.basesOf(owner.unit).some((base) => base.kind === 'external' && CLASS_PACKAGES.has(base.trail.module));
    if (isCommand)
      yield { kind: 'command', method: '', route: statedName(program, path, members) ?? commandPath(path), at: { path, line: member.line }, ...owner };
  }
}

/** `static id = 'import'`, `static commandName = 'import'`. */
function statedName(program: Program, path: string, members: readonly MemberFact[]): string | undefined {
  const named = members.find(({ name, static: isStatic }) => isStatic && (name === 'id' || name === 'commandName'));
  return named?.initialiser ? textsOf(program, { path, scope: named.initialiserScope, expression: named.initialiser })[0] : undefined;
}

/** Files below `commands/` are named as the command: `src/commands/orders/import.ts` is `orders:import`. */
function commandPath(path: string): string {
  const below = /(?:^|\/)commands\/(.+)\.[cm]?[jt]s$/.exec(path)?.[1] ?? '';
  return below.replace(/\/index$/, '').replaceAll('/', ':');
}

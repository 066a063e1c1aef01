import type { CallFact, DecoratorFact, Expression, FileFacts, MemberFact } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import type { Ends, Handled, Sent } from './ends.js';
import { canHandle, handlerOf } from './handlers.js';
import { fixedTextsOf, valueAt } from './texts.js';

const PACKAGES: ReadonlySet<string> = new Set(['bull', 'bullmq', 'bee-queue', 'kue']);
const NEST: ReadonlySet<string> = new Set(['@nestjs/bull', '@nestjs/bullmq']);

/**
 * Jobs of Bull and its kin: `queue.add('receipt', data)` and `@Process('receipt')` of the class with `@Processor('mail')`,
 * `new Worker('mail', fn)`, `queue.process('receipt', fn)`. The queue must be the same; where the job has no name at one end, any of it.
 */
export function queueEnds(program: Program): Ends {
  const handled = program.files.flatMap((file) => [...processors(program, file), ...workers(program, file)]);
  return { sent: handled.length === 0 ? [] : program.files.flatMap((file) => [...added(program, file)]), handled };
}

/** A handler without a job's name takes every job of its queue. */
function handledJobs(queue: string, job: string | undefined): readonly string[] {
  return job === undefined ? [`queue ${queue} *`] : [`queue ${queue} ${job}`, `queue ${queue} ?`];
}

/** A job whose name is not known may go to every handler of its queue. */
function addedJob(queue: string, job: string | undefined): readonly string[] {
  return [`queue ${queue} ${job ?? '?'}`, `queue ${queue} *`];
}

function* processors(program: Program, { path, declarations }: FileFacts): Iterable<Handled> {
  for (const { decorators, members } of declarations) {
    const processor = decorators.find(({ name }) => name === 'Processor' && isOf(program, path, name));
    const [queue] = processor ? namesIn(program, path, processor) : [];
    if (queue !== undefined) for (const member of members) yield* processing(program, path, { member, queue });
  }
}

function* processing(program: Program, path: string, { member, queue }: { readonly member: MemberFact; readonly queue: string }): Iterable<Handled> {
  const process = member.decorators.find(({ name }) => name === 'Process' && isOf(program, path, name));
  if (member.scope === null || (!process && member.name !== 'process')) return;
  const [job] = process ? namesIn(program, path, process) : [];
  yield { ...program.ownerOf(path, member.scope), keys: handledJobs(queue, job), answers: false };
}

function isOf(program: Program, path: string, name: string): boolean {
  return NEST.has(program.externalName(path, name)?.module ?? '');
}

/** The name in `@Processor('mail')`, `@Processor({ name: 'mail' })`. */
function namesIn(program: Program, path: string, { arguments: [first] }: DecoratorFact): readonly string[] {
  const expression = first?.kind === 'object' ? valueAt(first, 'name') : first;
  return expression ? fixedTextsOf(program, { path, scope: 0, expression }) : [];
}

function* workers(program: Program, file: FileFacts): Iterable<Handled> {
  const { path } = file;
  for (const [index, call] of file.calls.entries()) {
    const isWorker = call.kind === 'new';
    const queue = isWorker ? workerQueue(program, path, call) : isNamed(call, 'process') ? queueOf(program, path, { call, index }) : undefined;
    const expression = queue === undefined ? undefined : call.arguments.findLast(({ kind }) => canHandle(kind));
    if (queue === undefined || !expression) continue;
    const job = isWorker || call.arguments[0]?.kind !== 'literal' ? undefined : argumentText(program, path, { call, at: 0 });
    yield { ...handlerOf(program, { path, scope: call.scope, expression }), keys: handledJobs(queue, job), answers: false };
  }
}

/** The queue of `new Worker('mail', fn)`. */
function workerQueue(program: Program, path: string, call: CallFact): string | undefined {
  const meaning = program.meaningOf(path, call.scope, call.callee);
  const isWorker = meaning?.kind === 'external' && PACKAGES.has(meaning.trail.module) && meaning.trail.name === 'Worker';
  return isWorker ? argumentText(program, path, { call, at: 0 }) : undefined;
}

function isNamed({ callee }: CallFact, name: string): boolean {
  return callee.kind === 'member' && callee.name === name;
}

function* added(program: Program, file: FileFacts): Iterable<Sent> {
  const { path } = file;
  for (const [index, call] of file.calls.entries()) {
    if (!isNamed(call, 'add') && !isNamed(call, 'addBulk')) continue;
    const queue = queueOf(program, path, { call, index });
    if (queue === undefined) continue;
    const job = call.arguments.length > 1 ? argumentText(program, path, { call, at: 0 }) : undefined;
    yield { ...program.ownerOf(path, call.scope), keys: addedJob(queue, job), at: { path, line: call.line }, inLoop: call.inLoop !== 'no' };
  }
}

function argumentText(program: Program, path: string, { call, at }: { readonly call: CallFact; readonly at: number }): string | undefined {
  const expression = call.arguments[at];
  return expression && fixedTextsOf(program, { path, scope: call.scope, expression })[0];
}

/** The name of the queue that a method is called on: by the `new Queue('mail')` that made it, or the `@InjectQueue('mail')` of its property. */
function queueOf(program: Program, path: string, { call, index }: { readonly call: CallFact; readonly index: number }): string | undefined {
  const receiver = program.receiverOf(path, index);
  if (receiver?.kind !== 'external' || !PACKAGES.has(receiver.trail.module)) return undefined;
  const { made } = receiver.trail;
  const maker = made && program.file(made.path)?.calls[made.call];
  if (made && maker) return argumentText(program, made.path, { call: maker, at: 0 });
  return call.callee.kind === 'member' ? injectedQueue(program, path, { call, object: call.callee.object }) : undefined;
}

function injectedQueue(program: Program, path: string, { call, object }: { readonly call: CallFact; readonly object: Expression }): string | undefined {
  if (object.kind !== 'member') return undefined;
  const owner = program.meaningOf(path, call.scope, object.object);
  if (owner?.kind !== 'instance') return undefined;
  for (const base of program.basesOf(owner.unit)) {
    const declared = base.kind === 'instance' ? program.declaration(base.unit) : undefined;
    const member = declared?.fact.members.find(({ name }) => name === object.name);
    const inject = member?.decorators.find(({ name }) => name === 'InjectQueue');
    if (declared && inject) return namesIn(program, declared.path, inject)[0];
  }
  return undefined;
}

import type { CallFact, DeclarationFact, FileFacts } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import type { Meaning, Program } from '../model/program.js';
import { classKey, type Ends, type Handled, type Sent } from './ends.js';
import { canHandle, type Handler, handlerOf } from './handlers.js';

/** Methods that are given an object for whoever handles its class: `eventBus.publish(new OrderPlaced())`, `mediator.send(new PlaceOrder())`. */
const SENDS =
  /^(publish|emit|dispatch|execute|send|raise|notify|trigger|fire|apply|invoke|addDomainEvent|addEvent|record)(All|Async|Message|Event|Command|Query|Events)?$/;
/** Calls that name a class and what handles it: `bus.subscribe(OrderPlaced, fn)`, `consumeMessage(OrderPlaced, fn)`, `events.pipe(ofType(OrderPlaced))`. */
const TAKES =
  /^(on|once|subscribe|register|listen|consume|addListener|handle)(Message|Event|Handler|Command|Query)?$|^ofType$|^register(Request|Notification|Command|Query|Event)Handler$/;

/** Objects that are sent by their class: domain events, commands, queries, requests. */
export function objectEnds(program: Program): Ends {
  const handled = program.files.flatMap((file) => [...handlingClasses(program, file), ...handlingCalls(program, file)]);
  if (handled.length === 0) return { sent: [], handled };
  const known: Known = { keys: new Set(handled.flatMap(({ keys }) => keys)), handlers: new Set(handled.map(({ unit }) => unit)) };
  return { sent: program.files.flatMap((file) => [...sendingCalls(program, file, known)]), handled };
}

/** Class decorators with the classes they handle, and the method that runs. */
const DECORATORS: ReadonlyMap<string, { readonly answers: boolean; readonly members: readonly string[] }> = new Map([
  ['EventsHandler', { answers: false, members: ['handle'] }],
  ['CommandHandler', { answers: true, members: ['execute'] }],
  ['QueryHandler', { answers: true, members: ['execute'] }],
  ['requestHandler', { answers: true, members: ['handle'] }],
  ['notificationHandler', { answers: false, members: ['handle'] }],
]);
/** Interfaces whose first type argument is the class that is handled: `implements IRequestHandler<PlaceOrder, Receipt>`. */
const HANDLER_TYPE = /(Command|Query|Request|Event|Events|Notification|Message)Handler$/;
const ANSWERS = /(Command|Query|Request)Handler$/;
const HANDLING_MEMBERS = ['handle', 'execute', 'run', 'process'];

function* handlingClasses(program: Program, file: FileFacts): Iterable<Handled> {
  for (const declaration of file.declarations) {
    if (declaration.kind !== 'class') continue;
    yield* decoratedHandlers(program, file, declaration);
    yield* typedHandlers(program, file, declaration);
  }
}

function* decoratedHandlers(program: Program, file: FileFacts, declaration: DeclarationFact): Iterable<Handled> {
  for (const decorator of declaration.decorators) {
    const rule = DECORATORS.get(decorator.name);
    const handler = rule ? methodOf(program, file, declaration, rule.members) : null;
    if (!rule || !handler) continue;
    const units = decorator.arguments.flatMap((argument) => classNamed(program, { path: file.path, scope: 0, argument }));
    yield { ...handler, keys: units.map(classKey), answers: rule.answers };
  }
}

function* typedHandlers(program: Program, file: FileFacts, declaration: DeclarationFact): Iterable<Handled> {
  for (const { name, args } of declaration.implements) {
    const [of] = HANDLER_TYPE.test(name) ? args : [];
    const meaning = of ? program.meaningOfType(file.path, of) : null;
    const handler = meaning?.kind === 'instance' ? methodOf(program, file, declaration, HANDLING_MEMBERS) : null;
    if (meaning?.kind === 'instance' && handler) yield { ...handler, keys: [classKey(meaning.unit)], answers: ANSWERS.test(name) };
  }
}

function methodOf(program: Program, { path }: FileFacts, { members }: DeclarationFact, names: readonly string[]): Handler | null {
  const member = members.find(({ name, scope }) => scope !== null && names.includes(name));
  return member?.scope == null ? null : program.ownerOf(path, member.scope);
}

function* handlingCalls(program: Program, file: FileFacts): Iterable<Handled> {
  for (const call of file.calls) {
    const name = call.callee.kind === 'member' || call.callee.kind === 'name' ? call.callee.name : '';
    const [argument, ...others] = call.arguments;
    if (!argument || !TAKES.test(name)) continue;
    const units = [...classNamed(program, { path: file.path, scope: call.scope, argument }), ...madeOf(program, file.path, call, 0)];
    const handler = units.length > 0 ? givenHandler(program, file.path, { ...call, arguments: others }) : null;
    if (handler) yield { ...handler, keys: units.map(classKey), answers: /Request|Command|Query/.test(name) };
  }
}

/** The function that is handed over, or the method of the object that is; else what the call stands in. */
function givenHandler(program: Program, path: string, call: CallFact): Handler {
  for (const expression of call.arguments) {
    const meaning = program.meaningOf(path, call.scope, expression);
    const declared = meaning?.kind === 'instance' ? program.declaration(meaning.unit) : undefined;
    const member = declared?.fact.members.find(({ name, scope }) => scope !== null && HANDLING_MEMBERS.includes(name));
    if (declared && member?.scope != null) return program.ownerOf(declared.path, member.scope);
    if (canHandle(expression.kind)) return handlerOf(program, { path, scope: call.scope, expression });
  }
  return program.ownerOf(path, call.scope);
}

/** What somebody handles, and who. */
interface Known {
  readonly keys: ReadonlySet<string>;
  readonly handlers: ReadonlySet<UnitId>;
}

function* sendingCalls(program: Program, file: FileFacts, known: Known): Iterable<Sent> {
  for (const [index, call] of file.calls.entries()) {
    const name = call.callee.kind === 'member' || call.callee.kind === 'name' ? call.callee.name : '';
    if (call.arguments.length === 0 || !SENDS.test(name)) continue;
    const keys = call.arguments.flatMap((_, index) => madeOf(program, file.path, call, index)).map(classKey);
    const sent = keys.filter((key) => known.keys.has(key));
    const { path } = file;
    if (sent.length > 0 && !isHandler(program.receiverOf(path, index), known))
      yield { ...program.ownerOf(path, call.scope), keys: sent, at: { path, line: call.line }, inLoop: call.inLoop !== 'no' };
  }
}

/** Who calls a handler outright is seen by linking. */
function isHandler(receiver: Meaning | null, { handlers }: Known): boolean {
  return receiver?.kind === 'instance' && handlers.has(receiver.unit);
}

/** The classes of the repository that an argument names. */
function classNamed(
  program: Program,
  { path, scope, argument }: { readonly path: string; readonly scope: number; readonly argument: CallFact['arguments'][number] },
): readonly UnitId[] {
  if (argument.kind !== 'name' && argument.kind !== 'member') return [];
  const meaning = program.meaningOf(path, scope, argument);
  return meaning?.kind === 'declared' && program.declaration(meaning.unit)?.fact.kind === 'class' ? [meaning.unit] : [];
}

/** The class of the object that an argument is. */
function madeOf(program: Program, path: string, call: CallFact, index: number): readonly UnitId[] {
  const argument = call.arguments[index];
  if (!argument || (argument.kind !== 'call' && argument.kind !== 'name' && argument.kind !== 'member' && argument.kind !== 'array')) return [];
  const meaning = program.meaningOf(path, call.scope, argument);
  const object = meaning?.kind === 'array' ? meaning.element : meaning;
  return object?.kind === 'instance' ? [object.unit] : [];
}

import type { CallFact, FileFacts } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import { isBus } from './buses.js';
import { decoratedMethods } from './decorated-methods.js';
import type { Ends, Handled, Sent } from './ends.js';
import { canHandle, handlerOf } from './handlers.js';
import { fixedTextsOf } from './texts.js';

const EMITS: ReadonlySet<string> = new Set(['emit', 'emitAsync', 'emitSerial', 'publish', 'publishAsync', 'dispatch', 'fire', 'trigger']);
const LISTENS: ReadonlySet<string> = new Set(['on', 'once', 'addListener', 'prependListener', 'subscribe', 'many', 'listen']);
/** Subscriptions that wait for the event where they are written, without a function. */
const ITERATES: ReadonlySet<string> = new Set(['asyncIterator', 'asyncIterableIterator']);
/** Method decorators that name an event, by package. */
const DECORATORS: ReadonlyMap<string, string> = new Map([
  ['OnEvent', '@nestjs/event-emitter'],
  ['On', 'event-dispatch'],
]);
/** What streams, sockets and processes say of themselves; too common a word to tie two places together. */
const COMMON: ReadonlySet<string> = new Set([
  ...['error', 'data', 'end', 'close', 'finish', 'open', 'message', 'connect', 'connection', 'disconnect', 'ready', 'exit', 'drain', 'listening'],
  ...['request', 'response', 'upgrade', 'timeout', 'start', 'stop', 'done', 'warn', 'log', 'debug', 'info', 'change', 'event', 'pipe', 'readable'],
]);

/** Events by name: `emitter.emit('order.placed')` and `@OnEvent('order.placed')`, `emitter.on('order.placed', fn)`. */
export function eventEnds(program: Program): Ends {
  const handled = program.files.flatMap((file) => [...listeningMethods(program, file), ...listeningCalls(program, file)]);
  return { sent: handled.length === 0 ? [] : program.files.flatMap((file) => [...emits(program, file)]), handled };
}

function* listeningMethods(program: Program, file: FileFacts): Iterable<Handled> {
  const { path } = file;
  for (const { scope, decorator } of decoratedMethods(file)) {
    const [expression] = decorator.arguments;
    const module = DECORATORS.get(decorator.name);
    if (!expression || module === undefined || program.externalName(path, decorator.name)?.module !== module) continue;
    for (const text of fixedTextsOf(program, { path, scope: 0, expression })) yield handledBy(program.ownerOf(path, scope), text);
  }
}

function handledBy(handler: Pick<Handled, 'unit' | 'member'>, text: string): Handled {
  const pattern = text.includes('*') ? { pattern: `event ${text}` } : {};
  return { ...handler, keys: [`event ${text}`], answers: false, ...pattern };
}

function* listeningCalls(program: Program, file: FileFacts): Iterable<Handled> {
  const { path } = file;
  for (const named of namedCalls(program, file, (name) => LISTENS.has(name) || ITERATES.has(name))) {
    const { call, texts } = named;
    const expression = call.arguments.slice(1).find(({ kind }) => canHandle(kind));
    if (!expression && !ITERATES.has(named.name)) continue;
    const handler = expression ? handlerOf(program, { path, scope: call.scope, expression }) : program.ownerOf(path, call.scope);
    for (const text of texts) yield handledBy(handler, text);
  }
}

function* emits(program: Program, file: FileFacts): Iterable<Sent> {
  const { path } = file;
  for (const { call, texts } of namedCalls(program, file, (name) => EMITS.has(name))) {
    const keys = texts.map((text) => `event ${text}`);
    yield { ...program.ownerOf(path, call.scope), keys, at: { path, line: call.line }, inLoop: call.inLoop !== 'no' };
  }
}

interface Named {
  readonly name: string;
  readonly call: CallFact;
  readonly texts: readonly string[];
}

/** Calls of methods of buses whose first argument names an event. */
function* namedCalls(program: Program, { path, calls }: FileFacts, wanted: (name: string) => boolean): Iterable<Named> {
  for (const [index, call] of calls.entries()) {
    const [expression] = call.arguments;
    if (call.callee.kind !== 'member' || !expression || !wanted(call.callee.name) || !isBus(program, path, { call, index })) continue;
    const texts = fixedTextsOf(program, { path, scope: call.scope, expression }).filter((text) => !COMMON.has(text) && /[A-Za-z]/.test(text));
    if (texts.length > 0) yield { name: call.callee.name, call, texts };
  }
}

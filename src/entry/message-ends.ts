import type { CallFact, Expression, FileFacts } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import { decoratedMethods } from './decorated-methods.js';
import type { Ends, Handled, Sent } from './ends.js';
import { canHandle, handlerOf } from './handlers.js';
import { type Origin, originOf } from './origins.js';
import { fixedTextsOf, valueAt } from './texts.js';

/** A call that names a topic, pattern, queue or job, by where its receiver comes from. */
interface Naming {
  readonly modules: readonly string[];
  readonly names: readonly string[];
  /** What ties both ends; the same for the packages of one way to send. */
  readonly family: string;
  /** The argument with the name, or with an object that holds it under one of `keys`. */
  readonly at: number;
  readonly keys?: readonly string[];
  /** Own classes by their name, and receivers that linking does not know by theirs. */
  readonly called?: RegExp;
}

const AMQP = ['amqplib', 'amqp-connection-manager', '@golevelup/nestjs-rabbitmq'];
const AGENDA = { modules: ['agenda', '@hokify/agenda', 'agenda/es'], family: 'agenda', called: /agenda$/i } as const;

/** Own classes around a client of a message broker. */
const BROKER = /(kafka|rabbit|nats|broker|amqp|message|microservice|client)\w*|producer(service)?$/i;

const SENDING: readonly Naming[] = [
  { modules: ['@nestjs/microservices'], names: ['emit', 'send'], family: 'pattern', at: 0 },
  { modules: [], names: ['emit', 'send', 'emitMessage', 'sendMessage', 'publish', 'produce'], family: 'pattern', at: 0, called: BROKER },
  { modules: AMQP, names: ['sendToQueue'], family: 'amqp', at: 0 },
  { modules: AMQP, names: ['publish', 'request'], family: 'amqp', at: 1 },
  { modules: ['@ssut/nestjs-sqs'], names: ['send'], family: 'sqs', at: 0 },
  { ...AGENDA, names: ['now', 'create'], at: 0 },
  { ...AGENDA, names: ['schedule', 'every'], at: 1 },
  { modules: ['pg-boss'], names: ['send', 'sendAfter', 'insert', 'publish'], family: 'pg-boss', at: 0 },
  { modules: ['kafkajs'], names: ['send'], family: 'topic', at: 0, keys: ['topic'] },
  { modules: ['nats', 'mqtt'], names: ['publish', 'request'], family: 'subject', at: 0 },
];
const HANDLING: readonly Naming[] = [
  { modules: AMQP, names: ['consume'], family: 'amqp', at: 0 },
  { ...AGENDA, names: ['define'], at: 0 },
  { modules: ['pg-boss'], names: ['work', 'subscribe'], family: 'pg-boss', at: 0 },
  { modules: ['kafkajs'], names: ['subscribe'], family: 'topic', at: 0, keys: ['topic', 'topics'] },
  { modules: ['nats', 'mqtt'], names: ['subscribe'], family: 'subject', at: 0 },
];

/** Method decorators that name what they handle, by package; in objects under `cmd`, `routingKey` or `queue`. */
const DECORATED: ReadonlyMap<string, { readonly module: string; readonly family: string }> = new Map([
  ['MessagePattern', { module: '@nestjs/microservices', family: 'pattern' }],
  ['EventPattern', { module: '@nestjs/microservices', family: 'pattern' }],
  ['RabbitSubscribe', { module: '@golevelup/nestjs-rabbitmq', family: 'amqp' }],
  ['RabbitRPC', { module: '@golevelup/nestjs-rabbitmq', family: 'amqp' }],
  ['SqsMessageHandler', { module: '@ssut/nestjs-sqs', family: 'sqs' }],
]);
const KEYS = ['cmd', 'routingKey', 'queue', 'role', 'event', 'topic', 'pattern'];

/** Messages, jobs and topics by name, between whoever sends them and whoever consumes them. */
export function messageEnds(program: Program): Ends {
  const handled = program.files.flatMap((file) => [...decorated(program, file), ...consuming(program, file)]);
  return { sent: handled.length === 0 ? [] : program.files.flatMap((file) => [...sending(program, file)]), handled };
}

function* decorated(program: Program, file: FileFacts): Iterable<Handled> {
  const { path } = file;
  for (const { scope, decorator } of decoratedMethods(file)) {
    const rule = DECORATED.get(decorator.name);
    const [expression] = decorator.arguments;
    if (!rule || !expression || program.externalName(path, decorator.name)?.module !== rule.module) continue;
    const keys = keysOf(program, { path, scope: 0 }, { family: rule.family, expression, under: KEYS });
    if (keys.length > 0) yield { ...program.ownerOf(path, scope), keys, answers: false };
  }
}

function* sending(program: Program, file: FileFacts): Iterable<Sent> {
  const { path } = file;
  for (const { call, keys } of namingCalls(program, file, SENDING)) {
    yield { ...program.ownerOf(path, call.scope), keys, at: { path, line: call.line }, inLoop: call.inLoop !== 'no' };
  }
}

function* consuming(program: Program, file: FileFacts): Iterable<Handled> {
  const { path } = file;
  for (const { call, keys, rule } of namingCalls(program, file, HANDLING)) {
    const expression = call.arguments.slice(rule.at + 1).find(({ kind }) => canHandle(kind)) ?? runHandler(file, call);
    const handler = expression ? handlerOf(program, { path, scope: call.scope, expression }) : program.ownerOf(path, call.scope);
    yield { ...handler, keys, answers: false };
  }
}

/** `consumer.run({ eachMessage })` stands apart from `consumer.subscribe({ topic })`, in the same function. */
function runHandler({ calls }: FileFacts, subscribe: CallFact): Expression | undefined {
  for (const call of calls) {
    if (call.scope !== subscribe.scope || call.callee.kind !== 'member' || call.callee.name !== 'run') continue;
    const handler = valueAt(call.arguments[0], 'eachMessage') ?? valueAt(call.arguments[0], 'eachBatch');
    if (handler) return handler;
  }
  return undefined;
}

interface NamingCall {
  readonly call: CallFact;
  readonly rule: Naming;
  readonly keys: readonly string[];
}

function* namingCalls(program: Program, file: FileFacts, rules: readonly Naming[]): Iterable<NamingCall> {
  for (const [index, call] of file.calls.entries()) {
    const { callee } = call;
    const candidates = callee.kind === 'member' ? rules.filter(({ names }) => names.includes(callee.name)) : [];
    const rule = candidates.length > 0 ? ruleFor(candidates, originOf(program, file, { call, index })) : undefined;
    const expression = rule && call.arguments[rule.at];
    if (!rule || !expression) continue;
    const keys = keysOf(program, { path: file.path, scope: call.scope }, { family: rule.family, expression, under: rule.keys ?? KEYS });
    if (keys.length > 0) yield { call, rule, keys };
  }
}

function ruleFor(candidates: readonly Naming[], { module, name }: Origin): Naming | undefined {
  if (module === null || module === '.') return candidates.find(({ called }) => called?.test(name));
  return candidates.find(({ modules }) => modules.includes(module));
}

interface Wanted {
  readonly family: string;
  readonly expression: Expression;
  /** Keys of an object, the first that it has. */
  readonly under: readonly string[];
}

function keysOf(program: Program, place: { readonly path: string; readonly scope: number }, { family, expression, under }: Wanted): readonly string[] {
  const value = expression.kind === 'object' ? under.flatMap((key) => valueAt(expression, key) ?? [])[0] : expression;
  return value ? fixedTextsOf(program, { ...place, expression: value }).map((text) => `${family} ${text}`) : [];
}

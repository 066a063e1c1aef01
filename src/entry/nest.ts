import type { EntryPoint } from '../model/facts.js';
import { type DecoratorTable, decoratedEntryPoints, type MethodRule } from './decorated.js';
import type { Framework } from './framework.js';
import { withGlobalPrefix } from './nest-prefix.js';

const HTTP = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Options', 'Head', 'All', 'Search'];
const NONE: ReadonlySet<string> = new Set();

/** NestJS: controllers, resolvers, message and event patterns, web sockets, schedules, queue processors, event listeners, commands. */
export const nest: Framework = {
  id: 'nest',
  find: (program) => withGlobalPrefix(program, decoratedEntryPoints(program, TABLES)),
};

const TABLES: readonly DecoratorTable[] = [
  { modules: ['@nestjs/common'], prefixes: new Set(['Controller']), methods: new Map([...HTTP.map(httpRow), ['Sse', { kind: 'http', method: 'GET' }]]) },
  { modules: ['@nestjs/graphql'], prefixes: NONE, methods: rows('graphql', ['Query', 'Mutation', 'Subscription', 'ResolveField', 'ResolveReference'], true) },
  {
    modules: ['@nestjs/microservices'],
    prefixes: NONE,
    methods: new Map([...rows('message', ['MessagePattern', 'GrpcMethod', 'GrpcStreamMethod', 'GrpcStreamCall'], true), ...rows('event', ['EventPattern'])]),
  },
  { modules: ['@nestjs/websockets'], prefixes: NONE, methods: rows('message', ['SubscribeMessage'], true) },
  { modules: ['@nestjs/schedule'], prefixes: NONE, methods: rows('schedule', ['Cron', 'Interval', 'Timeout']) },
  {
    modules: ['@nestjs/bull', '@nestjs/bullmq'],
    prefixes: new Set(['Processor']),
    methods: rows('job', ['Process']),
    classes: new Map([['Processor', { kind: 'job', member: 'process' }]]),
  },
  { modules: ['@nestjs/event-emitter'], prefixes: NONE, methods: rows('event', ['OnEvent']) },
  { modules: ['@golevelup/nestjs-rabbitmq'], prefixes: NONE, methods: rows('message', ['RabbitSubscribe', 'RabbitRPC', 'RabbitHandler']) },
  { modules: ['@ssut/nestjs-sqs'], prefixes: NONE, methods: rows('message', ['SqsMessageHandler']) },
  {
    modules: ['nest-commander'],
    prefixes: NONE,
    methods: new Map(),
    classes: new Map([
      ['Command', { kind: 'command', member: 'run' }],
      ['SubCommand', { kind: 'command', member: 'run' }],
    ]),
  },
];

function httpRow(name: string): [string, MethodRule] {
  return [name, { kind: 'http', method: name === 'All' ? 'ALL' : name.toUpperCase() }];
}

function rows(kind: EntryPoint['kind'], names: readonly string[], named?: true): ReadonlyMap<string, MethodRule> {
  return new Map(names.map((name) => [name, { kind, method: '', ...(named && { named }) }]));
}

import { type CallRule, calledEntryPoints } from './called.js';
import type { Framework } from './framework.js';

/** Work without a request: queue workers, schedules, message consumers, sockets, by the call that registers them. */
export const background: Framework = {
  id: 'background',
  find: (program) => program.files.flatMap((file) => (isView(file.path) ? [] : calledEntryPoints(program, file, RULES))),
};

/** A timer in a view is the browser's. */
function isView(path: string): boolean {
  return /\.[jt]sx$/.test(path);
}

const RULES: readonly CallRule[] = [
  { modules: ['bullmq'], name: 'Worker', made: true, kind: 'job', route: 0 },
  { modules: ['bull'], name: 'process', kind: 'job', route: 0 },
  { modules: ['agenda', '@hokify/agenda', 'agenda/es'], name: 'define', kind: 'job', route: 0, called: /agenda$/i },
  { modules: ['pg-boss'], name: 'work', kind: 'job', route: 0 },
  { modules: ['node-cron'], name: 'schedule', kind: 'schedule', route: 0 },
  { modules: ['node-schedule'], name: 'scheduleJob', kind: 'schedule', route: 0 },
  { modules: ['cron'], name: 'CronJob', made: true, kind: 'schedule', route: 0 },
  { modules: ['croner'], name: 'Cron', made: true, kind: 'schedule', route: 0 },
  { modules: ['kafkajs'], name: 'run', kind: 'message', handlerKey: 'eachMessage' },
  { modules: ['amqplib', 'amqp-connection-manager'], name: 'consume', kind: 'message', route: 0 },
  { modules: ['nats'], name: 'subscribe', kind: 'message', route: 0 },
  { modules: ['mqtt'], name: 'on', kind: 'message', route: 0 },
  { modules: ['socket.io', 'ws'], name: 'on', kind: 'message', route: 0 },
  { modules: ['@trpc/server'], name: 'query', kind: 'http' },
  { modules: ['@trpc/server'], name: 'mutation', kind: 'http' },
  { modules: ['@trpc/server'], name: 'subscription', kind: 'http' },
  { modules: ['sqs-consumer'], name: 'create', kind: 'message', handlerKey: 'handleMessage' },
  { modules: ['@google-cloud/pubsub'], name: 'on', kind: 'message' },
  { modules: ['redis', 'ioredis'], name: 'subscribe', kind: 'message', route: 0 },
  { modules: [''], name: 'setInterval', kind: 'schedule', route: 1 },
];

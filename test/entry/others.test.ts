import { describe, expect, it } from 'vitest';
import { points } from './points.js';

describe('Next.js', () => {
  it.each([
    [
      'app/orders/[id]/route.ts',
      'export async function GET() {} export const DELETE = async () => {}; export const revalidate = 60;',
      ['http DELETE /orders/[id] DELETE', 'http GET /orders/[id] GET'],
    ],
    ['src/app/(shop)/api/cart/route.ts', 'const POST = () => {}; export { POST };', ['http POST /api/cart POST']],
    ['app/route.ts', 'export function GET() {}', ['http GET / GET']],
    ['pages/api/orders/index.ts', 'export default function handler() {}', ['http ALL /api/orders handler']],
    ['pages/api/stock.js', 'const stock = () => {}; export default stock;', ['http ALL /api/stock stock']],
  ])('%s', (path, text, expected) => expect(points({ [path]: text })).toEqual(expected));

  it.each([
    ['app/orders/page.tsx', 'export function GET() {}'],
    ['app/orders/routes.ts', 'export function GET() {}'],
    ['src/happy/route.ts', 'export function GET() {}'],
    ['pages/orders.ts', 'export default function Orders() {}'],
    ['app/orders/route.ts', 'export type GET = string; export function get() {}'],
  ])('trap: %s', (path, text) => expect(points({ [path]: text })).toEqual([]));
});

describe('background work', () => {
  const work = 'export function send() {}';
  it.each([
    [`import { Worker } from 'bullmq'; import { send } from './work'; new Worker('mail', send);`, ['job mail send']],
    [`import Queue from 'bull'; import { send } from './work'; const mail = new Queue('mail'); mail.process('receipt', send);`, ['job receipt send']],
    [`import Agenda from 'agenda'; import { send } from './work'; const agenda = new Agenda(); agenda.define('mail', send);`, ['job mail send']],
    [`import cron from 'node-cron'; import { send } from './work'; cron.schedule('0 3 * * *', send);`, ['schedule 0 3 * * * send']],
    [`import { CronJob } from 'cron'; import { send } from './work'; new CronJob('0 3 * * *', send);`, ['schedule 0 3 * * * send']],
    [
      `import { Kafka } from 'kafkajs'; import { send } from './work'; const consumer = new Kafka({}).consumer({}); consumer.run({ eachMessage: send });`,
      ['message send'],
    ],
    [
      `import amqp from 'amqplib'; import { send } from './work'; async function listen() { const channel = await (await amqp.connect('x')).createChannel(); channel.consume('orders', send); }`,
      ['message orders send'],
    ],
    [
      `import { Command } from 'commander'; import { send } from './work'; const program = new Command(); program.command('send').action(send);`,
      ['command send send'],
    ],
    [
      `import { initTRPC } from '@trpc/server'; const t = initTRPC.create(); export const router = t.router({ orders: t.procedure.query(() => []) });`,
      ['http router'],
    ],
  ])('%s', (text, expected) => expect(points({ 'work.ts': work, 'a.ts': text })).toEqual(expected));

  it.each([
    [`import { Worker } from 'node:worker_threads'; import { send } from './work'; new Worker('mail', send);`],
    [`import { send } from './work'; class Queue { process(name: string, f: () => void) {} } new Queue().process('mail', send);`],
    [`import Queue from 'bull'; const mail = new Queue('mail'); mail.process('receipt');`],
    [`import { run } from 'kafkajs-tools'; run({ eachMessage: () => {} });`],
    [`import { initShelf } from 'shelf-rpc'; const t = initShelf.create(); export const router = t.router({ orders: t.procedure.query(() => []) });`],
  ])('trap: %s', (text) => expect(points({ 'work.ts': work, 'a.ts': text })).toEqual([]));
});

describe('timers and messages', () => {
  it.each([
    [`import { send } from './work'; setInterval(send, 60_000);`, ['schedule 60000 send']],
    [`import { Consumer } from 'sqs-consumer'; import { send } from './work'; Consumer.create({ queueUrl: 'x', handleMessage: send });`, ['message send']],
    [`import { send } from './work'; export default class Job { constructor(agenda) { agenda.define('mail', send); } }`, ['job mail send']],
  ])('%s', (text, expected) => expect(points({ 'work.ts': 'export function send() {}', 'a.ts': text })).toEqual(expected));

  it.each([
    ['a.tsx', `import { send } from './work'; setInterval(send, 1000);`],
    ['a.ts', `import { send } from './work'; function setInterval(f: () => void) {} setInterval(send);`],
    [
      'a.ts',
      `import { send } from './work'; class Dictionary { define(word: string, f: () => void) {} } const agenda = new Dictionary(); agenda.define('mail', send);`,
    ],
  ])('trap: %s %s', (path, text) => expect(points({ 'work.ts': 'export function send() {}', [path]: text })).toEqual([]));
});

describe('cloud functions', () => {
  it('are exported handlers of files that import a platform', () => {
    expect(
      points(
        `import type { APIGatewayProxyHandler } from 'aws-lambda'; export const handler: APIGatewayProxyHandler = async () => {}; export const other = 1;`,
      ),
    ).toEqual(['function handler handler']);
  });
  it('trap: a handler of anything else', () => expect(points('export const handler = () => {};')).toEqual([]));
});

it('gives the same for files in any order', () => {
  const files = {
    'a.ts': `import { Controller, Get } from '@nestjs/common'; @Controller('a') export class A { @Get() x() {} }`,
    'b.ts': `import express from 'express'; const app = express(); app.get('/b', () => {});`,
  };
  expect(points(Object.fromEntries(Object.entries(files).reverse()))).toEqual(points(files));
});

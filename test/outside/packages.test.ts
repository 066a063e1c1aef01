import { describe, expect, it } from 'vitest';
import { outsideCalls } from './calls.js';

/** A snippet, and what is read in it. */
const READ: readonly (readonly [code: string, ...expected: string[]])[] = [
  [
    `import Stripe from 'stripe'; const s = new Stripe('k'); export async function pay() { await s.paymentIntents.create({}); }`,
    'payment stripe paymentIntents.create pay changes',
  ],
  [
    `import Stripe from 'stripe'; const s = new Stripe('k'); export async function pay() { await s.charges.retrieve('c'); }`,
    'payment stripe charges.retrieve pay asks',
  ],
  [
    `import * as paypal from '@paypal/checkout-server-sdk';
     export async function pay(c: paypal.core.PayPalHttpClient) { const r = new paypal.orders.OrdersCaptureRequest('1'); await c.execute(r); await c.execute(new paypal.orders.OrdersGetRequest('1')); }`,
    'payment @paypal/checkout-server-sdk execute OrdersCaptureRequest pay changes',
    'payment @paypal/checkout-server-sdk execute OrdersGetRequest pay asks',
  ],
  [
    `import { createTransport } from 'nodemailer'; const t = createTransport({}); export const mail = async () => { await t.sendMail({}); };`,
    'mail nodemailer sendMail mail changes',
  ],
  [
    `import { Resend } from 'resend'; export class M { private r = new Resend('k'); go() { return this.r.emails.send({}); } }`,
    'mail resend emails.send M.go changes',
  ],
  [
    `import twilio from 'twilio'; const c = twilio('a', 'b'); export function text() { return c.messages.create({}); }`,
    'sms twilio messages.create text changes',
  ],
  [`import * as admin from 'firebase-admin'; export function note() { return admin.messaging().send({}); }`, 'push firebase-admin messaging.send note changes'],
  [
    `import { S3Client, PutObjectCommand, GetObjectCommand } from '@aws-sdk/client-s3'; const c = new S3Client({});
     export async function put() { await c.send(new PutObjectCommand({})); const g = new GetObjectCommand({}); await c.send(g); }`,
    'storage @aws-sdk/client-s3 send PutObjectCommand put changes',
    'storage @aws-sdk/client-s3 send GetObjectCommand put asks',
  ],
  [
    `import AWS from 'aws-sdk'; const s3 = new AWS.S3(); export async function put() { await s3.putObject({}).promise(); }`,
    'storage aws-sdk S3.putObject put changes',
  ],
  [
    `import { Storage } from '@google-cloud/storage'; export const up = () => new Storage().bucket('b').file('f').save('x');`,
    'storage @google-cloud/storage file.save up changes',
  ],
  [
    `import { Queue } from 'bullmq'; export class Jobs { constructor(private q: Queue) {} add() { return this.q.add('a', {}); } }`,
    'queue bullmq add Jobs.add changes',
  ],
  [`import { Kafka } from 'kafkajs'; const p = new Kafka({}).producer(); export const out = () => p.send({});`, 'queue kafkajs producer.send out changes'],
  [
    `import { ClientProxy } from '@nestjs/microservices'; export class A { constructor(private c: ClientProxy) {} go() { this.c.emit('x', 1); this.c.send('y', 1); } }`,
    'queue @nestjs/microservices emit A.go changes',
    'queue @nestjs/microservices send A.go may change unlimited',
  ],
  [
    `import { ClientProxy } from '@nestjs/microservices'; export class A { constructor(private c: ClientProxy) {} go() { return firstValueFrom(this.c.send('y', 1).pipe(timeout(5))); } }`,
    'queue @nestjs/microservices send A.go may change limited',
  ],
  [
    `import { Client } from '@elastic/elasticsearch'; const c = new Client({}); export const find = () => c.search({});`,
    'search @elastic/elasticsearch search find asks',
  ],
  [
    `import Redis from 'ioredis'; const r = new Redis(); export function put() { r.set('a', 1); r.publish('c', 'm'); }`,
    'cache ioredis set put changes',
    'queue ioredis publish put changes',
  ],
  [`import { generateText } from 'ai'; export const say = () => generateText({});`, 'llm ai generateText say asks'],
  [`import OpenAI from 'openai'; const o = new OpenAI(); export const say = () => o.chat.completions.create({});`, 'llm openai completions.create say asks'],
  [
    `import { MailerService } from '@nestjs-modules/mailer'; export class Post extends MailerService { go() { return this.sendMail({}); } }`,
    'mail @nestjs-modules/mailer sendMail Post.go changes',
  ],
];

/** Calls on things of the same packages that stay in the process, and things that only look like them. */
const LEFT: readonly string[] = [
  `import Stripe from 'stripe'; const s = new Stripe('k'); export const hook = (b) => s.webhooks.constructEvent(b, 's', 'k');`,
  `import Stripe from 'stripe'; const s = new Stripe('k'); export async function first() { const all = s.customers.search; return all; }`,
  `import { Queue } from 'bullmq'; const q = new Queue('a'); q.on('error', () => {});`,
  `import { Worker } from 'bullmq'; new Worker('a', async () => {});`,
  `import { Kafka } from 'kafkajs'; export const c = new Kafka({}).consumer({}); c.subscribe({});`,
  `import PgBoss from 'pg-boss'; const b = new PgBoss('x'); export const put = (tx) => b.send('a', {}, { db: tx });`,
  `import { makeWorkerUtils } from 'graphile-worker'; export const put = async (tx) => { const u = await makeWorkerUtils({}); await u.addJob('a', {}); };`,
  `import { EventEmitter2 } from '@nestjs/event-emitter'; export const tell = (e: EventEmitter2) => e.emit('order.placed', {});`,
  `import * as Sentry from '@sentry/node'; export const log = (e) => Sentry.captureException(e);`,
  `import pino from 'pino'; const log = pino(); export const tell = () => log.info('placed');`,
  `import { getSignedUrl } from '@aws-sdk/s3-request-presigner'; export const sign = (c, p) => getSignedUrl(c, p);`,
  `const mailer = { sendMail() {} }; export const go = () => mailer.sendMail();`,
  `export class Queue { add() {} } export const go = (q: Queue) => q.add();`,
  `export const go = (set: Set<number>) => set.add(1);`,
];

describe('packages with a table', () => {
  it.each(READ)('%s', (code, ...expected) => {
    expect(outsideCalls(code)).toEqual(expected);
  });

  it.each(LEFT)('leaves alone: %s', (code) => {
    expect(outsideCalls(code)).toEqual([]);
  });

  it('counts an operation once, not what is done with its answer', () => {
    const code = `import Stripe from 'stripe'; const s = new Stripe('k'); export async function all() { const c = await s.customers.list(); c.data.search('x'); }`;
    expect(outsideCalls(code)).toEqual(['payment stripe customers.list all asks']);
  });
});

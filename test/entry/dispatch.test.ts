import { describe, expect, it } from 'vitest';
import { entryCallNames, readDispatches } from '../../src/entry/index.js';
import { programOf } from '../support/program.js';

/** Dispatches as short text: `emit Checkout.pay -> Mailer.receipt`. */
function dispatches(files: Readonly<Record<string, string>> | string): string[] {
  const program = programOf(typeof files === 'string' ? { 'a.ts': files } : files, { argumentsOf: entryCallNames });
  const short = (unit: string, member: string | null) => `${unit.slice(unit.indexOf('#') + 1) || 'module'}${member === null ? '' : `.${member}`}`;
  return readDispatches(program)
    .map(({ kind, from, fromMember, to, toMember, inLoop }) => `${kind} ${short(from, fromMember)} -> ${short(to, toMember)}${inLoop ? ' in a loop' : ''}`)
    .sort();
}

const nestBus = `import { EventEmitter2, OnEvent } from '@nestjs/event-emitter'; class Checkout { constructor(private events: EventEmitter2) {}`;

describe('events by name', () => {
  it.each([
    ['a literal', `${nestBus} pay() { this.events.emit('order.paid', {}); } } class Mail { @OnEvent('order.paid') receipt() {} }`],
    [
      'emitAsync',
      `${nestBus} async pay() { await this.events.emitAsync('order.paid'); } } class Mail { @OnEvent('order.paid', { async: true }) receipt() {} }`,
    ],
    ['a constant and its text', `const PAID = 'order.paid'; ${nestBus} pay() { this.events.emit(PAID); } } class Mail { @OnEvent('order.paid') receipt() {} }`],
    [
      'an enum member',
      `enum Topic { Paid = 'order.paid' } ${nestBus} pay() { this.events.emit(Topic.Paid); } } class Mail { @OnEvent('order.paid') receipt() {} }`,
    ],
    [
      'a key of a constant object',
      `const topics = { order: { paid: 'order.paid' } }; ${nestBus} pay() { this.events.emit(topics.order.paid); } } class Mail { @OnEvent('order.paid') receipt() {} }`,
    ],
    [
      'a static property',
      `class Paid { static readonly topic = 'paid'; } ${nestBus} pay() { this.events.emit(Paid.topic, new Paid()); } } class Mail { @OnEvent(Paid.topic) receipt() {} }`,
    ],
    [
      'a static method',
      `class Paid { static topic() { return 'paid'; } } ${nestBus} pay() { this.events.emit(Paid.topic()); } } class Mail { @OnEvent(Paid.topic()) receipt() {} }`,
    ],
    [
      'a wildcard',
      `${nestBus} pay() { this.events.emit('order.paid'); } } class Mail { @OnEvent('order.*') receipt() {} @OnEvent('cart.*') cart() {} @OnEvent('order.*.twice') twice() {} }`,
    ],
  ])('%s', (_, text) => expect(dispatches(text)).toEqual(['emit Checkout.pay -> Mail.receipt']));

  it.each([
    [
      `import { EventEmitter } from 'node:events'; import { receipt } from './mail'; export const bus = new EventEmitter(); bus.on('order.paid', receipt); export function pay() { bus.emit('order.paid'); }`,
      ['emit pay -> receipt'],
    ],
    [
      `import { EventEmitter } from 'events'; import { receipt } from './mail'; class Orders extends EventEmitter { pay() { this.emit('order:paid'); } } const orders = new Orders(); orders.once('order:paid', receipt);`,
      ['emit Orders.pay -> receipt'],
    ],
    [
      `import { receipt } from './mail'; class Publisher { emitAsync(event: string) {} } class Orders { constructor(private publisher: Publisher) {} pay() { for (const x of [1]) this.publisher.emitAsync('onPaid'); } } class Sub { attach(bus) { bus.subscribe('onPaid', this.tell); } tell = async () => {}; }`,
      ['emit Orders.pay -> Sub.tell in a loop'],
    ],
    [
      `import { PubSub } from 'graphql-subscriptions'; const pubsub = new PubSub(); export const pay = (id: string) => pubsub.publish(\`order/\${id}/paid\`, {}); export const watch = (id: string) => pubsub.asyncIterator(\`order/\${id}/paid\`);`,
      ['emit pay -> watch'],
    ],
  ])('%s', (text, expected) => expect(dispatches({ 'mail.ts': 'export function receipt() {}', 'a.ts': text })).toEqual(expected));

  it.each([
    ['nobody listens', `${nestBus} pay() { this.events.emit('order.paid'); } }`],
    ['another name', `${nestBus} pay() { this.events.emit('order.paid'); } } class Mail { @OnEvent('order.lost') receipt() {} }`],
    [
      'a name that only the running program knows',
      `${nestBus} pay(topic: string) { this.events.emit(topic); } } class Mail { on(topic: string) { return this.bus.on(topic, () => {}); } bus; }`,
    ],
    [
      'words of streams',
      `import { EventEmitter } from 'events'; const bus = new EventEmitter(); bus.on('error', () => {}); export function pay() { bus.emit('error'); }`,
    ],
    [
      'a socket to a browser',
      `import { Server } from 'socket.io'; import { EventEmitter } from 'events'; const io = new Server(); const bus = new EventEmitter(); bus.on('order.paid', () => {}); export function pay() { io.emit('order.paid'); }`,
    ],
    ['a DOM listener', `export function pay(button) { button.on('order.paid', () => {}); button.emit('order.paid'); }`],
    [
      'a decorator of the same name',
      `function OnEvent(name: string) { return () => {}; } import { EventEmitter } from 'events'; const bus = new EventEmitter(); export function pay() { bus.emit('order.paid'); } class Mail { @OnEvent('order.paid') receipt() {} }`,
    ],
  ])('trap: %s', (_, text) => expect(dispatches(text)).toEqual([]));
});

describe('objects by class', () => {
  const cqrs = `import { EventBus, CommandBus, QueryBus, EventsHandler, CommandHandler, QueryHandler, ofType } from '@nestjs/cqrs'; class Paid {} class Lost {} class Pay { constructor(readonly id = 1) {} }`;
  it.each([
    [
      'an event bus',
      `${cqrs} class Checkout { constructor(private bus: EventBus) {} pay() { this.bus.publish(new Paid()); } lose() { this.bus.publishAll([new Lost()]); } } @EventsHandler(Paid, Lost) class Mail { handle() {} }`,
      ['emit Checkout.lose -> Mail.handle', 'emit Checkout.pay -> Mail.handle'],
    ],
    [
      'a command bus and a query bus are calls',
      `${cqrs} class Checkout { constructor(private commands: CommandBus, private queries: QueryBus) {} pay() { const command = new Pay(); return this.commands.execute(command); } ask() { return this.queries.execute(new Lost()); } } @CommandHandler(Pay) class PayHandler { execute() {} } @QueryHandler(Lost) class LostHandler { execute() {} }`,
      ['call Checkout.ask -> LostHandler.execute', 'call Checkout.pay -> PayHandler.execute'],
    ],
    [
      'an aggregate',
      `${cqrs} import { AggregateRoot } from '@nestjs/cqrs'; class Order extends AggregateRoot { pay() { this.apply(new Paid()); } } @EventsHandler(Paid) class Mail { handle() {} }`,
      ['emit Order.pay -> Mail.handle'],
    ],
    [
      'a saga',
      `${cqrs} class Checkout { constructor(private bus: EventBus) {} pay() { this.bus.publish(new Paid()); } } class Sagas { paid = (events$) => events$.pipe(ofType(Paid)); }`,
      ['emit Checkout.pay -> Sagas.paid'],
    ],
    [
      'a mediator, by the interface of the handler',
      `import { mediator, IRequestHandler } from 'mediator'; class Pay {} class PayHandler implements IRequestHandler<Pay, number> { async handle(pay: Pay) { return 1; } } export const pay = () => mediator.send<number>(new Pay());`,
      ['call pay -> PayHandler.handle'],
    ],
    [
      'a mediator, by registration',
      `import { mediator } from 'mediator'; class Pay {} class PayHandler { async handle() { return 1; } } mediator.registerRequestHandler(new Pay(), new PayHandler()); export const pay = () => mediator.send(new Pay());`,
      ['call pay -> PayHandler.handle'],
    ],
    [
      'an own bus that is subscribed to by class',
      `class Paid {} class Bus { publish(event: object) {} ofType(type: object) { return { subscribe(fn: () => void) {} }; } subscribe(type: object, fn: () => void) {} } const bus = new Bus(); class Mail { receipt() {} start() { bus.subscribe(Paid, this.receipt); bus.ofType(Paid).subscribe(() => {}); } } export const pay = () => bus.publish(new Paid());`,
      ['emit pay -> Mail.receipt', 'emit pay -> Mail.start'],
    ],
  ])('%s', (_, text, expected) => expect(dispatches(text)).toEqual(expected));

  it.each([
    [
      'an object that nobody handles',
      `${cqrs} class Checkout { constructor(private bus: EventBus) {} pay() { this.bus.publish(new Paid()); } } @EventsHandler(Lost) class Mail { handle() {} }`,
    ],
    [
      'a handler that is called outright',
      `${cqrs} @CommandHandler(Pay) class PayHandler { execute(pay: Pay) {} } export function pay(handler: PayHandler) { handler.execute(new Pay()); }`,
    ],
    ['a method that sends nothing', `${cqrs} @EventsHandler(Paid) class Mail { handle() {} } export const keep = (list: object[]) => list.push(new Paid());`],
  ])('trap: %s', (_, text) => expect(dispatches(text)).toEqual([]));
});

describe('jobs', () => {
  const nest = `import { InjectQueue, Processor, Process } from '@nestjs/bull'; import { Queue } from 'bull'; class Checkout { constructor(@InjectQueue('mail') private mails: Queue) {}`;
  it.each([
    [
      'by queue and name',
      `${nest} pay() { this.mails.add('receipt', {}); } } @Processor('mail') class Mailer { @Process('receipt') receipt() {} @Process('advert') advert() {} }`,
      ['emit Checkout.pay -> Mailer.receipt'],
    ],
    [
      'a handler of all jobs',
      `${nest} pay() { this.mails.add('receipt', {}); } } @Processor('mail') class Mailer { @Process() any() {} }`,
      ['emit Checkout.pay -> Mailer.any'],
    ],
    [
      'a job without a name',
      `${nest} pay(name: string) { this.mails.add(name, {}); } } @Processor({ name: 'mail' }) class Mailer { @Process('receipt') receipt() {} }`,
      ['emit Checkout.pay -> Mailer.receipt'],
    ],
    [
      'a worker host',
      `import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq'; import { Queue } from 'bullmq'; class Checkout { @InjectQueue('mail') mails: Queue; pay() { this.mails.add('receipt', {}); } } @Processor('mail') class Mailer extends WorkerHost { process() {} }`,
      ['emit Checkout.pay -> Mailer.process'],
    ],
    [
      'BullMQ by hand',
      `import { Queue, Worker } from 'bullmq'; const NAME = 'mail'; const mails = new Queue(NAME); function send() {} new Worker('mail', send); export const pay = () => mails.add('receipt', {});`,
      ['emit pay -> send'],
    ],
    [
      'Bull by hand',
      `import Bull from 'bull'; const mails = new Bull('mail'); function send() {} mails.process('receipt', 2, send); export const pay = () => mails.add('receipt', {}); export const other = () => mails.add('advert', {});`,
      ['emit pay -> send'],
    ],
    [
      'through a service that holds the queue',
      `import { InjectQueue, Processor, Process } from '@nestjs/bull'; import { Queue } from 'bull'; class Queues { constructor(@InjectQueue('mail') readonly mails: Queue) {} } class Checkout { constructor(private queues: Queues) {} pay() { this.queues.mails.add('receipt', {}); } } @Processor('mail') class Mailer { @Process('receipt') receipt() {} }`,
      ['emit Checkout.pay -> Mailer.receipt'],
    ],
    [
      'Agenda',
      `import { Agenda } from 'agenda'; const agenda = new Agenda(); function send() {} agenda.define('receipt', send); export const pay = () => agenda.now('receipt', {}); export const later = () => agenda.schedule('noon', 'receipt');`,
      ['emit later -> send', 'emit pay -> send'],
    ],
  ])('%s', (_, text, expected) => expect(dispatches(text)).toEqual(expected));

  it.each([
    ['another queue', `${nest} pay() { this.mails.add('receipt', {}); } } @Processor('adverts') class Mailer { @Process('receipt') receipt() {} }`],
    [
      'a set',
      `${nest} } const seen = new Set<string>(); export const see = () => seen.add('receipt'); @Processor('mail') class Mailer { @Process('receipt') receipt() {} }`,
    ],
  ])('trap: %s', (_, text) => expect(dispatches(text)).toEqual([]));
});

describe('messages', () => {
  it.each([
    [
      'patterns',
      `import { ClientProxy, MessagePattern, EventPattern } from '@nestjs/microservices'; class Checkout { constructor(private client: ClientProxy) {} pay() { this.client.emit('order.paid', {}); return this.client.send({ cmd: 'reserve' }, {}); } } class Stock { @MessagePattern({ cmd: 'reserve' }) reserve() {} @EventPattern('order.paid') paid() {} }`,
      ['emit Checkout.pay -> Stock.paid', 'emit Checkout.pay -> Stock.reserve'],
    ],
    [
      'topics of Kafka',
      `import { Kafka } from 'kafkajs'; const kafka = new Kafka({}); const producer = kafka.producer(); function onPaid() {} export async function start() { const consumer = kafka.consumer({}); await consumer.subscribe({ topics: ['paid'] }); await consumer.run({ eachMessage: onPaid }); } export const pay = () => producer.send({ topic: 'paid', messages: [] });`,
      ['emit pay -> onPaid'],
    ],
    [
      'queues of AMQP',
      `import amqp from 'amqplib'; function onPaid() {} export async function start() { const channel = await (await amqp.connect('x')).createChannel(); channel.consume('paid', onPaid); } export async function pay() { const channel = await (await amqp.connect('x')).createChannel(); channel.sendToQueue('paid', Buffer.from('')); }`,
      ['emit pay -> onPaid'],
    ],
    [
      'routing keys',
      `import { AmqpConnection, RabbitSubscribe } from '@golevelup/nestjs-rabbitmq'; class Checkout { constructor(private amqp: AmqpConnection) {} pay() { this.amqp.publish('shop', 'paid', {}); } } class Stock { @RabbitSubscribe({ exchange: 'shop', routingKey: 'paid' }) paid() {} }`,
      ['emit Checkout.pay -> Stock.paid'],
    ],
  ])('%s', (_, text, expected) => expect(dispatches(text)).toEqual(expected));

  it('trap: a client of something else', () => {
    expect(
      dispatches(
        `import { MessagePattern } from '@nestjs/microservices'; import { S3Client } from '@aws-sdk/client-s3'; const s3 = new S3Client({}); export const put = () => s3.send('paid'); class Stock { @MessagePattern('paid') paid() {} }`,
      ),
    ).toEqual([]);
  });
});

it('gives the same for files in any order', () => {
  const files = {
    'a.ts': `import { bus } from './bus'; export const pay = () => bus.emit('order.paid');`,
    'b.ts': `import { bus } from './bus'; export function receipt() {} bus.on('order.paid', receipt);`,
    'bus.ts': `import { EventEmitter } from 'events'; export const bus = new EventEmitter();`,
  };
  expect(dispatches(Object.fromEntries(Object.entries(files).reverse()))).toEqual(dispatches(files));
  expect(dispatches(files)).toEqual(['emit pay -> receipt']);
});

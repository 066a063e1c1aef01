import { describe, expect, it } from 'vitest';
import { points } from './points.js';

const http = `import { Controller, Get, Post, Delete, All, Sse } from '@nestjs/common';`;

describe('NestJS', () => {
  it.each([
    [
      'routes below a prefix',
      `${http} @Controller('orders') class Orders { @Get() list() {} @Get(':id') one() {} @Post('/') place() {} }`,
      ['http GET /orders Orders.list', 'http POST /orders Orders.place', 'http GET /orders/:id Orders.one'],
    ],
    [
      'a prefix by options, a route by a constant',
      `${http} const PATHS = { report: 'report' } as const; @Controller({ path: '/sales/', version: '1' }) class Sales { @Delete(PATHS.report) clear() {} }`,
      ['http DELETE /sales/report Sales.clear'],
    ],
    [
      'several prefixes and routes',
      `${http} @Controller(['a', 'b']) class Both { @All(['x', 'y']) any() {} }`,
      ['http ALL /a/x Both.any', 'http ALL /a/y Both.any', 'http ALL /b/x Both.any', 'http ALL /b/y Both.any'],
    ],
    ['no prefix', `${http} @Controller() class Root { @Sse('events') events() {} }`, ['http GET /events Root.events']],
    [
      'resolvers',
      `import { Resolver, Query, Mutation, ResolveField } from '@nestjs/graphql'; @Resolver(() => Order) class Orders { @Query(() => [Order]) orders() {} @Mutation(() => Order, { name: 'placeOrder' }) place() {} @ResolveField('lines') linesOf() {} } class Order {}`,
      ['graphql lines Orders.linesOf', 'graphql orders Orders.orders', 'graphql placeOrder Orders.place'],
    ],
    [
      'messages and events',
      `import { MessagePattern, EventPattern } from '@nestjs/microservices'; class Stock { @MessagePattern({ cmd: 'reserve' }) reserve() {} @EventPattern('order.placed') placed() {} }`,
      ['event order.placed Stock.placed', 'message reserve Stock.reserve'],
    ],
    [
      'schedules',
      `import { Cron, CronExpression, Interval } from '@nestjs/schedule'; class Nightly { @Cron(CronExpression.EVERY_DAY_AT_3AM) sum() {} @Cron('0 3 * * *') tidy() {} @Interval(5000) beat() {} }`,
      ['schedule 0 3 * * * Nightly.tidy', 'schedule 5000 Nightly.beat', 'schedule CronExpression.EVERY_DAY_AT_3AM Nightly.sum'],
    ],
    [
      'processors of Bull',
      `import { Processor, Process } from '@nestjs/bull'; @Processor('mail') class Mailer { @Process('receipt') receipt() {} @Process() any() {} }`,
      ['job mail Mailer.any', 'job mail receipt Mailer.receipt'],
    ],
    [
      'processors of BullMQ',
      `import { Processor, WorkerHost } from '@nestjs/bullmq'; @Processor('mail') class Mailer extends WorkerHost { async process(job) {} }`,
      ['job mail Mailer.process'],
    ],
    [
      'event listeners',
      `import { OnEvent } from '@nestjs/event-emitter'; class Notify { @OnEvent('order.placed') tell() {} }`,
      ['event order.placed Notify.tell'],
    ],
    [
      'subscriptions',
      `import { Resolver, Subscription } from '@nestjs/graphql'; @Resolver() class Orders { @Subscription(() => String) paid() {} }`,
      ['graphql paid Orders.paid'],
    ],
    [
      'gRPC methods and queues of SQS',
      `import { GrpcMethod } from '@nestjs/microservices'; import { SqsMessageHandler } from '@ssut/nestjs-sqs'; class Stock { @GrpcMethod('Stock', 'reserve') reserve() {} @SqsMessageHandler('paid', false) paid() {} }`,
      ['message Stock Stock.reserve', 'message paid Stock.paid'],
    ],
    ['timeouts', `import { Timeout } from '@nestjs/schedule'; class Nightly { @Timeout(5000) warm() {} }`, ['schedule 5000 Nightly.warm']],
    ['sockets', `import { SubscribeMessage } from '@nestjs/websockets'; class Desk { @SubscribeMessage('call') call() {} }`, ['message call Desk.call']],
    [
      'commands',
      `import { Command, CommandRunner } from 'nest-commander'; @Command({ name: 'import' }) class Import extends CommandRunner { async run() {} }`,
      ['command import Import.run'],
    ],
  ])('lets in %s', (_, text, expected) => expect(points(text)).toEqual(expected));

  it.each([
    ['decorators of other packages', `import { Get, Query } from '@shop/decorators'; class Orders { @Get('x') one() {} @Query() two() {} }`],
    ['decorators of the repository', `function Get(path: string) { return () => {}; } class Orders { @Get('x') one() {} }`],
    [
      'timers and messages of other packages',
      `import { Timeout, SqsMessageHandler } from '@shop/decorators'; class Stock { @Timeout(5000) warm() {} @SqsMessageHandler('paid') paid() {} }`,
    ],
    ['a decorated property', `${http} class Orders { @Get('x') path: string; }`],
    ['a parameter decorator of the same name', `import { Query } from '@nestjs/common'; class Orders { list(@Query() query: object) {} }`],
  ])('trap: %s', (_, text) => expect(points(text)).toEqual([]));
});

describe('decorated controllers of other packages', () => {
  it.each([
    [
      `import { JsonController, Get } from 'routing-controllers'; @JsonController('/orders') class Orders { @Get('/:id') one() {} }`,
      ['http GET /orders/:id Orders.one'],
    ],
    [`import { Route, Post } from 'tsoa'; @Route('orders') class Orders { @Post() place() {} }`, ['http POST /orders Orders.place']],
    [
      `import { controller, httpGet } from 'inversify-express-utils'; @controller('/orders') class Orders { @httpGet('/') list() {} }`,
      ['http GET /orders Orders.list'],
    ],
    [`import { Resolver, Query } from 'type-graphql'; @Resolver() class Orders { @Query(() => String) order() {} }`, ['graphql order Orders.order']],
  ])('%s', (text, expected) => expect(points(text)).toEqual(expected));
});

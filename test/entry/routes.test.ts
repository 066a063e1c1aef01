import { describe, expect, it } from 'vitest';
import { points } from './points.js';

const beside = { 'orders.ts': `export function list() {} export const place = async () => {};` };

describe('Hapi', () => {
  const hapi = `import Hapi from '@hapi/hapi'; import { list, place } from './orders'; const server = Hapi.server({});`;
  it.each([
    ['one', `${hapi} server.route({ method: 'GET', path: '/orders', handler: list });`, ['http GET /orders list']],
    [
      'with options',
      `${hapi} server.route({ method: ['POST', 'PUT'], path: '/orders', options: { auth: false, handler: place } });`,
      ['http POST /orders place', 'http PUT /orders place'],
    ],
    [
      'a list',
      `${hapi} server.route([{ method: '*', path: '/orders', handler: list }, { method: 'POST', path: '/orders', handler: place }]);`,
      ['http ALL /orders list', 'http POST /orders place'],
    ],
    [
      'a list held by a constant',
      `${hapi} const routes = [{ method: 'GET', path: '/orders', handler: list }]; server.route(routes);`,
      ['http GET /orders list'],
    ],
  ])('%s', (_, text, expected) => expect(points({ ...beside, 'a.ts': text })).toEqual(expected));
});

describe('routers of the repository', () => {
  it('are classes that hold one', () => {
    const controller = `import { Router } from 'express'; export default class Controller { app: Router; constructor() { this.app = Router(); } get(path: string, handler: object, permission: string) { this.app.get(path, handler); } route(options: object) {} }`;
    const own = `import Controller from './controller'; import { place } from './orders'; export class Orders extends Controller { constructor() { super(); this.get('/orders', this.list, 'READ'); this.route({ method: 'post', path: '/orders', handler: place }); } async list() {} }`;
    expect(points({ ...beside, 'controller.ts': controller, 'a.ts': own })).toEqual(['http GET /orders Orders.list', 'http POST /orders place']);
  });

  it('trap: a class that holds something else', () => {
    expect(
      points(
        `class Cache { store: Map<string, object>; get(path: string, miss: () => void) {} } class Orders extends Cache { start() { this.get('/orders', this.list); } list() {} }`,
      ),
    ).toEqual([]);
  });

  it('may be made by functions, mounted where these are called', () => {
    const router = `import { Router } from 'express'; import { list } from './orders'; export function ordersRouter(db: object) { const router = Router(); router.get('/:id', list); return router; }`;
    const app = `import express from 'express'; import { ordersRouter } from './router'; const app = express(); app.use('/orders', ordersRouter({}));`;
    expect(points({ ...beside, 'router.ts': router, 'app.ts': app })).toEqual(['http GET /orders/:id list']);
  });
});

describe('a global prefix in NestJS', () => {
  const main = (prefix: string) =>
    `import { NestFactory } from '@nestjs/core'; async function boot() { const app = await NestFactory.create(Object); ${prefix} await app.listen(3000); } boot();`;
  const orders = `import { Controller, Get } from '@nestjs/common'; @Controller('orders') export class Orders { @Get() list() {} } @Controller('health') export class Health { @Get() ok() {} }`;
  it('stands before every route but those left out', () => {
    expect(points({ 'src/main.ts': main(`app.setGlobalPrefix('api', { exclude: ['health'] });`), 'src/orders.ts': orders })).toEqual([
      'http GET /api/orders Orders.list',
      'http GET /health Health.ok',
    ]);
  });
  it('is that of the application in whose folder the controller lies', () => {
    const files = { 'apps/shop/src/main.ts': main(`app.setGlobalPrefix('shop');`), 'apps/desk/src/main.ts': main(`app.setGlobalPrefix('desk');`) };
    expect(points({ ...files, 'apps/desk/src/orders.ts': orders, 'libs/orders.ts': orders })).toEqual([
      'http GET /desk/health Health.ok',
      'http GET /desk/orders Orders.list',
      'http GET /health Health.ok',
      'http GET /orders Orders.list',
    ]);
  });
});

describe('server actions', () => {
  it.each([
    [
      'a whole file',
      `'use server'; export async function place() {} export const list = async () => {}; function inner() {} export type Order = string;`,
      ['function list list', 'function place place'],
    ],
    ['one function', `export async function page() { async function place() { 'use server'; return 1; } return place; }`, ['function page page']],
    ['one exported function', `export async function place() { 'use server'; } export function other() {}`, ['function place place']],
  ])('%s', (_, text, expected) => expect(points(text)).toEqual(expected));

  it.each([
    ['another directive', `'use client'; export async function place() {}`],
    ['a string in the middle', `export async function place() { const order = 1; 'use server'; return order; }`],
  ])('trap: %s', (_, text) => expect(points(text)).toEqual([]));
});

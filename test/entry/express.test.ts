import { describe, expect, it } from 'vitest';
import { points } from './points.js';

const express = `import express, { Router } from 'express'; import * as orders from './orders'; const app = express(); const router = Router();`;
const beside = {
  'orders.ts': `export function list() {} export const place = async () => {}; export class Desk { open() {} } export const desk = new Desk();`,
};
const routes = (text: string): string[] => points({ ...beside, 'a.ts': text });

describe('Express and its kin', () => {
  it.each([
    ['a named handler', `${express} app.get('/orders', orders.list);`, ['http GET /orders list']],
    ['a handler in a constant, behind middleware', `${express} router.post('/orders', orders.list, orders.place);`, ['http POST /orders place']],
    ['a method', `${express} router.get('/desk', orders.desk.open);`, ['http GET /desk Desk.open']],
    [
      'a bound or wrapped handler',
      `${express} router.get('/desk', orders.desk.open.bind(orders.desk)); router.get('/list', wrap(orders.list));`,
      ['http GET /desk Desk.open', 'http GET /list list'],
    ],
    [
      'an inline handler',
      `${express} function mount() { router.delete('/orders/:id', (req, res) => res.end()); } app.all('*', () => {});`,
      ['http ALL * module', 'http DELETE /orders/:id mount'],
    ],
    ['chained routes', `${express} router.route('/orders').get(orders.list).post(orders.place);`, ['http GET /orders list', 'http POST /orders place']],
    [
      'a route by a constant or template',
      `${express} const BASE = '/v1'; app.get(BASE, orders.list); app.get(\`\${BASE}/orders\`, orders.list);`,
      ['http GET /v1 list', 'http GET /v1/orders list'],
    ],
    [
      'a mounted router',
      `${express} const inner = express.Router(); inner.get('/:id', orders.list); router.use('/orders', inner); app.use('/api/', router); router.get('/', orders.list);`,
      ['http GET /api list', 'http GET /api/orders/:id list'],
    ],
    ['Koa', `import Router from '@koa/router'; import { list } from './orders'; const r = new Router(); r.get('/orders', list);`, ['http GET /orders list']],
    ['Hono', `import { Hono } from 'hono'; import { list } from './orders'; const app = new Hono(); app.get('/orders', list);`, ['http GET /orders list']],
    [
      'Fastify',
      `import Fastify from 'fastify'; import { list } from './orders'; const f = Fastify(); f.get('/orders', { schema: {} }, list); f.route({ method: ['GET', 'HEAD'], url: '/stock', handler: list });`,
      ['http GET /orders list', 'http GET /stock list', 'http HEAD /stock list'],
    ],
    ['a router that is handed in', `import { list } from './orders'; module.exports = (app) => { app.get('/orders', list); };`, ['http GET /orders list']],
  ])('takes %s', (_, text, expected) => expect(routes(text)).toEqual(expected));

  it.each([
    ['a client', `import axios from 'axios'; axios.get('/orders', { headers: {} }); axios.post('/orders', body);`],
    ['an own object', `class Api { get(path: string, then: () => void) {} } const api = new Api(); api.get('/orders', () => {});`],
    ['a setting', `${express} app.get('view engine'); app.get('env', x);`],
    ['a map', `const router = new Map(); router.get('/x'); const app = [() => {}];`],
    ['an unknown object with another name', `export function f(http, store) { http.get('/orders', () => {}); store.delete('/x', done); }`],
  ])('trap: %s', (_, text) => expect(routes(text)).toEqual([]));

  it('ends where routers are mounted on themselves', () => {
    expect(routes(`${express} router.use('/a', router); router.get('/b', orders.list);`)).toEqual(['http GET /a/a/a/a/a/a/a/a/b list']);
  });
});

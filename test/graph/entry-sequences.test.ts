import { describe, expect, it } from 'vitest';
import { readDispatches, readEntryPoints, entryCallNames } from '../../src/entry/index.js';
import { operationNames, readData } from '../../src/data/index.js';
import { entrySequences } from '../../src/graph/entry-sequences.js';
import type { Facts } from '../../src/model/facts.js';
import { IMPORTS, SHOP } from '../data/typeorm-shop.js';
import { programOf } from '../support/program.js';

function sequences(text: string): readonly string[] {
  const program = programOf({ 'shop.ts': SHOP, 'a.ts': `${IMPORTS}${text}` }, { argumentsOf: new Set([...operationNames, ...entryCallNames]) });
  const data = readData(program, { schemas: [] });
  const facts: Facts = {
    ...data,
    units: program.units,
    files: [],
    references: [...program.references, ...readDispatches(program)],
    entryPoints: readEntryPoints(program),
  };
  return entrySequences(facts).map(
    (accesses, index) => `${facts.entryPoints[index]?.route}: ${accesses.map(({ mode, entity }) => `${mode} ${entity}`).join(', ')}`,
  );
}

const STOCK = 'class Stock { constructor(private tags: Repository<Tag>) {} async take() { await this.tags.insert({}); } }';

describe('what an entry point reads and writes', () => {
  it('comes in the order in which its code and what it calls runs', () => {
    const controller = `import { Controller, Get, Post } from '@nestjs/common';
${STOCK}
@Controller('orders') class Orders { constructor(private orders: Repository<Order>, private payments: Repository<Payment>, private stock: Stock) {}
@Post('pay') async pay() {
await this.orders.find();
await this.stock.take();
await this.payments.insert({});
await this.stock.take(); }
@Get('list') async list() { return this.orders.find(); } }`;
    expect(sequences(controller)).toEqual(['/orders/pay: read order, write tag, write payment', '/orders/list: read order']);
  });

  it('is told apart for handlers that stand in the same statements', () => {
    const routes = `import express from 'express';
const app = express(); const orders: Repository<Order> = make(); const payments: Repository<Payment> = make();
app.get('/orders', async () => { await orders.find(); });
app.post('/pay', async () => {
await payments.insert({}); });`;
    expect(sequences(routes)).toEqual(['/orders: read order', '/pay: write payment']);
  });

  it('is told apart for handlers in a function that makes a router', () => {
    const routes = `import { Router } from 'express';
export function createShop(orders: Repository<Order>, payments: Repository<Payment>) {
const app = Router();
app.get('/orders', async () => { await orders.find(); });
app.post('/pay', async () => {
await payments.insert({}); });
return app; }`;
    expect(sequences(routes)).toEqual(['/orders: read order', '/pay: write payment']);
  });

  it('trap: is the whole function for two routes that are given the same one', () => {
    const routes = `import express from 'express';
const app = express(); const orders: Repository<Order> = make(); const payments: Repository<Payment> = make();
async function pay() {
await orders.find();
await payments.insert({}); }
app.post('/pay', pay);
app.post('/settle', pay);`;
    expect(sequences(routes)).toEqual(['/pay: read order, write payment', '/settle: read order, write payment']);
  });

  it('trap: is empty for one that touches no data', () => {
    const controller = `import { Controller, Get } from '@nestjs/common'; @Controller('health') class Health { @Get() up() { return true; } }`;
    expect(sequences(controller)).toEqual(['/health: ']);
  });
});

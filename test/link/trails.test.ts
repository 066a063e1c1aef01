import { describe, expect, it } from 'vitest';
import type { Meaning, Program } from '../../src/model/program.js';
import { programOf } from '../support/program.js';

/** A meaning as short text: `typeorm:Repository!<order.ts#Order> .find()`; `!` marks an object, `via` the classes passed. */
function show(meaning: Meaning | null): string {
  if (meaning === null) return 'unknown';
  if (meaning.kind === 'instance' || meaning.kind === 'declared') return `${meaning.kind} ${meaning.unit}`;
  if (meaning.kind !== 'external') return meaning.kind;
  const { trail } = meaning;
  const steps = trail.steps.map((step) =>
    step.kind === 'parameter' ? `(${step.argument},${step.parameter})` : step.kind === 'call' ? `.${step.name}()` : `.${step.name}`,
  );
  const args = trail.args.length ? `<${trail.args.map((arg) => show(arg)).join(', ')}>` : '';
  return `${trail.module}:${trail.name}${trail.instance ? '!' : ''}${args}${steps.join('')}${trail.through.length ? ` via ${trail.through.join(', ')}` : ''}`;
}

/** The receiver of the only call of that method. */
function receiver(program: Program, method: string): string {
  for (const file of program.files) {
    const index = file.calls.findIndex((call) => call.callee.kind === 'member' && call.callee.name === method);
    if (index >= 0) return show(program.receiverOf(file.path, index));
  }
  return 'no such call';
}

const typeorm = `import { Repository, DataSource, EntityManager } from 'typeorm'; class Order {}`;

describe('receiverOf', () => {
  it.each([
    [
      'a typed property',
      `${typeorm} class S { constructor(private orders: Repository<Order>) {} f() { this.orders.target(); } }`,
      'typeorm:Repository!<instance a.ts#Order>',
    ],
    [
      'a chain of calls',
      `${typeorm} function f(ds: DataSource) { ds.getRepository(Order).createQueryBuilder('o').target(); }`,
      'typeorm:DataSource!.getRepository().createQueryBuilder()',
    ],
    ['a local', `${typeorm} function f(ds: DataSource) { const repo = ds.getRepository(Order); repo.target(); }`, 'typeorm:DataSource!.getRepository()'],
    ['a destructured member', `${typeorm} function f(ds: DataSource) { const { manager } = ds; manager.target(); }`, 'typeorm:DataSource!.manager'],
    [
      'a callback parameter',
      `${typeorm} function f(ds: DataSource) { ds.transaction(async (manager) => { await manager.target(); }); }`,
      'typeorm:DataSource!.transaction()(0,0)',
    ],
    [
      'a typed callback parameter',
      `${typeorm} function f(ds: DataSource) { ds.transaction(async (m: EntityManager) => m.target()); }`,
      'typeorm:EntityManager!',
    ],
    [
      'an own subclass',
      `${typeorm} class Orders extends Repository<Order> { f() { this.target(); } }`,
      'typeorm:Repository!<instance a.ts#Order> via a.ts#Orders',
    ],
    [
      'an own client class',
      `import { PrismaClient } from '@prisma/client'; class Db extends PrismaClient {} class S { constructor(private db: Db) {} f() { this.db.order.target(); } }`,
      '@prisma/client:PrismaClient!.order via a.ts#Db',
    ],
    [
      'a singleton',
      `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); export function f() { prisma.order.target(); }`,
      '@prisma/client:PrismaClient!.order',
    ],
    [
      'a singleton kept on the global object',
      `import { PrismaClient } from '@prisma/client'; const prisma = globalThis.prisma ?? new PrismaClient(); export function f() { prisma.order.target(); }`,
      '@prisma/client:PrismaClient!.order',
    ],
    [
      'an element by name',
      `import { PrismaClient } from '@prisma/client'; function f(p: PrismaClient) { p['order'].target(); }`,
      '@prisma/client:PrismaClient!.order',
    ],
    [
      'an element by a variable',
      `import { PrismaClient } from '@prisma/client'; function f(p: PrismaClient, m: string) { p[m].target(); }`,
      '@prisma/client:PrismaClient!.*',
    ],
    ['a cast keeps what is inside where the type says nothing', `${typeorm} function f(ds: DataSource) { (ds as any).target(); }`, 'typeorm:DataSource!'],
    ['trap: an array is none', `function f(orders: string[]) { orders.target(); }`, 'array'],
    ['a parameter without a type', `function f(x) { x.target(); }`, 'unknown'],
  ])('%s', (_, text, expected) => expect(receiver(programOf({ 'a.ts': text }), 'target')).toBe(expected));

  it('follows a wrapper that passes its callback on', () => {
    const program = programOf({
      'tx.ts': `import { DataSource } from 'typeorm'; export class Tx { constructor(private ds: DataSource) {} run<T>(work: (m: unknown) => Promise<T>) { return this.ds.transaction(work); } }`,
      'a.ts': `import { Tx } from './tx'; export class S { constructor(private tx: Tx) {} f() { return this.tx.run(async (manager) => manager.target()); } }`,
    });
    expect(receiver(program, 'target')).toBe('typeorm:DataSource!.transaction()(0,0)');
  });
});

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
    [
      'what a callback receives, taken out of the type of the method',
      `${typeorm} declare const ds: DataSource; type Tx = Parameters<Parameters<typeof ds.transaction>[0]>[0]; function f(tx: Tx) { tx.target(); }`,
      'typeorm:DataSource!.transaction()(0,0)',
    ],
    [
      'the same of a member of a type',
      `${typeorm} function f(tx: Parameters<Parameters<DataSource['transaction']>[0]>[0]) { tx.target(); }`,
      'typeorm:DataSource!.transaction()(0,0)',
    ],
    [
      'a parameter of an own function type',
      `${typeorm} type Work = (m: EntityManager) => void; function f(m: Parameters<Work>[0]) { m.target(); }`,
      'typeorm:EntityManager!',
    ],
    [
      'an element that is gone through',
      `${typeorm} async function f(ds: DataSource) { for (const order of await ds.find(Order)) order.target(); }`,
      'typeorm:DataSource!.find().[]',
    ],
    [
      'an element taken out',
      `${typeorm} async function f(ds: DataSource) { const [first] = await ds.find(Order); first.target(); }`,
      'typeorm:DataSource!.find().[]',
    ],
    [
      'an element by number',
      `${typeorm} async function f(ds: DataSource) { const all = await ds.find(Order); all[0].target(); }`,
      'typeorm:DataSource!.find().[]',
    ],
    [
      'one of several promises, by its place',
      `${typeorm} async function f(ds: DataSource, m: EntityManager) { const [, two] = await Promise.all([ds.query('1'), m.query('2')]); two.target(); }`,
      'typeorm:EntityManager!.query()',
    ],
    [
      'a callback whose type says what it receives',
      `${typeorm} function inTransaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> { throw work; } function f() { inTransaction(async (manager) => manager.target()); }`,
      'typeorm:EntityManager!',
    ],
    [
      'a callback of a generic type',
      `${typeorm} type Work<M> = { run<R>(fn: (manager: M) => R): R }; function f(work: Work<EntityManager>) { work.run((manager) => manager.target()); }`,
      'typeorm:EntityManager!',
    ],
    [
      'a callback of an interface and of an abstract class',
      `${typeorm} interface Work { run<R>(fn: (manager: EntityManager) => R): R } abstract class Unit { abstract run<R>(name: string, fn: (manager: Work) => R): R } function f(unit: Unit) { unit.run('a', (work) => work.run((manager) => manager.target())); }`,
      'typeorm:EntityManager!',
    ],
    [
      'what a function gives that is handed to another',
      `${typeorm} function cached(key: string, load: Function) { const value = load(); return value; } function f(ds: DataSource) { cached('a', () => ds.getRepository(Order)).target(); }`,
      'typeorm:DataSource!.getRepository()',
    ],
    ['what is handed through', `${typeorm} function tap(x) { return x; } function f(ds: DataSource) { tap(ds).target(); }`, 'typeorm:DataSource!'],
    [
      'a static method of the base',
      `import { Model } from 'objection'; class Order extends Model { static open() { return super.query().target(); } }`,
      'objection:Model.query()',
    ],
    ['trap: elements of what a global gives', `function f(all) { for (const [key, value] of Object.entries(all)) value.target(); }`, 'unknown'],
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

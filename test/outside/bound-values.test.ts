import { describe, expect, it } from 'vitest';
import { readOutside } from '../../src/outside/index.js';
import { programOf } from '../support/program.js';

/** What the calls of `a.ts` pass to functions of `b.ts`: `kind type as parameter`, `back` for what they give. */
function passed(a: string, b: string): string[] {
  const files = { 'a.ts': `import { run } from './b.js';\n${a}`, 'b.ts': b };
  return readOutside(programOf(files)).boundValues.map(({ kind, type, parameter }) => `${kind} ${type} ${parameter === null ? 'back' : `as ${parameter}`}`);
}

describe('values that live within one process', () => {
  it.each<[string, string, string, string]>([
    ['a function', 'run(() => 1);', 'export const run = (work) => work();', 'function function as work'],
    ['a function by its written type', 'run(done);', 'export function run(work: () => void) {}', 'function function as work'],
    [
      'a handle',
      'export const go = (one: any) => run(one);',
      "import { EntityManager } from 'typeorm';\nexport function run(manager: EntityManager) {}",
      'transaction EntityManager as manager',
    ],
    [
      'a handle that may be missing, and is not',
      'export const go = (one: any) => run(one);',
      "import { Transaction } from 'sequelize';\nexport function run(transaction?: Transaction | null) {}",
      'transaction Transaction as transaction',
    ],
    [
      'a dotted type',
      'export const go = (one: any) => run(one);',
      "import { Knex } from 'knex';\nexport function run(trx: Knex.Transaction) {}",
      'transaction Knex.Transaction as trx',
    ],
    [
      'the type of the argument',
      "import type { Request } from 'express';\nexport const go = (request: Request) => run(request);",
      'export function run(request) {}',
      'request Request as request',
    ],
    [
      'a stream that comes back',
      'run();',
      "import { Readable } from 'node:stream';\nexport async function run(): Promise<Readable> { return read(); }",
      'stream Readable back',
    ],
    ['a Map', 'export const go = (one: any) => run(one);', 'export function run(prices: Map<string, number>) {}', 'collection Map as prices'],
    [
      'a taken apart parameter',
      'export const go = (one: any) => run(one);',
      "import { Request } from 'express';\nexport function run({ body }: Request) {}",
      'request Request as ',
    ],
    [
      'a choice of such',
      'export const go = (one: any) => run(one);',
      "import { EntityManager, QueryRunner } from 'typeorm';\nexport function run(handle: EntityManager | QueryRunner) {}",
      'transaction EntityManager as handle',
    ],
  ])('%s', (_, a, b, expected) => {
    expect(passed(a, b)).toEqual([expected]);
  });

  it.each<[string, string, string]>([
    ['a handle that is left out', "run('apple');", "import { EntityManager } from 'typeorm';\nexport function run(sku: string, manager?: EntityManager) {}"],
    ['undefined in its place', 'run(undefined);', "import { EntityManager } from 'typeorm';\nexport function run(manager?: EntityManager) {}"],
    [
      'a choice with plain data',
      'export const go = (one: any) => run(one);',
      "import { EntityManager } from 'typeorm';\nexport function run(handle: EntityManager | string) {}",
    ],
    [
      'a type of the same name from elsewhere',
      'export const go = (one: any) => run(one);',
      "import { Transaction } from './bank.js';\nexport function run(transaction: Transaction) {}",
    ],
    ['a Map of its own', 'export const go = (one: any) => run(one);', 'interface Map { width: number }\nexport function run(map: Map) {}'],
    ['a date', 'run(new Date());', 'export function run(day: Date) {}'],
    [
      'what a spread list holds',
      'export const go = (list: any[]) => run(...list);',
      "import { EntityManager } from 'typeorm';\nexport function run(manager: EntityManager) {}",
    ],
  ])('not %s', (_, a, b) => {
    expect(passed(a, b)).toEqual([]);
  });

  it('not within one file', () => {
    const code = 'export const run = (work) => work();\nrun(() => 1);';
    expect(readOutside(programOf({ 'a.ts': code })).boundValues).toEqual([]);
  });
});

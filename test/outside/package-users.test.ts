import { describe, expect, it } from 'vitest';
import { readOutside } from '../../src/outside/index.js';
import { programOf } from '../support/program.js';

/** Whether a file counts as one that may reach anything by its packages. */
const uses = (code: string, more: Readonly<Record<string, string>> = {}): boolean =>
  readOutside(programOf({ 'a.ts': code, ...more })).packageUsers.includes('a.ts');

describe('files that use packages', () => {
  it.each([
    ['a client', "import { Pool } from 'pg';\nexport const db = new Pool();"],
    ['a package that nobody knows', "import { sum } from 'sums';\nexport const two = sum(1, 1);"],
    ['a module of Node that reaches out', "import { readFileSync } from 'node:fs';\nexport const text = readFileSync('a');"],
    ['a whole module', "import * as fs from 'fs';\nexport const text = fs.readFileSync('a');"],
    ['what is required in place', "export const load = () => require('pg');"],
  ])('%s may reach anything', (_, code) => {
    expect(uses(code)).toBe(true);
  });

  it.each([
    ['no package', 'export const two = 1 + 1;'],
    ['one that works in memory', "import { addDays } from 'date-fns';\nexport const next = (day: Date) => addDays(day, 1);"],
    ['a path below it', "import fp from 'lodash/fp';\nexport const one = fp.first([1]);"],
    ['a module of Node that does', "import { join } from 'node:path';\nexport const path = join('a', 'b');"],
    ['a type, written as such', "import type { Pool } from 'pg';\nexport const size = (pool: Pool) => pool.totalCount;"],
    ['a type, not written as such', "import { Pool } from 'pg';\nexport const size = (pool: Pool) => pool.totalCount;"],
  ])('%s does not', (_, code) => {
    expect(uses(code)).toBe(false);
  });

  it('another file of the repository is none, whatever that one uses', () => {
    const files = { 'db.ts': "import { Pool } from 'pg';\nexport const db = new Pool();" };
    expect(uses("import { db } from './db.js';\nexport const size = () => db.totalCount;", files)).toBe(false);
    expect(readOutside(programOf(files)).packageUsers).toEqual(['db.ts']);
  });
});

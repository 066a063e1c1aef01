import { describe, expect, it } from 'vitest';
import { points } from './points.js';

const work = { 'work.ts': 'export function load() {}' };
const load = `import { load } from './work';`;

describe('commands', () => {
  it.each([
    [`${load} import { program } from 'commander'; program.command('load <file>').description('x').option('-a').action(load);`, ['command load load']],
    [`${load} import { Command } from 'commander'; export const command = new Command('load').action(load);`, ['command load load']],
    [`${load} import cac from 'cac'; const cli = cac(); cli.command('load', 'Loads').action(load);`, ['command load load']],
    [`${load} import yargs from 'yargs'; yargs(process.argv).command('load <file>', 'Loads', (y) => y, load).parse();`, ['command load load']],
    [`${load} import yargs from 'yargs'; yargs.command({ command: 'load', describe: 'Loads', handler: load });`, ['command load load']],
  ])('%s', (text, expected) => expect(points({ ...work, 'a.ts': text })).toEqual(expected));

  it.each([
    [
      'src/commands/orders/load.ts',
      `import { Command } from '@oclif/core'; export default class Load extends Command { async run() {} }`,
      ['command orders:load Load.run'],
    ],
    [
      'src/load.ts',
      `import { Command } from '@oclif/core'; export default class Load extends Command { static id = 'load'; async run() {} }`,
      ['command load Load.run'],
    ],
    [
      'src/commands/index.ts',
      `import { Command } from '@oclif/core'; abstract class Base extends Command { async run() {} } export class Load extends Base { async run() {} }`,
      ['command index Load.run'],
    ],
  ])('%s: %s', (path, text, expected) => expect(points({ [path]: text })).toEqual(expected));

  it.each([
    [`${load} import { store } from './store'; store.command('load').action(load);`],
    [`${load} import { program } from 'commander'; program.command('load');`],
    [`class Command { run() {} } export class Load extends Command { run() {} }`],
  ])('trap: %s', (text) => expect(points({ ...work, 'a.ts': text })).toEqual([]));
});

import { describe, expect, it } from 'vitest';
import { readOutside } from '../../src/outside/index.js';
import { programOf } from '../support/program.js';

/** Lines of deferred code, `first-last`. */
function deferredLines(code: string): string[] {
  return readOutside(programOf({ 'a.ts': code })).deferred.map(({ line, endLine }) => `${line}-${endLine}`);
}

const LATER: readonly (readonly [what: string, code: string])[] = [
  ['a timer', 'setTimeout(\n() => {\nsend();\n}, 5);'],
  ['an event loop turn', 'process.nextTick(\n() => {\nsend();\n});'],
  ['Sequelize', 'transaction.afterCommit(\nasync () => {\nawait send();\n});'],
  ['typeorm-transactional', 'runOnTransactionCommit(\n() => {\nsend();\n});'],
  ['a hook of the repository', 'tx.onCommitted(\nfunction () {\nsend();\n});'],
  ['a list for later', 'jobs.push(\nasync () => {\nawait send();\n});'],
  ['a response that is sent', 'after(\nasync () => {\nawait send();\n});'],
  ['a listener', "bus.on('placed',\n() => {\nsend();\n});"],
];

const NOW: readonly (readonly [what: string, code: string])[] = [
  ['a loop', 'lines.forEach(\n() => {\nsend();\n});'],
  ['requests at once', 'Promise.all(lines.map(\nasync () => {\nawait send();\n}));'],
  ['the transaction', 'db.transaction(\nasync (tx) => {\nawait send(tx);\n});'],
  ['a retry', 'retry(\nasync () => {\nawait send();\n});'],
  ['a helper that its caller runs', 'export function sender() {\nreturn () => {\nsend();\n};\n}'],
];

describe('deferred code', () => {
  it.each(LATER)('is what %s takes', (_, code) => {
    expect(deferredLines(code)).toEqual(['2-4']);
  });

  it('is a function that a transaction gives back', () => {
    expect(deferredLines('db.transaction(async () => {\nreturn () => {\nsend();\n};\n});')).toEqual(['2-4']);
  });

  it.each([
    ['is kept by its name', 'tx.afterCommit(notify);'],
    ['is called in code that runs later', 'tx.afterCommit(async () => notify());'],
    ['is called in code that runs later, and at once where there is no transaction', 'if (tx) tx.afterCommit(async () => notify()); else await notify();'],
  ])('is a function within a function that %s', (_, use) => {
    expect(deferredLines(`export async function place(tx) {\nconst notify = async () => {\nawait send();\n};\n${use}\n}`)).toContain('2-4');
  });

  it('is not a function that only shares its name with one that is kept', () => {
    expect(deferredLines('const notify = () => {\nsend();\n};\nexport function place(tx, notify) {\ntx.afterCommit(notify);\n}')).toEqual([]);
  });

  it.each(NOW)('is not what %s takes', (_, code) => {
    expect(deferredLines(code)).toEqual([]);
  });
});

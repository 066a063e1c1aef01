import { entryCallNames, readEntryPoints } from '../../src/entry/index.js';
import { programOf } from '../support/program.js';

/** Entry points as short text: `http GET /orders OrderController.list`. */
export function points(files: Readonly<Record<string, string>> | string): string[] {
  const program = programOf(typeof files === 'string' ? { 'a.ts': files } : files, { argumentsOf: entryCallNames });
  return readEntryPoints(program).map(({ kind, method, route, unit, member }) => {
    const owner = unit.slice(unit.indexOf('#') + 1) || 'module';
    return [kind, method, route, `${owner}${member === null ? '' : `.${member}`}`].filter((part) => part !== '').join(' ');
  });
}

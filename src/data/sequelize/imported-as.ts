import type { Program } from '../../model/program.js';

/** The name that a registry gives to what a file imports from it: `const { Order } = require('./models')`; '' for no import. */
export function importedAs(program: Program, path: string, name: string): string {
  const imports = program.file(path)?.imports ?? [];
  return imports.flatMap(({ names }) => names).find(({ local }) => local === name)?.imported ?? '';
}

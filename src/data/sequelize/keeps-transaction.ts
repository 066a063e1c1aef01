import type { Program } from '../../model/program.js';

/** Sequelize 7 keeps the transaction of a callback in async storage; Sequelize 5 and 6 do so where the program says `Sequelize.useCLS(namespace)`. */
export function keepsTransaction(program: Program): boolean {
  return program.files.some(
    ({ imports, calls }) =>
      imports.some(({ specifier }) => specifier === '@sequelize/core') || calls.some(({ callee }) => callee.kind === 'member' && callee.name === 'useCLS'),
  );
}

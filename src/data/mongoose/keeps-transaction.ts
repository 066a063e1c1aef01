import type { Program } from '../../model/program.js';

/** Mongoose keeps the transaction of `connection.transaction` in async storage where the program says `mongoose.set('transactionAsyncLocalStorage', true)`. */
export function keepsTransaction(program: Program): boolean {
  return program.files.some(({ calls }) =>
    calls.some(({ callee, arguments: [setting, value] }) => {
      const isSet = callee.kind === 'member' && callee.name === 'set';
      return isSet && setting?.kind === 'literal' && setting.value === 'transactionAsyncLocalStorage' && value?.kind === 'literal' && value.value === true;
    }),
  );
}

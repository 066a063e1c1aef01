import { readOutside } from '../../src/outside/index.js';
import { programOf } from '../support/program.js';

/** Outside calls as short text: `payment stripe paymentIntents.create Shop.pay changes`; for HTTP also whether it gives up: `limited`, `unlimited`, `?`. */
export function outsideCalls(files: Readonly<Record<string, string>> | string): string[] {
  const { outsideCalls: calls } = readOutside(programOf(typeof files === 'string' ? { 'a.ts': files } : files));
  return calls.map(({ kind, package: module, operation, by, member, changes, timeout }) => {
    const unit = by.slice(by.indexOf('#') + 1) || 'module';
    const effect = changes === null ? 'may change' : changes ? 'changes' : 'asks';
    const limit = kind !== 'http' ? '' : timeout === null ? '?' : timeout ? 'limited' : 'unlimited';
    return [kind, module, operation, `${unit}${member === null ? '' : `.${member}`}`, effect, limit].filter((part) => part !== '').join(' ');
  });
}

import type { OutsideCall } from '../../src/model/facts.js';
import { readOutside } from '../../src/outside/index.js';
import { programOf } from '../support/program.js';

/** Outside calls as short text: `payment stripe paymentIntents.create Shop.pay changes`; for HTTP, and where it is known, also whether it gives up: `limited`, `unlimited`, `?`. */
export function outsideCalls(files: Readonly<Record<string, string>> | string): string[] {
  const { outsideCalls: calls } = readOutside(programOf(typeof files === 'string' ? { 'a.ts': files } : files));
  return calls.map((call) => {
    const unit = call.by.slice(call.by.indexOf('#') + 1) || 'module';
    const by = call.member === null ? unit : `${unit}.${call.member}`;
    return [call.kind, call.package, call.operation, by, effectOf(call), limitOf(call)].filter((part) => part !== '').join(' ');
  });
}

function effectOf({ changes }: OutsideCall): string {
  if (changes === null) return 'may change';
  return changes ? 'changes' : 'asks';
}

function limitOf({ kind, timeout }: OutsideCall): string {
  if (kind !== 'http' && timeout === null) return '';
  if (timeout === null) return '?';
  return timeout ? 'limited' : 'unlimited';
}

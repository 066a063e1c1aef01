import type { OutsideCall, OutsideKind } from '../model/facts.js';
import type { OutsideReach } from '../model/system-view.js';

/** Messages to people: once sent they are read. */
const TO_PEOPLE: ReadonlySet<OutsideKind> = new Set(['mail', 'sms', 'push']);

/**
 * Of what runs outside, the calls after which there is no way back: charges; where nothing is charged, messages to people. What tells another program
 * something can be told again, or told that it was wrong.
 */
export function decidingCalls(reached: readonly OutsideReach[]): readonly OutsideCall[] {
  const changing = reached.map(({ call }) => call).filter(({ changes }) => changes === true);
  const charges = changing.filter(({ kind }) => kind === 'payment');
  return charges.length > 0 ? charges : changing.filter(({ kind }) => TO_PEOPLE.has(kind));
}

import { createHash } from 'node:crypto';
import type { Violation } from '../model/rule.js';

/** Fills `{slots}` in one pass, so that braces in the code's own names are not taken for slots. Throws where a slot has no value: a fault of the rule. */
export function fillSlots(sentence: string, data: Violation['data']): string {
  return sentence.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const value = Object.hasOwn(data, slot) ? data[slot] : undefined;
    if (value === undefined) throw new Error(`The rule gave no value for {${slot}} in "${sentence}".`);
    return String(value);
  });
}

/** First 16 hex digits of SHA-256 over rule id and key. */
export function fingerprintOf(ruleId: string, key: string): string {
  return createHash('sha256').update(`${ruleId}\0${key}`).digest('hex').slice(0, 16);
}

/**
 * Whether a finding is what is left of another one, by the parts of their keys: some of the other's names, in the same order, and no other. A circle
 * that lost a service is, and a transaction that writes the data of fewer.
 */
export function isLeftOf(key: readonly string[], other: readonly string[]): boolean {
  let at = 0;
  for (const part of other) if (part === key[at]) at += 1;
  return at === key.length && key.length < other.length;
}

/** The parts of a key; see `Violation`. */
export function partsOf(key: string): readonly string[] {
  return key.split('\0');
}

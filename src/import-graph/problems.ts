import { UserError } from '../model/errors.js';
import { count } from '../model/wording.js';

const MOST_SHOWN = 20;
const REMEDY = 'mend the graph (docs: its JSON Schema, seamline/schema/graph.json)';
const LONGEST = 60;

/** Collects what is wrong with a graph: the first few in full, all of them by number, so that a long list costs nothing. */
export class Problems {
  readonly #name: string;
  readonly #shown: string[] = [];
  #number = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** `place` is where it stands, as keys and indices: `nodes[3].key`. */
  add(place: string, message: string): void {
    this.#number += 1;
    if (this.#shown.length < MOST_SHOWN) this.#shown.push(`  ${place} ${message}`);
  }

  /** Throws a UserError where there is any. */
  throwIfAny(): void {
    if (this.#number === 0) return;
    const more = this.#number > this.#shown.length ? [`  and ${(this.#number - this.#shown.length).toLocaleString('en-US')} more`] : [];
    throw new UserError([`${count(this.#number, 'problem')} in the graph "${this.#name}":`, ...this.#shown, ...more].join('\n'), REMEDY);
  }
}

/** The graph as a whole cannot be used. */
export function unusable(name: string, why: string, remedy = REMEDY): UserError {
  return new UserError(`The graph "${name}" ${why}`, remedy);
}

/** A value of the input as it can be shown: on one line, and not too long. */
export function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

import type { Location } from '../model/location.js';
import type { Handler } from './handlers.js';

/** One end of an edge that no call shows. Two ends belong together where they have a key in common. */
interface End extends Handler {
  /** What is sent or handled: `class src/orders/placed.ts#OrderPlaced`, `event order.placed`, `queue mail receipt`. */
  readonly keys: readonly string[];
}

/** Where something is published, queued or dispatched. */
export interface Sent extends End {
  readonly at: Location;
  readonly inLoop: boolean;
}

/** What runs for it. */
export interface Handled extends End {
  /** The sender waits for it: commands and queries. */
  readonly answers: boolean;
  /** A key with `*` for one part and `**` for any (`event order.*`): it handles whatever fits. */
  readonly pattern?: string;
}

/** Both ends of one way to send. */
export interface Ends {
  readonly sent: readonly Sent[];
  readonly handled: readonly Handled[];
}

/** The key of an object's class, by its unit. */
export function classKey(unit: string): string {
  return `class ${unit}`;
}

/** Whether a key fits a pattern of parts between dots: `event order.*` takes `event order.placed`, `event **` all. */
export function fits(pattern: string, key: string): boolean {
  const wanted = pattern.split('.');
  const parts = key.split('.');
  for (const [index, part] of wanted.entries()) {
    if (part.endsWith('**')) return key.startsWith(pattern.slice(0, pattern.indexOf('**')));
    const given = parts[index];
    if (given === undefined || !(part === given || part === '*' || (part.endsWith(' *') && given.startsWith(part.slice(0, -1))))) return false;
  }
  return wanted.length === parts.length;
}

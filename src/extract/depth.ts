import type { FileDraft } from './draft.js';

/**
 * A third of what the default stack was measured to take (chains of calls, nested calls, closures, literals), so that the same text gives
 * the same facts wherever it is read from. A chain of calls takes two levels a call.
 */
const DEPTH_LIMIT = 500;

/** Goes one level down. Throws RangeError below 500 levels; who catches it drops the draft. */
export function enter(file: FileDraft): void {
  file.depth += 1;
  if (file.depth > DEPTH_LIMIT) throw new RangeError('nested too deeply');
}

/** Comes one level up again. */
export function leave(file: FileDraft): void {
  file.depth -= 1;
}

import type { DataLayer } from '../data-layer.js';

/** What all drivers have in common: their calls speak SQL, so that no class or constant declares an entity and no receiver is guessed. */
export const NO_ENTITIES = {
  names: [],
  guessed: null,
  declaringCalls: [],
  declareEntities: () => [],
} as const satisfies Partial<DataLayer>;

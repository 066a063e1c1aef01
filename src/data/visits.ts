import type { Expression } from '../model/file-facts.js';
import type { KnownEntity } from './catalogue.js';
import type { Written } from './written-place.js';

/**
 * The expressions looked at while one call is read, with the entities they were looked at for. Constants may name themselves or each other
 * many times over; each is worth one look.
 */
export type Visits = Map<Expression, Set<KnownEntity>>;

/** Whether the expression is looked at for that entity for the first time; notes that it was. */
export function isFirstVisit(visits: Visits, { expression }: Written, entity: KnownEntity): boolean {
  const entities = visits.get(expression) ?? new Set<KnownEntity>();
  if (entities.has(entity)) return false;
  visits.set(expression, entities.add(entity));
  return true;
}

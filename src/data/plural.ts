import { pluralize, singularize, underscore } from 'inflection';

/** The plural of an English word or of a name that ends in one, as ORMs make it: `Order` is `Orders`, `Person` is `People`. A plural stays as it is. */
export function plural(word: string): string {
  return pluralize(word);
}

/** The singular of an English word or of a name that ends in one, as ORMs make it: `lines` is `line`. A singular stays as it is. */
export function singular(word: string): string {
  return singularize(word);
}

/** A name in snake case, as ORMs make it: `OrderLines` is `order_lines`. */
export function underscored(word: string): string {
  return underscore(word);
}

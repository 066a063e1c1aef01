import type { KnownEntity, KnownRelation } from './catalogue.js';
import type { StepRule, Steps } from './data-layer.js';
import { plural, singular } from './plural.js';

/** The rule of a method that is made for a relation of these entities: `getLines`, `addLine`; undefined where no relation has that name. */
export function relatedRule(rules: Steps<string>, entities: readonly KnownEntity[], name: string): StepRule<string> | undefined {
  for (const [after, rule] of rules) {
    if (name.startsWith(after) && entities.some((entity) => relationNamed(entity, name.slice(after.length)) !== undefined)) return rule;
  }
  return undefined;
}

/** All names that such methods have, for a relation of that name. */
export function relatedNames(rules: Steps<string>, property: string): readonly string[] {
  return [...rules.keys()].flatMap((after) => spellings(property).map((name) => after + name));
}

/** The relation that a method's name speaks of: `Lines` or `Line` for `lines`. */
export function relationNamed(entity: KnownEntity, name: string): KnownRelation | undefined {
  for (const [property, relation] of entity.relations) if (spellings(property).includes(name)) return relation;
  return undefined;
}

function spellings(property: string): readonly string[] {
  return [property, singular(property), plural(property)].map(capital);
}

/** A name with its first letter in capitals. */
export function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

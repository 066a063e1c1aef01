import type { Catalogue } from './catalogue.js';
import type { DataLayer, StepRule } from './data-layer.js';

/** Called names that mean something to a set of layers. */
export interface LayerNames {
  /** Calls that access, or start or end a transaction. */
  readonly acting: ReadonlySet<string>;
  /** Those of them that on an unknown receiver are an access not seen. */
  readonly missed: ReadonlySet<string>;
}

/** The names that act in these layers; relations that are called count where a layer calls them. */
export function namesOf(layers: readonly DataLayer[], catalogue: Catalogue): LayerNames {
  const rules = layers.flatMap(rulesOf);
  const relations = layers.some((layer) => Object.values(layer.handles).some(({ calls }) => calls && acts(calls)))
    ? catalogue.entities.flatMap((entity) => [...entity.relations.keys()])
    : [];
  return {
    acting: new Set([...rules.filter(([, rule]) => acts(rule)).map(([name]) => name), ...relations]),
    missed: new Set(rules.filter(([, rule]) => isMissed(rule)).map(([name]) => name)),
  };
}

/** All called names whose arguments the layers read. */
export function readNames(layers: readonly DataLayer[]): ReadonlySet<string> {
  return new Set([...layers.flatMap(rulesOf).map(([name]) => name), ...layers.flatMap(({ declaringCalls }) => declaringCalls)]);
}

function rulesOf(layer: DataLayer): readonly (readonly [string, StepRule<string>])[] {
  return [layer.exports, ...Object.values(layer.handles).map(({ steps }) => steps)].flatMap((steps) => [...steps]);
}

function acts(rule: StepRule<string>): boolean {
  return rule.does !== undefined || rule.also !== undefined || rule.sql !== undefined || rule.transaction !== undefined || rule.alias !== undefined;
}

function isMissed(rule: StepRule<string>): boolean {
  return (rule.does !== undefined && !rule.beside) || rule.transaction === 'opens' || (rule.sql !== undefined && !rule.sql.maybe);
}

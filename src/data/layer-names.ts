import type { Catalogue } from './catalogue.js';
import type { DataLayer, StepRule } from './data-layer.js';
import { relatedNames } from './related-steps.js';

/** Called names that mean something to a set of layers. */
export interface LayerNames {
  /** Calls that access, or start or end a transaction. */
  readonly acting: ReadonlySet<string>;
  /** Those of them that on an unknown receiver are an access not seen. */
  readonly missed: ReadonlySet<string>;
  /** Whether a handle itself can be called and act, whatever it is named: `this.db('orders')`. */
  readonly direct: boolean;
}

/** The names that act in these layers; relations that are called count where a layer calls them. */
export function namesOf(layers: readonly DataLayer[], catalogue: Catalogue): LayerNames {
  const rules = layers.flatMap(rulesOf);
  const relations = layers.some((layer) => Object.values(layer.handles).some(({ calls }) => calls && acts(calls)))
    ? catalogue.entities.flatMap((entity) => [...entity.relations.keys()])
    : [];
  const related = layers.flatMap(({ handles }) => Object.values(handles).flatMap((handle) => handle.related ?? []));
  const made = related.flatMap((table) =>
    catalogue.entities.flatMap((entity) => [...entity.relations.keys()].flatMap((property) => relatedNames(table, property))),
  );
  return {
    acting: new Set([...rules.filter(([, rule]) => acts(rule)).map(([name]) => name), ...relations, ...made]),
    direct: rules.some(([name, rule]) => name === '' && acts(rule)),
    missed: new Set(rules.filter(([, rule]) => isMissed(rule)).map(([name]) => name)),
  };
}

/** All called names whose arguments the layers read. */
export function readNames(layers: readonly DataLayer[]): ReadonlySet<string> {
  return new Set([...layers.flatMap(rulesOf).map(([name]) => name), ...layers.flatMap(({ declaringCalls }) => declaringCalls)]);
}

/**
 * The `via` of the access that an unknown receiver hides: that of the only layer with an operation of that name, or of the one that `written`
 * names (`this.mikroOrmRepository`); `sql` where the operation takes SQL; null for several.
 */
export function viaMissed(layers: readonly DataLayer[], { name, written }: { readonly name: string; readonly written: string }): string | null {
  const having = layers.flatMap((layer) => rulesOf(layer).flatMap(([own, rule]) => (own === name && isMissed(rule) ? { layer, rule } : [])));
  const viasOf = (found: typeof having): readonly string[] => [...new Set(found.map(({ layer, rule }) => (rule.sql && !rule.does ? 'sql' : layer.id)))];
  const all = viasOf(having);
  const vias = all.length > 1 ? viasOf(having.filter(({ layer }) => lettersOf(written).includes(lettersOf(layer.id)))) : all;
  return vias.length === 1 ? (vias[0] ?? null) : null;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}

function rulesOf(layer: DataLayer): readonly (readonly [string, StepRule<string>])[] {
  return [layer.exports, ...Object.values(layer.handles).map(({ steps }) => steps)].flatMap((steps) => [...steps]);
}

function acts(rule: StepRule<string>): boolean {
  return (
    rule.does !== undefined ||
    rule.also !== undefined ||
    rule.sql !== undefined ||
    rule.transaction !== undefined ||
    rule.within !== undefined ||
    rule.alias !== undefined
  );
}

function isMissed(rule: StepRule<string>): boolean {
  return (
    (rule.does !== undefined && !rule.beside) ||
    rule.transaction === 'opens' ||
    rule.transaction === 'either' ||
    (rule.sql !== undefined && !rule.sql.maybe && rule.sql.argument !== 'prepared')
  );
}

import type { Seen, Site } from '../site.js';
import { sqlTouches } from '../sql-touches.js';

/** What the sub-selects of a raw condition read: `Raw((alias) => \`${alias} IN (SELECT order_id FROM payments)\`)`, or the text itself. The column it begins with is no gap. */
export function rawCondition(site: Site): readonly Seen[] {
  const { program, path, call } = site;
  const [condition] = call.arguments;
  if (!condition) return [];
  const texts = condition.kind === 'function' ? (program.file(path)?.scopes[condition.scope]?.returns ?? []) : [condition];
  const scope = condition.kind === 'function' ? condition.scope : call.scope;
  return texts.flatMap((expression) => sqlTouches(site, { path, scope, expression }) ?? []).filter((seen) => !('unseen' in seen));
}

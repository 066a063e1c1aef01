import type { CallFact } from '../../model/file-facts.js';
import { isWithin } from '../root-parameter.js';
import type { Seen, Site } from '../site.js';
import { isOnBuilderThis, JOINS } from './naming-calls.js';
import { tablesNamed } from './table-names.js';

const READS: ReadonlySet<string> = new Set(`${JOINS} from`.split(' '));

/** The tables read in plain functions that a query is handed, by their `this`: `whereExists(function () { this.select(1).from('lines') })`. */
export function builderReads(site: Site): readonly Seen[] {
  const { calls = [], scopes = [] } = site.program.file(site.path) ?? {};
  return site.call.arguments.flatMap((argument) => {
    if (argument.kind !== 'function') return [];
    return calls.flatMap((call, index) => (isWithin(scopes, call.scope, argument.scope) ? readsOf(site, call, index) : []));
  });
}

function readsOf({ program, catalogue, path, via }: Site, call: CallFact, index: number): readonly Seen[] {
  const { callee, line, scope, arguments: given } = call;
  const [table] = given;
  if (callee.kind !== 'member' || !table || !READS.has(callee.name) || !isOnBuilderThis(program, { path, index, call })) return [];
  return tablesNamed(program, { path, scope, expression: table }).flatMap((name): readonly Seen[] => {
    const target = catalogue.byTable(name.schema, name.table);
    return target ? [{ target, mode: 'read', operation: callee.name, line, confidence: 'certain', via }] : [];
  });
}

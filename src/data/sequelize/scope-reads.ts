import type { DecoratorFact } from '../../model/file-facts.js';
import type { UnitId } from '../../model/ids.js';
import type { Seen, Site } from '../site.js';
import { elementsOf, propertiesOf, stringsOf, type WrittenProperty } from '../written.js';
import type { Written } from '../written-place.js';
import { defaultReads, includedIn } from './include-reads.js';
import { sequelizeName } from './packages.js';
import { returnedBy } from './returned.js';

/** What the named scopes include that a call takes, or what it writes out itself: `Order.scope('withLines', { method: ['of', customer] })`, by the `@Scopes` of the model's class or of one it extends. */
export function* scopeReads(site: Site): Iterable<Seen> {
  const { program, path, call } = site;
  const scopes = call.arguments.flatMap((expression) => elementsOf(program, { path, scope: call.scope, expression }));
  const names = new Set(scopes.flatMap((written) => namesOf(site, written)));
  if (names.has('defaultScope')) yield* defaultReads(site);
  for (const options of scopes) yield* includedIn(site, { options, mode: 'read' });
  for (const { unit } of site.entities) {
    for (const { key, value } of unit === null ? [] : scopesOf(site, unit)) {
      if (!names.has(key)) continue;
      for (const options of returnedBy(program, value)) yield* includedIn(site, { options, mode: 'read' });
    }
  }
}

/** `'withLines'`, `{ method: 'withLines' }`, `{ method: ['withLines', …] }`. */
function namesOf({ program }: Site, scope: Written): readonly string[] {
  const methods = propertiesOf(program, scope).filter(({ key }) => key === 'method');
  const first = methods.flatMap(({ value }) => elementsOf(program, value).slice(0, 1));
  return [scope, ...first].flatMap((written) => stringsOf(program, written));
}

function scopesOf({ program }: Site, unit: UnitId): readonly WrittenProperty[] {
  return program.basesOf(unit).flatMap((base) => {
    const declared = base.kind === 'instance' ? program.declaration(base.unit) : undefined;
    const isScopes = ({ name }: DecoratorFact): boolean => declared !== undefined && sequelizeName(program, declared.path, name) === 'Scopes';
    const [expression] = declared?.fact.decorators.find(isScopes)?.arguments ?? [];
    if (!declared || !expression) return [];
    return returnedBy(program, { path: declared.path, scope: 0, expression }).flatMap((written) => propertiesOf(program, written));
  });
}

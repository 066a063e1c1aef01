import type { Program } from '../../model/program.js';
import type { DeclaredRelation } from '../declared-entity.js';
import { elementsOf, propertiesOf, stringsOf } from '../written.js';
import type { Written } from '../written-place.js';
import type { DeclaredModel } from './declared-model.js';
import { returnedBy } from './returned.js';

/** The relations that a model's default scope includes, so that every find reads them. What those include in turn is not followed. */
export function includedByDefault(program: Program, { defaultScope }: DeclaredModel, relations: readonly DeclaredRelation[]): ReadonlySet<DeclaredRelation> {
  const scopes = defaultScope ? returnedBy(program, defaultScope) : [];
  const includes = scopes
    .flatMap((scope) => propertiesOf(program, scope))
    .filter(({ key }) => key === 'include')
    .flatMap(({ value }) => elementsOf(program, value));
  return new Set(includes.flatMap((include) => relationMeant(program, include, relations) ?? []));
}

/** `'lines'`, `OrderLine`, `{ model: OrderLine, as: 'lines' }`, `{ association: 'lines' }`. */
function relationMeant(program: Program, include: Written, relations: readonly DeclaredRelation[]): DeclaredRelation | undefined {
  const properties = propertiesOf(program, include);
  const valueAt = (key: string): Written | undefined => properties.find((property) => property.key === key)?.value;
  const named = [include, valueAt('as'), valueAt('association')].flatMap((written) => (written ? stringsOf(program, written) : []));
  if (named.length > 0) return relations.find(({ property }) => named.includes(property));
  const model = valueAt('model') ?? include;
  const meaning = program.meaningOf(model.path, model.scope, model.expression);
  return meaning?.kind === 'declared' ? relations.find(({ target }) => ('unit' in target ? target.unit : target.name) === meaning.unit) : undefined;
}

import type { Program } from '../../model/program.js';
import type { DeclaredRelation } from '../declared-entity.js';
import { propertiesOf, stringsOf } from '../written.js';
import type { Written } from '../written-place.js';

/** The columns of a model's attributes that refer to another model: `customerId: { references: { model: 'customers', key: 'id' } }`, by table, name or class. */
export function referringColumns(program: Program, attributes: Written | undefined): readonly DeclaredRelation[] {
  if (!attributes) return [];
  return propertiesOf(program, attributes).flatMap(({ key: property, value, line }) => {
    const references = propertiesOf(program, value).filter(({ key }) => key === 'references');
    const models = references.flatMap((reference) => propertiesOf(program, reference.value)).filter(({ key }) => key === 'model' || key === 'table');
    const target = models.flatMap((model) => targetOf(program, model.value) ?? [])[0];
    const at = { path: value.path, line: line ?? 1 };
    return target ? [{ property, target, kind: 'many-to-one', ownsKey: true, cascades: [], eager: false, at } as const] : [];
  });
}

function targetOf(program: Program, written: Written): DeclaredRelation['target'] | null {
  const [name] = stringsOf(program, written);
  if (name !== undefined) return { name };
  const meaning = program.meaningOf(written.path, written.scope, written.expression);
  return meaning?.kind === 'declared' ? { unit: meaning.unit } : null;
}

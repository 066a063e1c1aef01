import type { Program } from '../../model/program.js';
import type { DeclaredEntity } from '../declared-entity.js';
import { modelClasses } from './models.js';
import { relationsOfModel } from './relations.js';

/** The models: classes that extend Objection's `Model` and say their `tableName`; Objection has no default for it. */
export function declareObjectionEntities(program: Program): readonly DeclaredEntity[] {
  const models = modelClasses(program);
  return models.map((model) => {
    const { unit, path, declaration, tableName } = model;
    const [table = tableName, schema = null] = tableName.split('.').reverse();
    const at = { path, line: declaration.line };
    return { name: declaration.name, otherNames: [], table, schema, at, child: false, units: [unit], relations: relationsOfModel(program, model, models) };
  });
}

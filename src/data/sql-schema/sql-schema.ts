import type { Program } from '../../model/program.js';
import { tableKey } from '../catalogue.js';
import { type DataLayer, steps } from '../data-layer.js';
import type { DeclaredEntity, DeclaredRelation } from '../declared-entity.js';
import { schemaTexts } from './schema-texts.js';
import { type ForeignKey, type TableName, type TableStatement, tableStatements } from './statements.js';

/** Tables that SQL in the code creates, with their foreign keys: the entities of a code base that has no ORM. What runs the SQL does not matter. */
export const sqlSchema: DataLayer<never> = {
  id: 'sql',
  modules: [],
  names: [],
  guessed: null,
  declaringCalls: [],
  declareEntities: (program: Program) =>
    schemaTexts(program).flatMap(({ path, line, text }) => tableStatements(text).map((statement) => entityOf(statement, { path, line }))),
  instances: new Map<string, never>(),
  exports: steps<never>({}),
  handles: {},
};

function entityOf({ schema, table, references }: TableStatement, at: DeclaredEntity['at']): DeclaredEntity {
  const name = keyOf({ schema, table });
  return {
    name: table,
    otherNames: name === table ? [] : [name],
    table,
    schema,
    at,
    // A class of the same table gives it the name that code uses.
    child: true,
    units: [],
    relations: references.map((key) => relationOf(key, at)),
  };
}

function relationOf({ column, target, unique }: ForeignKey, at: DeclaredEntity['at']): DeclaredRelation {
  return { property: column, target: { name: keyOf(target) }, kind: unique ? 'one-to-one' : 'many-to-one', ownsKey: true, cascades: [], eager: false, at };
}

function keyOf({ schema, table }: TableName): string {
  return tableKey(schema, table);
}

import type { DeclarationFact, FileFacts } from '../../model/file-facts.js';
import type { Program } from '../../model/program.js';
import type { DeclaredEntity } from '../declared-entity.js';
import { relationsByTable } from './relations.js';
import { type MadeTable, tableOf } from './tables.js';

/** The constants that hold a table or a view; one table may be made for several databases. */
export function declareDrizzleEntities(program: Program): readonly DeclaredEntity[] {
  if (!program.files.some(({ imports }) => imports.some(({ specifier }) => specifier.startsWith('drizzle-orm/')))) return [];
  const tables = program.files.flatMap((file) =>
    file.declarations.flatMap((declaration) => {
      const table = tableDeclared(program, file, declaration);
      return table ? [{ declaration, table }] : [];
    }),
  );
  const relations = relationsByTable(
    program,
    tables.map(({ table }) => table),
  );
  return tables.map(({ declaration: { name, line }, table }) => ({
    name,
    otherNames: [table.key],
    // A name that is only known when the program runs: the constant's is the nearest there is.
    table: table.table ?? name,
    schema: table.schema,
    at: { path: table.path, line },
    child: false,
    units: program.units.filter((unit) => unit.path === table.path && unit.name === name).map(({ id }) => id),
    relations: relations.get(table.key) ?? [],
  }));
}

/** The table that the declaration itself makes, not one that it only mentions: `const rows = orders.getSQL()` makes none. */
function tableDeclared(program: Program, { path, calls }: FileFacts, { initialiser }: DeclarationFact): MadeTable | null {
  if (initialiser?.kind !== 'call') return null;
  const table = tableOf(program, { path, scope: 0, expression: initialiser });
  if (table?.path !== path) return null;
  let expression: DeclarationFact['initialiser'] = initialiser;
  while (expression?.kind === 'call' && expression.call !== table.call) {
    const callee: DeclarationFact['initialiser'] = calls[expression.call]?.callee ?? null;
    expression = callee?.kind === 'member' ? callee.object : null;
  }
  return expression?.kind === 'call' ? table : null;
}

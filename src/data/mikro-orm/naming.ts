import type { Program } from '../../model/program.js';
import type { DeclaredEntity } from '../declared-entity.js';
import { stringsOf, type WrittenProperty } from '../written.js';

/** Gives a class its table where none is written. */
export type Naming = (className: string) => string;

/**
 * The naming strategy of the repository: `OrderLine` is `order_line`, in MongoDB `order-line`, with `EntityCaseNamingStrategy` `OrderLine`; no
 * plural (UnderscoreNamingStrategy, MongoNamingStrategy and EntityCaseNamingStrategy of @mikro-orm/core 5 to 7). A strategy of its own is not run.
 */
export function namingOf(program: Program): Naming {
  const imports = program.files.flatMap((file) => file.imports).filter(({ specifier }) => specifier.startsWith('@mikro-orm/'));
  if (imports.some(({ names }) => names.some(({ imported }) => imported === 'EntityCaseNamingStrategy'))) return (className) => className;
  const isMongo = imports.some(({ specifier }) => specifier === '@mikro-orm/mongodb') && !imports.some(({ specifier }) => SQL_DRIVERS.has(specifier));
  return (className) => className.replace(/([a-z])([A-Z])/g, isMongo ? '$1-$2' : '$1_$2').toLowerCase();
}

/** `tableName` (`collection` before version 6), else the default. */
export function tableOf(program: Program, options: readonly WrittenProperty[], byDefault: string): Pick<DeclaredEntity, 'table' | 'schema'> {
  const text = (key: string): string | undefined => options.filter((option) => option.key === key).flatMap(({ value }) => stringsOf(program, value))[0];
  return { table: text('tableName') ?? text('collection') ?? byDefault, schema: text('schema') ?? null };
}

const SQL_DRIVERS: ReadonlySet<string> = new Set(
  ['postgresql', 'mysql', 'mariadb', 'sqlite', 'better-sqlite', 'libsql', 'mssql', 'knex', 'sql', 'oracledb'].map((name) => `@mikro-orm/${name}`),
);

import type { UnitId } from '../../model/ids.js';
import type { Meaning, Program, Trail } from '../../model/program.js';

/** The packages of Sequelize 5 to 7, of sequelize-typescript, and of Nest's binding to both. */
export const MODULES = ['sequelize', 'sequelize/', 'sequelize-typescript', 'sequelize-typescript/', '@sequelize/', '@nestjs/sequelize'] as const;

/** Whether a module is one of Sequelize's. */
export function isSequelize(module: string): boolean {
  return MODULES.some((own) => module === own || (own.endsWith('/') && module.startsWith(own)));
}

/** The name that Sequelize's packages give to a name of a file: `Table` for a decorator of theirs; null for anyone else's. */
export function sequelizeName(program: Program, path: string, name: string): string | null {
  const from = program.externalName(path, name);
  return from !== null && isSequelize(from.module) ? from.name : null;
}

/** Whether a class extends Sequelize's `Model`, over however many classes of the repository's own. */
export function extendsModel(program: Program, unit: UnitId): boolean {
  const last = program.basesOf(unit).at(-1);
  return last?.kind === 'external' && isSequelize(last.trail.module) && lastName(last.trail) === 'Model';
}

function lastName({ name, steps }: Trail): string {
  const last = steps.at(-1);
  return last?.kind === 'member' ? last.name : name;
}

/** Whether a thing is a connection: `sequelize`, `this.sequelize`, `db.sequelize`, as far as its type or its making tells. */
export function isConnection(meaning: Meaning | null): boolean {
  if (meaning?.kind !== 'external' || !meaning.trail.instance || !isSequelize(meaning.trail.module)) return false;
  const [first, ...others] = meaning.trail.steps;
  // `sequelize: Sequelize.Sequelize`, of a default import.
  return first === undefined || (others.length === 0 && first.kind === 'member' && first.name === 'Sequelize');
}

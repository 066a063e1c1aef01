import type { DeclarationFact, DecoratorFact } from '../../model/file-facts.js';
import type { UnitId } from '../../model/ids.js';
import type { Program } from '../../model/program.js';
import type { WrittenProperty } from '../written.js';
import type { Written } from '../written-place.js';
import type { DeclaredModel } from './declared-model.js';
import { decoratedKeys, decoratedRelations } from './decorated-relations.js';
import { modelOptions } from './model-options.js';
import { extendsModel, sequelizeName } from './packages.js';

/** Classes with `@Table`; of Sequelize 7, where that is optional, also models whose members have decorators of its. */
export function decoratedModels(program: Program, shared: readonly WrittenProperty[]): readonly DeclaredModel[] {
  return program.files.flatMap(({ path, declarations }) =>
    declarations.flatMap((declaration) => {
      const unit = declaration.kind === 'class' ? unitOf(program, path, declaration.name) : undefined;
      return unit && isModel(program, path, { declaration, unit }) ? [modelOf(program, shared, { path, declaration, unit })] : [];
    }),
  );
}

/** The class of that name in a file. */
export function unitOf(program: Program, path: string, name: string): UnitId | undefined {
  return program.units.find((unit) => unit.path === path && unit.name === name && unit.kind === 'class')?.id;
}

interface ClassPlace {
  readonly declaration: DeclarationFact;
  readonly unit: UnitId;
}

function isModel(program: Program, path: string, { declaration, unit }: ClassPlace): boolean {
  const isOwn = ({ name }: DecoratorFact, wanted: string): boolean => sequelizeName(program, path, name) === wanted;
  if (declaration.decorators.some((fact) => isOwn(fact, 'Table'))) return true;
  // `@Table.Abstract` is for classes that models extend.
  if (declaration.abstract || declaration.decorators.some((fact) => isOwn(fact, 'Abstract'))) return false;
  const fromSeven = (fact: DecoratorFact): boolean => program.externalName(path, fact.name)?.module.startsWith('@sequelize/core/decorators') === true;
  return declaration.members.some(({ decorators }) => decorators.some(fromSeven)) && extendsModel(program, unit);
}

function modelOf(program: Program, shared: readonly WrittenProperty[], { path, declaration, unit }: ClassPlace & { readonly path: string }): DeclaredModel {
  const { name, line } = declaration;
  const argumentOf = (decorator: string): Written | null => {
    const fact = declaration.decorators.find((candidate) => sequelizeName(program, path, candidate.name) === decorator);
    const [expression] = fact?.arguments ?? [];
    return expression ? { path, scope: 0, expression } : null;
  };
  return {
    key: unit,
    name,
    path,
    at: { path, line },
    units: [unit],
    options: modelOptions(program, shared, argumentOf('Table')),
    defaultScope: argumentOf('DefaultScope'),
    relations: decoratedRelations(program, unit),
    foreignKeys: decoratedKeys(program, unit),
  };
}

import type { Program } from '../../model/program.js';
import { plural, underscored } from '../plural.js';
import { branchesOf, propertiesOf, stringsOf, type WrittenProperty } from '../written.js';
import type { Written } from '../written-place.js';
import { sequelizeName } from './packages.js';

/** What a model's options say of its name and its table; null or false where they do not. */
export interface ModelOptions {
  readonly modelName: string | null;
  readonly tableName: string | null;
  readonly schema: string | null;
  readonly frozen: boolean;
  readonly underscored: boolean;
}

/** The options that `new Sequelize({ define: { … } })` sets for every model; none where no such call writes them. */
export function sharedOptions(program: Program): readonly WrittenProperty[] {
  return program.files.flatMap(({ path, calls }) =>
    calls.flatMap((call) => {
      if (call.kind !== 'new' || call.callee.kind !== 'name' || sequelizeName(program, path, call.callee.name) === null) return [];
      const options = call.arguments.flatMap((expression) => propertiesOf(program, { path, scope: call.scope, expression }));
      return options.filter(({ key }) => key === 'define').flatMap(({ value }) => propertiesOf(program, value));
    }),
  );
}

/** Reads a model's own options over the shared ones. */
export function modelOptions(program: Program, shared: readonly WrittenProperty[], own: Written | null | undefined): ModelOptions {
  const properties = [...shared, ...(own ? propertiesOf(program, own) : [])];
  const valueAt = (key: string): Written | undefined => properties.findLast((property) => property.key === key)?.value;
  const text = (key: string): string | null => {
    const value = valueAt(key);
    return (value && stringsOf(program, value)[0]) ?? null;
  };
  const isSet = (key: string): boolean => {
    const value = valueAt(key);
    return value !== undefined && branchesOf(program, value).some(({ expression }) => expression.kind === 'literal' && expression.value === true);
  };
  return {
    modelName: text('modelName'),
    tableName: text('tableName'),
    schema: text('schema'),
    frozen: isSet('freezeTableName'),
    underscored: isSet('underscored'),
  };
}

/** The table: as written, else the model's name, made plural unless frozen, and in snake case where so told. Sequelize's own rule, `Model.init` of 6.37. */
export function tableOf(name: string, { modelName, tableName, frozen, underscored: snake }: ModelOptions): string {
  const model = modelName ?? name;
  if (tableName !== null) return tableName;
  if (frozen) return model;
  return snake ? underscored(plural(model)) : plural(model);
}

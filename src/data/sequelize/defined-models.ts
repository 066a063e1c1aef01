import type { CallFact, Expression, FileFacts } from '../../model/file-facts.js';
import type { UnitId } from '../../model/ids.js';
import type { Program } from '../../model/program.js';
import { callKey } from '../site.js';
import { bindingOf, propertiesOf, stringsOf, type WrittenProperty } from '../written.js';
import type { Written } from '../written-place.js';
import type { DeclaredModel } from './declared-model.js';
import { modelOptions } from './model-options.js';
import { isConnection } from './packages.js';
import { referringColumns } from './referring-columns.js';

/** Models made by `sequelize.define('Order', attributes, options)`, also in a function that is handed the connection: `(sequelize, DataTypes) => sequelize.define(…)`. */
export function definedModels(program: Program, shared: readonly WrittenProperty[]): readonly DeclaredModel[] {
  return program.files.flatMap((file) =>
    file.calls.flatMap((call, index) => {
      const name = isDefine(program, file.path, call) ? definedName(program, file.path, call) : undefined;
      return name === undefined ? [] : [modelOf(program, shared, { file, call, index, name })];
    }),
  );
}

function isDefine(program: Program, path: string, { kind, callee, scope }: CallFact): boolean {
  if (kind !== 'call' || callee.kind !== 'member' || callee.name !== 'define') return false;
  return isConnection(program.meaningOf(path, scope, callee.object)) || isConnectionHandedIn(program, { path, scope, expression: callee.object });
}

/** A parameter without a type, called `sequelize`: the model files that Sequelize's own generator writes. */
function isConnectionHandedIn(program: Program, { path, scope, expression }: Written): boolean {
  if (expression.kind !== 'name' || expression.name.toLowerCase() !== 'sequelize') return false;
  const bound = bindingOf(program, path, scope, expression.name);
  return bound?.binding.parameter != null && bound.binding.type === null;
}

function definedName(program: Program, path: string, { arguments: [first, attributes], scope }: CallFact): string | undefined {
  return first && attributes ? stringsOf(program, { path, scope, expression: first })[0] : undefined;
}

interface Defined {
  readonly file: FileFacts;
  readonly call: CallFact;
  readonly index: number;
  readonly name: string;
}

function modelOf(program: Program, shared: readonly WrittenProperty[], { file, call, index, name }: Defined): DeclaredModel {
  const { path } = file;
  const [, attributes, own] = call.arguments.map((expression): Written => ({ path, scope: call.scope, expression }));
  return {
    key: callKey(path, index),
    name,
    path,
    at: { path, line: call.line },
    units: unitsOf(program, file, { call, index }),
    options: modelOptions(program, shared, own),
    defaultScope: (own && propertiesOf(program, own).find(({ key }) => key === 'defaultScope')?.value) ?? null,
    relations: [],
    foreignKeys: referringColumns(program, attributes),
  };
}

/** The constant that holds the model, and the class or interface of its objects: `define<OrderInstance>('Order', …)`. */
function unitsOf(program: Program, { path, declarations }: FileFacts, { call, index }: Pick<Defined, 'call' | 'index'>): readonly UnitId[] {
  const constant = declarations.find(({ initialiser }) => madeBy(initialiser) === index);
  const own = program.units.filter((unit) => unit.path === path && unit.name === constant?.name && constant !== undefined).map(({ id }) => id);
  const typed = call.typeArguments.slice(0, 1).map((type) => program.meaningOfType(path, type));
  return [...own, ...typed.flatMap((meaning) => (meaning?.kind === 'instance' ? [meaning.unit] : []))];
}

function madeBy(expression: Expression | null): number | null {
  if (expression?.kind === 'cast') return madeBy(expression.expression);
  return expression?.kind === 'call' ? expression.call : null;
}

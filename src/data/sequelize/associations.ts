import type { CallFact } from '../../model/file-facts.js';
import type { Program } from '../../model/program.js';
import type { DeclaredRelation } from '../declared-entity.js';
import { plural, singular } from '../plural.js';
import { propertiesOf, stringsOf } from '../written.js';
import type { Written } from '../written-place.js';
import type { DeclaredModel } from './declared-model.js';
import { type ModelFinder, modelFinder } from './model-finder.js';
import { throughIn } from './through.js';

const KINDS: ReadonlyMap<string, DeclaredRelation['kind']> = new Map([
  ['belongsTo', 'many-to-one'],
  ['hasMany', 'one-to-many'],
  ['hasOne', 'one-to-one'],
  ['belongsToMany', 'many-to-many'],
]);

/** The relations that calls declare, by the key of the model they are declared on: `Order.belongsTo(Customer, { as: 'buyer' })`, wherever such calls stand. */
export function associationsOf(program: Program, models: readonly DeclaredModel[]): ReadonlyMap<string, readonly DeclaredRelation[]> {
  const find = modelFinder(program, models);
  const associations = new Map<string, DeclaredRelation[]>();
  for (const { path, calls } of program.files) {
    for (const call of calls) {
      const found = associationAt(program, { path, call }, find);
      if (found) associations.set(found.owner.key, [...(associations.get(found.owner.key) ?? []), found.relation]);
    }
  }
  return associations;
}

interface Found {
  readonly owner: DeclaredModel;
  readonly relation: DeclaredRelation;
}

function associationAt(program: Program, { path, call }: Omit<Association, 'kind'>, find: ModelFinder): Found | null {
  const { callee, scope } = call;
  const kind = callee.kind === 'member' ? KINDS.get(callee.name) : undefined;
  const owner = kind && callee.kind === 'member' ? find({ path, scope, expression: callee.object }) : null;
  const relation = kind && owner ? relationOf(program, { path, call, kind }, find) : null;
  return owner && relation && { owner, relation };
}

interface Association {
  readonly path: string;
  readonly call: CallFact;
  readonly kind: DeclaredRelation['kind'];
}

function relationOf(program: Program, { path, call, kind }: Association, find: ModelFinder): DeclaredRelation | null {
  const [first, options] = call.arguments;
  const target = first ? find({ path, scope: call.scope, expression: first }) : null;
  if (!target) return null;
  const written = options ? { path, scope: call.scope, expression: options } : null;
  const through = written && throughIn(program, written);
  const join = through && joinOf(program, through, find);
  const alias = (written ? propertiesOf(program, written) : []).filter(({ key }) => key === 'as').flatMap(({ value }) => stringsOf(program, value))[0];
  const ownsKey = kind === 'many-to-one' || kind === 'many-to-many';
  return {
    property: alias ?? defaultAlias(target, kind),
    target: { name: target.key },
    kind,
    ownsKey,
    cascades: [],
    eager: false,
    ...(join && { joinedBy: join }),
    at: { path, line: call.line },
  };
}

/** The join model, by class or in a registry, else by the name that is written. */
function joinOf(program: Program, through: Written, find: ModelFinder): DeclaredRelation['target'] | null {
  const model = find(through);
  if (model) return { name: model.key };
  const [name] = stringsOf(program, through);
  return name === undefined ? null : { name };
}

/** Without `as`, the other model's name, plural where there are many. */
function defaultAlias({ name, options }: DeclaredModel, kind: DeclaredRelation['kind']): string {
  const model = options.modelName ?? name;
  return kind === 'one-to-many' || kind === 'many-to-many' ? plural(model) : singular(model);
}

import type { CallFact, Expression, FileFacts } from '../../model/file-facts.js';
import type { UnitId } from '../../model/ids.js';
import type { Program } from '../../model/program.js';
import type { Written } from '../written-place.js';
import { nameOfTrail } from './model-names.js';
import { type Registered, registered } from './registered.js';
import { isMongooseModule } from './schemas.js';

/** The models that `mongoose.model('Order', schema, 'orders')`, `connection.model(…)` and `Order.discriminator('Gift', schema)` declare in a file. */
export function plainModels(program: Program, file: FileFacts): readonly Registered[] {
  return file.calls.flatMap((call, index) => {
    const name = calledName(call);
    if ((name !== 'model' && name !== 'discriminator') || call.arguments.length < 2) return [];
    const owner = ownerOf(program, file.path, call);
    if (owner === null || (name === 'discriminator' && owner.model === null)) return [];
    const made = registered(program, { ...asked(file.path, call), parent: name === 'discriminator' ? owner.model : null });
    const units = [...constantOf(program, file, index), ...typeOf(program, file.path, call)];
    return made.map((one) => ({ ...one, units: [...one.units, ...units] }));
  });
}

function calledName({ callee }: CallFact): string {
  return callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
}

/** What `model` or `discriminator` is called on, if it is Mongoose's: the model's name, where it is one. */
function ownerOf(program: Program, path: string, { callee, scope }: CallFact): { readonly model: string | null } | null {
  const meaning = program.meaningOf(path, scope, callee.kind === 'member' ? callee.object : callee);
  return meaning?.kind === 'external' && isMongooseModule(meaning.trail.module) ? { model: nameOfTrail(program, meaning.trail) } : null;
}

function asked(path: string, { arguments: [name, schema, collection], scope, line }: CallFact) {
  const at = (expression: Expression | undefined): Written | null => (expression ? { path, scope, expression } : null);
  return { name: { path, scope, expression: name ?? { kind: 'other' } } as Written, schema: at(schema), collection: at(collection), at: { path, line } };
}

/** The constant that holds the model, also behind `mongoose.models.Order ||`. */
function constantOf(program: Program, { path, declarations }: FileFacts, index: number): readonly UnitId[] {
  const declaration = declarations.find(({ initialiser }) => initialiser && holds(initialiser, index));
  return declaration ? program.units.filter((unit) => unit.path === path && unit.name === declaration.name).map(({ id }) => id) : [];
}

function holds(expression: Expression, call: number): boolean {
  if (expression.kind === 'cast') return holds(expression.expression, call);
  if (expression.kind === 'either') return expression.branches.some((branch) => holds(branch, call));
  return expression.kind === 'call' && expression.call === call;
}

/** `model<OrderDocument>('Order', …)`. */
function typeOf(program: Program, path: string, { typeArguments: [type] }: CallFact): readonly UnitId[] {
  const meaning = type ? program.meaningOfType(path, type) : null;
  return meaning?.kind === 'instance' ? [meaning.unit] : [];
}

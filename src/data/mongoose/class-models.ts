import type { CallFact, FileFacts } from '../../model/file-facts.js';
import type { Program } from '../../model/program.js';
import { elementsOf, propertiesOf, stringsOf } from '../written.js';
import type { Written } from '../written-place.js';
import { type Registered, type Registering, registered, valueAt } from './registered.js';
import { isMongooseModule } from './schemas.js';

/**
 * The models that a file registers with Nest (`MongooseModule.forFeature([{ name, schema }])`, `forFeatureAsync`) or Typegoose
 * (`getModelForClass(Order)`, `TypegooseModule.forFeature([Order])`).
 */
export function classModels(program: Program, { path, calls }: FileFacts): readonly Registered[] {
  return calls.flatMap((call) => {
    const made = REGISTERING.get(calledName(call));
    return made && isMongooses(program, path, call) ? made(program, { path, call }) : [];
  });
}

function calledName({ callee }: CallFact): string {
  return callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
}

/** Whether what is called, or the module it is a method of, is imported from Mongoose's packages. */
function isMongooses(program: Program, path: string, { callee }: CallFact): boolean {
  const owner = callee.kind === 'member' ? callee.object : callee;
  const from = owner.kind === 'name' ? program.externalName(path, owner.name) : null;
  return from !== null && isMongooseModule(from.module);
}

const REGISTERING: ReadonlyMap<string, (program: Program, place: Place) => readonly Registered[]> = new Map([
  ['forFeature', features],
  ['forFeatureAsync', features],
  ['getModelForClass', (program, place) => typegooseModel(program, place, { of: argument(place, 0), options: argument(place, 1), parent: null })],
  ['getDiscriminatorModelForClass', discriminator],
]);

function argument({ path, call: { arguments: given, scope } }: Place, index: number): Written | null {
  const expression = given[index];
  return expression ? { path, scope, expression } : null;
}

function features(program: Program, place: Place): readonly Registered[] {
  const list = argument(place, 0);
  return list ? elementsOf(program, list).flatMap((element) => featureModels(program, place, element)) : [];
}

function discriminator(program: Program, place: Place): readonly Registered[] {
  const [base] = typegooseModel(program, place, { of: argument(place, 0), options: null, parent: null });
  return base ? typegooseModel(program, place, { of: argument(place, 1), options: argument(place, 2), parent: base.name }) : [];
}

interface Place {
  readonly path: string;
  readonly call: CallFact;
}

/** One element of the list: Nest's object, or Typegoose's class or `{ typegooseClass }`; discriminators live in the collection of the first. */
function featureModels(program: Program, place: Place, element: Written): readonly Registered[] {
  const name = valueAt(program, element, 'name');
  const of = valueAt(program, element, 'typegooseClass');
  if (of) return typegooseModel(program, place, { of, options: valueAt(program, element, 'schemaOptions'), parent: null });
  if (!name) return typegooseModel(program, place, { of: element, options: null, parent: null });
  const [base] = registered(program, { ...registering(program, place, element), name });
  if (!base) return [];
  const list = valueAt(program, element, 'discriminators');
  const children = (list ? elementsOf(program, list) : []).flatMap((child) => {
    const childName = valueAt(program, child, 'name');
    return childName ? registered(program, { ...registering(program, place, child), name: childName, parent: base.name }) : [];
  });
  return [base, ...children];
}

function registering(program: Program, { path, call }: Place, element: Written): Omit<Registering, 'name'> {
  const schema = valueAt(program, element, 'schema') ?? valueAt(program, element, 'useFactory');
  return { schema, collection: valueAt(program, element, 'collection'), parent: null, at: { path, line: call.line } };
}

interface Typegoose {
  readonly of: Written | null;
  readonly options: Written | null;
  readonly parent: string | null;
}

/** A class is its own schema; `customName` names the model, else the class. */
function typegooseModel(program: Program, { path, call }: Place, { of, options, parent }: Typegoose): readonly Registered[] {
  if (!of) return [];
  const collection = options && textIn(program, options, ['schemaOptions', 'collection']);
  return registered(program, { name: of, schema: null, collection: null, parent, at: { path, line: call.line } }).map((model) => ({
    ...model,
    name: (options && textIn(program, options, ['options', 'customName'])) ?? model.name,
    collection: collection ?? (options && textIn(program, options, ['collection'])),
  }));
}

/** The text under nested keys: `{ schemaOptions: { collection: 'orders' } }`. */
export function textIn(program: Program, written: Written, [key, ...deeper]: readonly string[]): string | null {
  if (key === undefined) return stringsOf(program, written)[0] ?? null;
  const value = propertiesOf(program, written).find((property) => property.key === key)?.value;
  return value ? textIn(program, value, deeper) : null;
}

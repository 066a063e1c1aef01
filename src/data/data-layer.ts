import type { Program } from '../model/program.js';
import type { DeclaredEntity } from './declared-entity.js';
import type { Seen, Site } from './site.js';

/** A schema file's text, with its path relative to the analysed folder. */
export interface SchemaText {
  readonly path: string;
  readonly text: string;
}

/**
 * What one ORM or driver means, mostly as tables. A *handle* is an object of the layer that code holds (a repository, a client, a
 * query being built); `Kind` is the closed list of the layer's kinds of handle. Reading a call is walking a trail from handle to handle.
 */
export interface DataLayer<Kind extends string = string> {
  /** Recorded as `via`. */
  readonly id: string;
  /** Packages whose names are the layer's; `name/` stands for its subpaths too. */
  readonly modules: readonly string[];
  /** Imported names that are the layer's wherever they come from: clients generated into the repository. */
  readonly names: readonly string[];
  /** Objects, by the name of their type: `Repository`; dotted where the type is: `Prisma.TransactionClient`. */
  readonly instances: ReadonlyMap<string, Kind>;
  /** What the package exports, as steps from the package itself: `getRepository(Order)`. */
  readonly exports: Steps<Kind>;
  readonly handles: Readonly<Record<Kind, HandleRule<Kind>>>;
  /** The handle that an unknown receiver is taken for where it is named like one and the next member names an entity; null for never. */
  readonly guessed: Kind | null;
  /** Called names beside the steps whose arguments matter: constructors that declare entities. */
  readonly declaringCalls: readonly string[];
  /** Every entity that the layer's classes, constants and schemas declare, in any order. */
  declareEntities(program: Program, schemas: readonly SchemaText[]): readonly DeclaredEntity[];
}

/** What the members and methods of a handle do, by name. */
export type Steps<Kind extends string> = ReadonlyMap<string, StepRule<Kind>>;

export interface HandleRule<Kind extends string> {
  readonly steps: Steps<Kind>;
  /** Any other property. */
  readonly members?: StepRule<Kind>;
  /** Any other call: in a query being built, most calls refine it and say nothing new. */
  readonly calls?: StepRule<Kind>;
}

/** What one step (a property read or a call) does. All fields are optional: a step may lead on, access, both or neither. */
export interface StepRule<Kind extends string> {
  /** The handle that comes out. Absent: nothing of the layer's. */
  readonly gives?: Kind;
  /** The entity that the step is about. Absent: the handle's own. */
  readonly entity?: EntitySource;
  /** The handle that comes out stays about the entity it was about: a join. */
  readonly beside?: true;
  readonly does?: 'read' | 'write';
  /** Accesses hidden in the arguments, for the forms that only code can read. */
  readonly also?: (site: Site) => Iterable<Seen>;
  /** The argument that holds SQL. `maybe`: where it is no SQL, that is no gap. */
  readonly sql?: { readonly argument: number; readonly maybe?: true };
  /** What the first parameter of a function handed to the call is. */
  readonly callback?: Kind;
  /** `opens`: the callback or the list of operations it is given succeeds or fails as one. `begins`, `ends`: by hand. */
  readonly transaction?: 'opens' | 'begins' | 'ends';
  /** The argument that names the entity within a query, for `alias.property` later on. */
  readonly alias?: number;
  /** The call that tells this handle from others of its kind: aliases, and begin and commit, hang on it. */
  readonly marks?: true;
  /** A later step that executes is recorded under this step's name. */
  readonly names?: true;
}

/**
 * Where a step names its entity: in an argument (a class, its name, a table, an object of it, an alias with a property), in its own name, or as
 * a relation of the handle's entity; or it is the one that the call itself declares, with its call key among its other names.
 * `orOwn`: where that names none, the handle's own. `always`: a name that is no entity's is one not seen, not an ordinary member.
 */
export type EntitySource =
  | { readonly from: 'argument'; readonly index: number; readonly orOwn?: true }
  | { readonly from: 'name'; readonly always?: true }
  | { readonly from: 'call' }
  | { readonly from: 'relation' };

/** A table of steps; a key holds one name or several, separated by blanks. */
export function steps<Kind extends string>(table: Readonly<Record<string, StepRule<Kind>>>): Steps<Kind> {
  const rows = new Map<string, StepRule<Kind>>();
  for (const [names, rule] of Object.entries(table)) for (const name of names.split(' ')) rows.set(name, rule);
  return rows;
}

/** Whether a module's names are the layer's. */
export function isModuleOf(layer: DataLayer, module: string): boolean {
  return layer.modules.some((own) => module === own || (own.endsWith('/') && module.startsWith(own)));
}

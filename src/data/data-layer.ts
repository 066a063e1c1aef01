import type { Program } from '../model/program.js';
import type { KnownEntity } from './catalogue.js';
import type { DeclaredEntity } from './declared-entity.js';
import type { Naming, Seen, Site } from './site.js';

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
  /** The handle of one entity, that a wrapper which the user describes gives; absent where the layer has none. */
  readonly entityHandle?: Kind;
  /** What a model class is as such, for calls on it that linking does not lead to the layer: see `registeredStep`. Absent: nothing. */
  readonly registered?: Kind;
  /** An object of an entity whose class lies in a package outside the repository, as the class is the `entityHandle`; such entities have `module#Name` among their other names. */
  readonly outsideObject?: Kind;
  /** What an object of an entity's class is where the class lacks the called method: `User & Document`; absent where entities' objects have none of the layer's. */
  readonly records?: Kind;
  /** The handle that an unknown receiver is taken for where it is named like one and the next member names an entity; null for never. */
  readonly guessed: Kind | null;
  /** Called names beside the steps whose arguments matter: constructors that declare entities. */
  readonly declaringCalls: readonly string[];
  /** Whether the package itself keeps the transaction that is around, so that all that runs in a callback is in it, whatever handle it uses. Absent: never. */
  keepsTransaction?(program: Program): boolean;
  /** Every entity that the layer's classes, constants and schemas declare, in any order. */
  declareEntities(program: Program, schemas: readonly SchemaText[]): readonly DeclaredEntity[];
}

/** What the members and methods of a handle do, by name. */
export type Steps<Kind extends string> = ReadonlyMap<string, StepRule<Kind>>;

export interface HandleRule<Kind extends string> {
  readonly steps: Steps<Kind>;
  /** What comes out where the call that gives this handle is awaited: a lazy query's rows; null for nothing of the layer's. Absent: the handle itself. */
  readonly awaited?: Kind | null;
  /** Any other property. */
  readonly members?: StepRule<Kind>;
  /** Methods that are made for each relation, by what stands before its name: `get` for `order.getLines()`. Their entity is `from: 'relation', after`. */
  readonly related?: Steps<Kind>;
  /** Any other call: in a query being built, most calls refine it and say nothing new. */
  readonly calls?: StepRule<Kind>;
  /** Whose the handle is where neither its type nor the steps to it say so: asked of each call on it. */
  readonly otherwise?: (site: Site) => readonly KnownEntity[];
}

/** What one step (a property read or a call) does. All fields are optional: a step may lead on, access, both or neither. */
export interface StepRule<Kind extends string> {
  /** The handle that comes out. Absent: nothing of the layer's. */
  readonly gives?: Kind;
  /** The entity that the step is about. Absent: the handle's own. */
  readonly entity?: EntitySource;
  /** The handle that comes out stays about the entity it was about: a join. */
  readonly beside?: true;
  /** The handle that comes out is another layer's, of that kind: `prisma.$kysely`. Nothing comes out where that layer is not used. */
  readonly into?: { readonly layer: string; readonly kind: string };
  readonly does?: 'read' | 'write';
  /** Where a write names its columns. Absent: it does not, or not where it could be read. */
  readonly columns?: ColumnSource;
  /** What the access is called where the code has no word for it: `db('orders')` is a `select`. */
  readonly as?: string;
  /** The read counts only where no later step of the same chain writes: `knex('orders')` before `.update()`. Goes with `marks`. */
  readonly unless?: 'written';
  /** What it writes is only noted: it is written when the same function flushes. */
  readonly deferred?: true;
  /** Whether the name it is given is no table's, but one that the query gives to a part of itself: `with('recent', …).selectFrom('recent')`. */
  readonly common?: (site: Site) => boolean;
  /** Accesses hidden in the arguments, for the forms that only code can read. */
  readonly also?: (site: Site) => Iterable<Seen>;
  /** Where the step runs SQL. */
  readonly sql?: SqlRule;
  /** The argument that holds SQL which later steps of the handle run: `db.prepare('…')`. */
  readonly prepares?: number;
  /** What a parameter of a function handed to the call is: the first one, unless `handed` says which. */
  readonly callback?: Kind;
  readonly handed?: number;
  /** Every parameter of that function is such a handle, about what the call's argument of the same index names: `transaction(Order, Line, (Order, Line, trx) => …)`. */
  readonly each?: true;
  /**
   * `opens`: the callback or the list of operations it is given succeeds or fails as one. `begins`, `ends`: by hand.
   * `either`: opens where it is handed a function, else begins and gives the transaction's handle.
   * `flushes`: writes as one what deferred steps noted before it. `leaves`: the function it is given runs outside of whatever is open.
   */
  readonly transaction?: 'opens' | 'begins' | 'ends' | 'either' | 'flushes' | 'leaves';
  /** Its transaction is never around, even where the layer keeps others: see `keepsTransaction`. */
  readonly unkept?: true;
  /** The function it runs is in the transaction only as far as it uses the handle that the package keeps: see `Handle.hosted`. */
  readonly hosted?: true;
  /** The argument (its property) that hands in the handle of the transaction that this and the later steps of the chain run in: `{ transaction: t }`. */
  readonly within?: {
    readonly argument: number | 'last';
    readonly property?: string;
    /** The step alone runs in it: what the step gives does not. */
    readonly alone?: true;
  };
  /** The argument that names the entity within a query, for `alias.property` later on. */
  readonly alias?: number;
  /** The call that tells this handle from others of its kind: aliases, and begin and commit, hang on it. */
  readonly marks?: true;
  /** A later step that executes is recorded under this step's name. */
  readonly names?: true;
}

/**
 * Where a write names its columns: the keys of an object, or of each in a list, or a column's name, in the argument of that index (`under`: in its
 * properties of these names); or in the first argument of calls of these names in the same chain.
 */
export type ColumnSource = { readonly argument: number; readonly under?: readonly string[] } | { readonly inCalls: readonly string[] };

/** SQL that a step runs. */
export interface SqlRule {
  /** The argument that holds it; `prepared` where an earlier step did. */
  readonly argument: number | 'prepared';
  /** Where it is no SQL, that is no gap. */
  readonly maybe?: true;
  /** What is no whole statement is read where it is put in. */
  readonly whole?: true;
  /** Each call may have a connection of its own: BEGIN begins nothing. */
  readonly shared?: true;
}

/**
 * Where a step names its entity: in an argument (a class, its name, a table, an object of it, an alias with a property), in its own name, or as
 * a relation of the handle's entity; or it is the one that the call itself declares, with its call key among its other names.
 * `code`: for the forms that only code can read.
 * `orOwn`: where that names none, the handle's own. `always`: a name that is no entity's is one not seen, not an ordinary member.
 */
export type EntitySource =
  | { readonly from: 'argument'; readonly index: number; readonly orOwn?: true }
  | { readonly from: 'name'; readonly always?: true }
  | { readonly from: 'call' }
  | { readonly from: 'code'; readonly read: (at: Naming) => readonly KnownEntity[] }
  | {
      readonly from: 'relation';
      /** The argument that names the relation: `order.$get('lines')`. */
      readonly argument?: number;
      /** What stands before the relation in the step's name: see `HandleRule.related`. */
      readonly after?: string;
      /** Whichever side holds the key, or the join table's own entity where one is declared. */
      readonly keyHolder?: true;
    };

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

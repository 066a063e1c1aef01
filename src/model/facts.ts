import type { SuppressionFact } from './file-facts.js';
import type { Gap } from './gap.js';
import type { History } from './history.js';
import type { EntityId, TransactionId, UnitId } from './ids.js';
import type { Location, Span } from './location.js';
import type { VariantAxis } from './variants.js';

export type UnitKind = 'class' | 'interface' | 'function' | 'variable' | 'enum' | 'type' | 'namespace' | 'module';

/** The smallest thing with an identity: a top-level declaration, or a file's own statements (`module`). */
export interface Unit extends Span {
  readonly id: UnitId;
  readonly name: string;
  readonly kind: UnitKind;
  readonly exported: boolean;
  /** Of a class: its members are not known, and a call of it may be one of any. */
  readonly whole?: true;
}

/** One unit uses another. */
export interface Reference {
  /**
   * `call`: a call or `new` whose target is known. `inject`: received through the constructor or a decorator.
   * `extend`: inherits or implements. `import`: its value is named, in no call. `type`: only its type is named.
   * `emit`: publishes an event that the other handles.
   */
  readonly kind: 'import' | 'type' | 'call' | 'inject' | 'extend' | 'emit';
  readonly from: UnitId;
  readonly to: UnitId;
  readonly fromMember: string | null;
  readonly toMember: string | null;
  readonly at: Location;
  readonly inLoop: boolean;
  /** What it counts for in clustering, above 0; 1 where absent. */
  readonly weight?: number;
  /** The two are tied, and neither is known to use the other; absent where `from` uses `to`. */
  readonly undirected?: true;
  /** How a call runs. Absent for other references, and for calls that are neither repeated nor waited for. */
  readonly run?: CallRun;
}

/** How a call runs within its caller. */
export interface CallRun {
  /** The caller goes on when the answer is there: it awaits it, or hands the promise to its own caller. */
  readonly awaited: boolean;
  /** The callee answers later: it is `async`, or its written type is a promise. */
  readonly later: boolean;
  /** What repeats it: a `for` or `while` (`loop`), or being in a callback that gets one element after the other (`iterator`). */
  readonly repeated: 'no' | 'loop' | 'iterator';
  /**
   * What a round of that takes, where it is no element of a list: `parts`: many at once; `fixed`: their number stands in the code (retries);
   * `until`: whatever comes until it is over (pages, polling). Absent otherwise.
   */
  readonly round?: 'parts' | 'fixed' | 'until';
  /** All its repetitions are started at once, and waited for together: `Promise.all(list.map(…))`. */
  readonly parallel: boolean;
  /**
   * Where the code divides on the way to it, outer first: `3.0/p7.2`. Of one division (`3`) one branch runs (`if`, `switch`), or (`p7`) all run at
   * once (`Promise.all([…])`): either way the times of its branches do not add up. Empty on no branch.
   */
  readonly way: string;
}

/** A physical table or collection, however many classes and names lead to it. */
export interface Entity {
  readonly id: EntityId;
  /** The name that its declaration gives it: `OrderLine`. */
  readonly name: string;
  readonly table: string;
  readonly via: string;
  readonly declaredAt: Location;
  /** The class or constant that declares it; null where a schema does. */
  readonly unit: UnitId | null;
}

/** Two entities joined by the schema: a foreign key, a join table, an embedded document. */
export interface EntityRelation {
  /** The side that holds the foreign key, where known. */
  readonly from: EntityId;
  readonly to: EntityId;
  readonly kind: 'many-to-one' | 'one-to-one' | 'many-to-many' | 'one-to-many';
  readonly at: Location;
}

export type Confidence = 'certain' | 'inferred' | 'low';

export interface DataAccess {
  readonly mode: 'read' | 'write';
  readonly by: UnitId;
  readonly member: string | null;
  readonly entity: EntityId;
  readonly at: Location;
  /** The data layer: `typeorm`, `prisma`, …; `sql` for raw SQL. */
  readonly via: string;
  /** The operation as called: `save`, `findMany`, `include`. */
  readonly operation: string;
  readonly transaction: TransactionId | null;
  /** Transactions that are open while it runs, but do not hold it: it goes through another handle than theirs. By number. */
  readonly outsideOf: readonly TransactionId[];
  readonly confidence: Confidence;
  /** What it counts for in clustering, above 0; 1 where absent. */
  readonly weight?: number;
  /** The columns that a write names, sorted; only where it names all of them in the code. Absent where it does not, or its data layer cannot say. */
  readonly columns?: readonly string[];
  /** How many records a read can give: the one of an id, those of a condition, all there are. Absent where the code or its data layer does not say. */
  readonly reach?: Reach;
  /** The entity whose query brings this read along: a join, an include, a condition through a relation. Absent for a query of its own. */
  readonly joinedFrom?: EntityId;
}

export type Reach = 'by-id' | 'filtered' | 'whole';

/** A stretch of code whose accesses succeed or fail together. */
export interface Transaction extends Span {
  readonly id: TransactionId;
  readonly kind: 'callback' | 'array' | 'manual' | 'decorator' | 'implicit';
  readonly by: UnitId;
  readonly member: string | null;
}

/** Where the outside world comes in. */
export interface EntryPoint {
  readonly kind: 'http' | 'graphql' | 'message' | 'event' | 'schedule' | 'job' | 'command' | 'function';
  /** HTTP method in capitals; '' for other kinds. */
  readonly method: string;
  /** Route, pattern, event or job name, as far as literal. */
  readonly route: string;
  readonly at: Location;
  readonly unit: UnitId;
  readonly member: string | null;
}

/** Whom an outside call asks. `http`: a service of no kind that is known; `other`: a known package of another kind. */
export type OutsideKind = 'http' | 'payment' | 'mail' | 'sms' | 'push' | 'storage' | 'queue' | 'search' | 'llm' | 'cache' | 'other';

/** A call that leaves the process: a request to a service, a broker or a store outside. The data layers' own calls are accesses, not these. */
export interface OutsideCall {
  readonly kind: OutsideKind;
  /** The npm package; '' for the global `fetch`. */
  readonly package: string;
  /** As called, from the client on: `paymentIntents.create`, `send PutObjectCommand`; the method in capitals for HTTP: `POST`, `HTTP` where unknown. */
  readonly operation: string;
  readonly by: UnitId;
  readonly member: string | null;
  readonly at: Location;
  readonly inLoop: boolean;
  readonly awaited: boolean;
  /** Where the client that it goes through is made: `axios.create(…)`, `new Stripe(…)`; null where there is none, or it is not seen. */
  readonly client: Location | null;
  /** Whether it gives up after some time, by its own options or its client's; null where that is not known (options in a variable). */
  readonly timeout: boolean | null;
  /** Whether it changes something outside: a charge, a mail, a message, a POST; null where only the running program knows. */
  readonly changes: boolean | null;
  readonly confidence: Confidence;
}

/** Something that a call hands over, or gets back, and that lives within one process. */
export interface BoundValue {
  readonly by: UnitId;
  readonly member: string | null;
  readonly to: UnitId;
  readonly toMember: string | null;
  readonly at: Location;
  /** The name of the parameter that takes it, '' where it has none; null for what the call gives back. */
  readonly parameter: string | null;
  /**
   * `transaction`: the handle that holds one open. `request`: what a web server or GraphQL hands to a handler. `collection`: a Map or Set, of which JSON
   * keeps nothing.
   */
  readonly kind: 'function' | 'transaction' | 'request' | 'stream' | 'signal' | 'emitter' | 'generator' | 'collection';
  /** By its name: `EntityManager`. */
  readonly type: string;
}

/** A class: what it is given to work with, and what its methods do with that and with its own state. */
export interface ClassShape {
  readonly unit: UnitId;
  readonly abstract: boolean;
  /** Parameters of its constructor, or of the one that it inherits, and injected properties, in source order; plain values (texts, numbers, lists of them) are left out. */
  readonly given: readonly GivenPart[];
  /** Those with a body, in source order; without the constructor. */
  readonly methods: readonly ClassMethod[];
}

/** A part that a class is given: a service, a repository, a client. */
export interface GivenPart {
  readonly name: string;
  /** As written: `Repository<Order>`; empty where nothing is written. */
  readonly type: string;
  readonly at: Location;
}

export interface ClassMethod {
  readonly name: string;
  readonly line: number;
  readonly endLine: number;
  /** Properties of its own object that it changes: sets, or adds to where it is a list, Map or Set made in the class. By name. */
  readonly sets: readonly string[];
  /** Properties of its own object that it calls something on, or hands to a call. By name. */
  readonly uses: readonly string[];
  /** Methods of the class it extends that it calls as such (`super.place()`). By name. */
  readonly above: readonly string[];
}

/** An analysed file. */
export interface FactFile {
  readonly path: string;
  readonly lines: number;
  /** Where it stands in its authors' order, as folders and a name with forward slashes, where `path` does not say so: `com/acme/Order`. */
  readonly place?: string;
}

/** All that is known of the repository before anything is judged. Plain data, every list sorted. */
export interface Facts {
  readonly units: readonly Unit[];
  /** Analysed files with their line counts, by path. */
  readonly files: readonly FactFile[];
  readonly references: readonly Reference[];
  readonly entities: readonly Entity[];
  readonly relations: readonly EntityRelation[];
  readonly accesses: readonly DataAccess[];
  readonly transactions: readonly Transaction[];
  readonly entryPoints: readonly EntryPoint[];
  /** Calls that leave the process, by place. Absent where nobody looked. */
  readonly outsideCalls?: readonly OutsideCall[];
  /** Functions that are only handed on, to run later: after the commit, by a timer, when the response is sent. By place. Absent where nobody looked. */
  readonly deferred?: readonly Span[];
  /** What calls of another file hand over or get back that lives within one process, as far as it is written; by place. Absent where nobody looked. */
  readonly boundValues?: readonly BoundValue[];
  /** Files that use a package at run time that is not known to work in memory alone, by path. Absent where nobody looked. */
  readonly packageUsers?: readonly string[];
  /** Classes with a method, by place. Absent where nobody looked. */
  readonly classes?: readonly ClassShape[];
  /** Sets of variants that the code tells apart, by name, then place. Absent where nobody looked. */
  readonly axes?: readonly VariantAxis[];
  readonly gaps: readonly Gap[];
  /** Absent where nobody asked for it. */
  readonly history?: History;
  /** Comments that ask for silence, by place. */
  readonly suppressions?: readonly Suppression[];
}

/** A comment that asks for silence, and the file it stands in. */
export interface Suppression extends SuppressionFact {
  /** Relative to the analysed folder, with forward slashes. */
  readonly path: string;
}

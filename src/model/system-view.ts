import type { Decomposition, Service } from './decomposition.js';
import type { ClassMethod, DataAccess, Entity, EntryPoint, Facts, GivenPart, OutsideCall, Reference, Transaction, Unit } from './facts.js';
import type { EntityClass } from './entity-class.js';
import type { PastText } from './history.js';
import type { EntityId, ServiceId, TransactionId, UnitId } from './ids.js';
import type { Span } from './location.js';
import type { UnusedSuppression } from './suppression.js';

/** A reference or a group of references from one service to another. */
export interface ServiceLink {
  readonly from: ServiceId;
  readonly to: ServiceId;
  /** Call sites whose target lies in the other service. */
  readonly calls: number;
  readonly callsInLoops: number;
  /** Places that publish an event which the other service handles: they are no dependency, and wait for nothing. */
  readonly events: number;
  /** Imports of values without a call, injections and inheritance. */
  readonly uses: number;
  /** References of which nothing exists at run time. */
  readonly typeOnly: number;
  /** The references behind it, by place. */
  readonly references: readonly Reference[];
  /** Those of them that the one cannot do without at run time, by place. Absent where nobody asked what its calls lead to: see `needsOf`. */
  readonly needs?: readonly Need[];
}

/** A reference that makes one service wait for another at run time. */
export interface Need {
  readonly reference: Reference;
  /** Entities that the other owns, and that its own code touches on behalf of this call; sorted. Empty where nobody asked. */
  readonly entities: readonly EntityId[];
}

export interface ServiceMetrics {
  /** Internal / (internal + external) reference weight, 0 to 1; 1 where it has no references at all. */
  readonly cohesion: number;
  /** Afferent coupling Ca (Martin 1994, with services for his classes): other services that depend on it, types aside. */
  readonly afferent: number;
  /** Efferent coupling Ce (Martin 1994, with services for his classes): other services it depends on, types aside. */
  readonly efferent: number;
  /** Instability I = Ce / (Ca + Ce), 0 to 1; 0 where both are 0. */
  readonly instability: number;
  /** Its functions and methods that other services call, each once (Jin et al. 2021: IFN is their mean); fewer is better. */
  readonly interfaces: number;
}

/** One local transaction of a saga: what one service does in one go. */
export interface SagaStep {
  readonly service: ServiceId;
  /**
   * `query`: it only reads. `pivot`: from here on the saga is decided. `compensatable`: before the pivot, so it must be undone where a later step
   * fails. `retriable`: after the pivot, so it is repeated until it succeeds.
   */
  readonly kind: 'query' | 'compensatable' | 'pivot' | 'retriable';
  /** In the order in which they run; what the step reads or writes more than once is there once. */
  readonly accesses: readonly DataAccess[];
  /** What it does outside of the process that nothing takes back: charges, or messages to people where nothing is charged. As they run, each operation once. */
  readonly effects: readonly OutsideCall[];
}

/** A part of the code: a file, or some of its lines where both ends are given. */
export interface CodePart {
  readonly path: string;
  readonly line?: number;
  readonly endLine?: number;
}

/** How much of some groups of code is in the others as well. Shares are 0 to 1, of all their tokens. */
export interface CloneCoverage {
  /** Tokens without imports. */
  readonly tokens: number;
  /** Share that another group has word for word (type 1). */
  readonly exact: number;
  /** Share that another group has when every name and literal is taken as the same (type 2); at least `exact`. */
  readonly renamed: number;
  /** What `renamed` is between files of the same kind that have nothing to do with each other; null where there are too few to tell. */
  readonly control: number | null;
  /** Tokens behind `exact` and `renamed`. */
  readonly exactTokens: number;
  readonly renamedTokens: number;
  /** The same for each group, in the order in which they were given; of one that cannot be read, nothing but zeros. */
  readonly groups: readonly GroupCoverage[];
  /** The longest stretches that stand in two groups word for word, at most ten; where there are none, those under other names. */
  readonly examples: readonly CloneExample[];
}

export interface GroupCoverage {
  readonly tokens: number;
  readonly exactTokens: number;
  readonly renamedTokens: number;
  /** Which group, from 0, has the first copies of most of `exactTokens`; -1 without any. */
  readonly mostIn: number;
}

/** One stretch of code that stands in two groups. */
export interface CloneExample {
  readonly kind: 'exact' | 'renamed';
  readonly tokens: number;
  /** Both places; the one in the earlier group first. */
  readonly places: readonly [Span, Span];
}

/** What groups of code have to do with each other through the data. Both sorted. */
export interface DataBetween {
  /** Entities that several of the groups write. */
  readonly written: readonly EntityId[];
  /** Transactions that hold accesses of several. */
  readonly transactions: readonly TransactionId[];
}

/** What only the files and their history know: read when a rule asks, and only what it asks for. */
export interface SourceQueries {
  /**
   * Clones between groups of code, of stretches of `shortest` tokens or more (25 by default); null where fewer than two of the groups can be read. Never
   * within one group.
   */
  cloneCoverage(groups: readonly (readonly CodePart[])[], shortest?: number): CloneCoverage | null;
  /** A file at the end of each quarter of a year in which it changed, oldest first, under whatever path it had then; empty without history. */
  pastTexts(path: string): readonly PastText[];
}

/** What an entry point or a transaction would cost once services own their data: the complexities of IST Lisbon (mono2micro). Fewer is better. */
export interface FunctionalityCost {
  /** `saga`: it writes something. */
  readonly kind: 'saga' | 'query';
  /** Owners of what it touches, by id. */
  readonly services: readonly ServiceId[];
  /** Its local transactions; 0 where one service owns all that it touches. */
  readonly steps: number;
  /**
   * Functionality redesign complexity: 1 for each write that must be undone where a later step fails, and 1 for each read and each other functionality
   * across services that writes what is read. 0 for a query.
   */
  readonly frc: number;
  /** System added complexity: for each write that may be undone, the other functionalities across services that read it. */
  readonly sac: number;
  /** Query inconsistency complexity: over the others that write what a query reads, the number of services that own it, where they are several. 0 for a saga. */
  readonly qic: number;
  /** The older complexity: for each step, the other functionalities across services that read what it writes or write what it reads. */
  readonly complexity: number;
}

/** A call that leaves the process, and the calls that lead to it, the first one first; none where it stands in the code that was asked about. */
export interface OutsideReach {
  readonly call: OutsideCall;
  readonly through: readonly Reference[];
}

/** Methods of a class that share what they write, directly or by way of each other. */
export interface MethodGroup {
  /** In source order. */
  readonly methods: readonly ClassMethod[];
  /** What they write, sorted. */
  readonly entities: readonly EntityId[];
  /** Properties of the object that they change, sorted. */
  readonly state: readonly string[];
  /** The parts that they use, and no other method of the class. */
  readonly own: readonly GivenPart[];
}

/** A call whose target lies in another service: what the border between them would make of it. */
export interface Crossing {
  readonly call: Reference;
  readonly from: ServiceId;
  readonly to: ServiceId;
  /**
   * What its target leads to, through any number of calls. `data`: a read or a write; behind a border it is a request. `outside`: no data, only calls
   * that leave the process as it is. `memory`: none of these, and its answer is there at once: a library can hold it. `unknown`: none of these is
   * known, but it answers later.
   */
  readonly reaches: 'data' | 'outside' | 'memory' | 'unknown';
  /** Whether a second try does no more than the first: of what its target leads to, nothing is written but by deleting, and nothing changes outside. */
  readonly retriable: boolean;
  /** Whether an entry point whose caller waits (HTTP, GraphQL, a function) leads to it, through any number of calls. */
  readonly requested: boolean;
}

/** What one entry point asks of other services, and waits for, once they are apart: calls that lead to data and answer later, each place once, however often it runs. */
export interface RequestPath {
  readonly entry: EntryPoint;
  /**
   * The service that it belongs to: its file's own; where no code of that touches data for it, and it asks one other alone, that one, and what it asks
   * of it is no request. Null where its file lies in none.
   */
  readonly home: ServiceId | null;
  /** The longest row of requests that wait for each other, as they run: of branches, and of what is started at once, the one with most. */
  readonly chain: readonly Crossing[];
  /** All that one run can ask, as they run: of branches the one with most. Empty where it only passes on; never fewer than in the chain. */
  readonly calls: readonly Crossing[];
}

/** What rules may ask: the facts and the decomposition, joined. Pure; every list sorted. */
export interface SystemView extends SourceQueries {
  readonly facts: Facts;
  readonly decomposition: Decomposition;
  readonly services: readonly Service[];
  /** Only links between different services; the kernel has none. */
  readonly links: readonly ServiceLink[];
  unit(id: UnitId): Unit | undefined;
  entity(id: EntityId): Entity | undefined;
  /** The service that a file lies in; null for the kernel and unassigned files. */
  serviceOf(path: string): ServiceId | null;
  service(id: ServiceId): Service | undefined;
  /** The name of a service; its id where it has none. */
  nameOf(id: ServiceId): string;
  /** The service that owns an entity: it writes it most, then declares it; null where none does. */
  ownerOf(entity: EntityId): ServiceId | null;
  /** How services share an entity; null where none touches it, or only files in no service write it. */
  classOf(entity: EntityId): EntityClass | null;
  accessesTo(entity: EntityId): readonly DataAccess[];
  readersOf(entity: EntityId): readonly ServiceId[];
  writersOf(entity: EntityId): readonly ServiceId[];
  /** What several of some groups of code write, and do in one transaction; what is only guessed from a name is left out. */
  dataBetween(groups: readonly (readonly CodePart[])[]): DataBetween;
  transaction(id: TransactionId): Transaction | undefined;
  /** What a transaction holds, each access once, in the order of the code: what a called function does comes where it is first called. */
  accessesIn(transaction: TransactionId): readonly DataAccess[];
  /**
   * What runs while the transaction is open and is not held by it, each access once, in the same order. Where it is begun by hand, only what comes
   * before the last access that it holds: it may have been committed after that.
   */
  accessesBeside(transaction: TransactionId): readonly DataAccess[];
  /** The services that own what a transaction writes, by id. */
  ownersWritten(transaction: TransactionId): readonly ServiceId[];
  /**
   * The outside calls that run while a transaction is open, directly or through what it calls (six calls deep), in the order of its lines; what is kept
   * for later is left out. Where it is begun by hand, only what comes before the last access that it holds.
   */
  outsideCallsFrom(transaction: TransactionId): readonly OutsideReach[];
  /** The outside calls that a member leads to, directly or through calls (six deep), those nearest first. */
  reachesOutside(unit: UnitId, member: string | null): readonly OutsideReach[];
  /** Whether a file's code runs on a server, as far as that shows: an entry point that is no command leads to it, and no component of a page does. */
  runsOnServer(path: string): boolean;
  /** Whether a file, with all that it uses, works in memory alone: no data, no transaction, nothing outside, and nothing that was not understood. */
  worksInMemory(path: string): boolean;
  /** What a transaction would be as a saga, in order; entities without an owner are left out. Empty where one service owns all it touches. */
  sagaOf(transaction: TransactionId): readonly SagaStep[];
  /** What a transaction would cost as a saga, where these services were one; other functionalities are the entry points that do not run it. */
  sagaCost(transaction: TransactionId, merged: readonly ServiceId[]): FunctionalityCost;
  /** What each entry point costs, one for each of `facts.entryPoints`; null for one that touches no entity of a service. */
  entryCosts(): readonly (FunctionalityCost | null)[];
  /** The entry points that lead to a line of a unit or its member by calls, as far as transactions are followed. */
  entryPointsTo(place: { readonly unit: UnitId; readonly member: string | null; readonly line: number }): readonly EntryPoint[];
  /** Empty until suppressions have been applied, by place. */
  readonly unusedSuppressions: readonly UnusedSuppression[];
  /** The methods of a class that write, in groups that share nothing they write; the largest first. Empty where none writes. */
  methodGroupsOf(unit: UnitId): readonly MethodGroup[];
  metricsOf(service: ServiceId): ServiceMetrics;
  /** The calls between services, by place; not what is made with `new`, nor what a class calls of those that it extends. */
  crossings(): readonly Crossing[];
  /** What entry points ask of other services, in the order of `facts.entryPoints`; those that call none are left out. */
  requestPaths(): readonly RequestPath[];
  /** Groups of services that need each other at run time in a circle (strongly connected, two or more), by name. Only links with needs count. */
  cycles(): readonly (readonly ServiceId[])[];
}

import type { ts } from 'ts-morph';
import type {
  BindingFact,
  BranchFact,
  CallFact,
  DeclarationFact,
  ExportFact,
  Expression,
  ImportFact,
  MemberFact,
  MentionFact,
  PartFact,
  ScopeFact,
  Way,
} from '../model/file-facts.js';
import type { Keep } from './keep.js';

/** A fact that is still being written: its fields may be set. It is handed out as the readonly fact. */
type Draft<T> = { -readonly [K in keyof T]: T[K] };

export type ScopeDraft = Draft<ScopeFact>;
export type MemberDraft = Draft<MemberFact>;
export type MentionDraft = Draft<MentionFact>;
export type DeclarationDraft = Draft<DeclarationFact>;

/** A top-level declaration with its index in `FileFacts.declarations`. */
export interface Declared {
  readonly index: number;
  readonly draft: DeclarationDraft;
  /** In order, by name; static ones apart. */
  readonly members: Map<string, MemberSlot>;
}

/** A member with its index in `DeclarationFact.members`. */
export interface MemberSlot {
  readonly index: number;
  readonly draft: MemberDraft;
}

/** A name that the file's top level binds: an import (`declared` null) or a declaration. */
export interface TopName {
  readonly declared: Declared | null;
  /** Bound to a whole module (`import * as x`, `const x = require()`), so that `x.Thing` is a name of its own. */
  readonly wholeModule: boolean;
}

/** `this.name = value`, seen in a class body or an old-style constructor; settled when the whole file is read. */
export interface SelfAssignment {
  readonly self: Self;
  readonly name: string;
  readonly value: Expression;
  readonly scope: number;
  readonly line: number;
}

/** What `this` is: an object of that class, or with `static` the class itself. */
export interface Self {
  readonly owner: Declared;
  readonly static: boolean;
  /** In the constructor, whose assignments come before those of other methods. */
  readonly construction: boolean;
}

/** Everything one extraction gathers; lives as long as that extraction. */
export interface FileDraft {
  readonly path: string;
  readonly source: ts.SourceFile;
  readonly argumentsOf: ReadonlySet<string>;
  readonly imports: ImportFact[];
  /** By names outside and inside and specifier; those of nameless values by their number. */
  readonly exports: Map<string, ExportFact>;
  readonly declarations: Declared[];
  readonly scopes: ScopeDraft[];
  readonly calls: CallFact[];
  /** By declaration, position kind and name, in order of first sight. */
  readonly mentions: Map<string, MentionDraft>;
  /** By name as written; a declaration that `exports.pay = …` makes stands under `exports.pay`. */
  readonly names: Map<string, TopName>;
  /** Function, class and object nodes that a top-level declaration holds: reading the node fills the declaration. */
  readonly held: Map<ts.Node, Declared>;
  readonly selfAssignments: SelfAssignment[];
  readonly branches: BranchFact[];
  /** Nodes that are part of a branch noted already. */
  readonly counted: Set<ts.Node>;
  /** Object literals that are still to be read, with the type that is written for them, where it is one by keys. */
  readonly expected: Map<ts.Node, ts.TypeNode>;
  /** The operand of the `await` that is being read. */
  awaited: ts.Node | null;
  /** How many divisions of the code were met. */
  divisions: number;
  /** How many expressions and statements the one that is being read lies in. */
  depth: number;
  readonly read: Readers;
}

/** The two entrances to the mutually recursive readers, handed along so that their files need not import each other in a circle. */
export interface Readers {
  /** Reads an expression: records all calls, scopes and mentions in it, and returns what `keep` leaves of it. */
  expression(node: ts.Node, place: Place, keep: Keep): Expression;
  /** Reads a statement, or any other node, for what lies in it. */
  walk(node: ts.Node, place: Place): void;
}

/** What one round of a loop takes; an element where it is none of those that a call fact tells. */
export type Round = NonNullable<CallFact['round']> | 'element';

/** Where the reader stands. A new one for every function, loop and member; never changed. */
export interface Place {
  readonly file: FileDraft;
  /** The scope that the code lies in, and what its statements add to it. */
  readonly scope: number;
  readonly body: Body;
  readonly declaration: number | null;
  readonly member: number | null;
  readonly loop: CallFact['inLoop'];
  /** What a round of that loop takes; says nothing outside loops. */
  readonly round: Round;
  /** Empty where the code is not divided. */
  readonly way: Way;
  readonly self: Self | null;
  readonly shadows: Shadows | null;
}

/** What the statements of a scope add to it. */
export interface Body {
  readonly locals: BindingFact[];
  readonly returns: Expression[];
  readonly parts: PartFact[];
}

/** Top-level names that parameters and locals hide, innermost function first. */
export interface Shadows {
  readonly names: ReadonlySet<string>;
  readonly outer: Shadows | null;
}

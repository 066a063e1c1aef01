import type { Gap } from './gap.js';
import type { DeclarationFact, Expression, FileFacts, TypeFact } from './file-facts.js';
import type { UnitId } from './ids.js';
import type { Reference, Unit } from './facts.js';

/** What an expression or a written type denotes, once names are followed to where they are declared. Promises are unwrapped. */
export type Meaning =
  /** An object whose type is that class, interface or object type of the repository; `args` are its type arguments. */
  | {
      readonly kind: 'instance';
      readonly unit: UnitId;
      readonly args: readonly Meaning[];
      /** What else it is, where an intersection of types is written (`Order & Audited`). */
      readonly also?: readonly Meaning[];
    }
  /** The declaration itself: the class, the function, the variable's value, the enum. */
  | { readonly kind: 'declared'; readonly unit: UnitId }
  /** A whole file: `import * as x`. */
  | { readonly kind: 'module'; readonly path: string }
  /** A function or method of the repository, not called; `bound` gives the type parameters of the generic class it was reached through. */
  | { readonly kind: 'function'; readonly path: string; readonly scope: number; readonly bound?: ReadonlyMap<string, Meaning> }
  /** Something that starts in a package outside the repository: see `Trail`. */
  | { readonly kind: 'external'; readonly trail: Trail }
  /** `elements` by position, where they are written one by one (`[a, b]`); the first of them. */
  | { readonly kind: 'array'; readonly element: Meaning | null; readonly elements?: readonly (Meaning | null)[] }
  /** A written type without a declaration of its own: an object type (`{}`) or a function type (`=>`); `bound` as for functions. */
  | { readonly kind: 'shape'; readonly path: string; readonly type: TypeFact; readonly bound?: ReadonlyMap<string, Meaning> }
  /** An expression whose own shape is all that is known: an object literal, a literal, a template. */
  | { readonly kind: 'value'; readonly path: string; readonly scope: number; readonly expression: Expression };

/**
 * A path of steps that starts at a name of an outside package:
 * `this.orders: Repository<Order>` then `.createQueryBuilder('o').getMany()` is
 * module `typeorm`, name `Repository`, instance, args [Order], steps call createQueryBuilder, call getMany.
 * Knows nothing of what the package means by it; `data` does.
 */
export interface Trail {
  /** As imported: `typeorm`, `@prisma/client`; for a global, ''. A file of generated code that is not there: its specifier. */
  readonly module: string;
  readonly name: string;
  /** An object of that type (`x: Repository`, `new Repository()`), not the imported name itself. */
  readonly instance: boolean;
  readonly args: readonly Meaning[];
  readonly steps: readonly TrailStep[];
  /** The `new` that made the object, where it is seen: `new Queue('mail')`. */
  readonly made?: { readonly path: string; readonly call: number };
  /** The classes of the repository passed on the way, nearest first: `PrismaService` for `class PrismaService extends PrismaClient`. */
  readonly through: readonly UnitId[];
}

export type TrailStep =
  /** The name is `*` where only the running program knows it (`prisma[model]`), `[]` for an element of a list. */
  | { readonly kind: 'member'; readonly name: string }
  /** `path` and `call` name the CallFact with the arguments (-1 where the call is only spoken of in a type); a step with name '' calls the thing itself. */
  | { readonly kind: 'call'; readonly name: string; readonly path: string; readonly call: number }
  /** The parameter that a callback receives: parameter `parameter` of the function that is argument `argument` of the call step before. */
  | { readonly kind: 'parameter'; readonly argument: number; readonly parameter: number };

/**
 * The repository's files joined: every name followed to its declaration. A read-only view over FileFacts; asking never changes it.
 * All arrays are sorted.
 */
export interface Program {
  readonly files: readonly FileFacts[];
  readonly units: readonly Unit[];
  /** Calls, injections, inheritance, imports and type references between units, one per place (imports and types: one per pair and file). */
  readonly references: readonly Reference[];
  /** Unresolved imports and parse errors. */
  readonly gaps: readonly Gap[];
  file(path: string): FileFacts | undefined;
  /** The declaration behind a unit; undefined for the module unit of a file. */
  declaration(unit: UnitId): { readonly path: string; readonly index: number; readonly fact: DeclarationFact } | undefined;
  /** The unit that a scope's code belongs to, and the member. */
  ownerOf(path: string, scope: number): { readonly unit: UnitId; readonly member: string | null };
  /** What an expression denotes, read in that scope; null where unknown. */
  meaningOf(path: string, scope: number, expression: Expression): Meaning | null;
  /** What a written type denotes in that file; null where unknown (built-in, type parameter, union of several). */
  meaningOfType(path: string, type: TypeFact): Meaning | null;
  /** What a call's callee is called on: the meaning of `a.b` in `a.b.c()`; null for a plain call or where unknown. */
  receiverOf(path: string, call: number): Meaning | null;
  /** The chain of classes from a unit upward, itself first, then what each `extends`; ends with an external trail where the chain leaves the repository. */
  basesOf(unit: UnitId): readonly Meaning[];
  /** Where a name of that file is declared in the outside world: `Entity` -> typeorm; null where it is the repository's own or unknown. */
  externalName(path: string, name: string): { readonly module: string; readonly name: string } | null;
}

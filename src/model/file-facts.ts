/**
 * What one source file says, read alone: plain data, no reference to any other file, no syntax tree.
 * Indexes (`scope`, `call`, `declaration`) point into the arrays of the same `FileFacts`.
 */
export interface FileFacts {
  /** Relative to the analysed folder, with forward slashes. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  /** Top-level declarations in source order; overloads and merged interfaces count once. */
  readonly declarations: readonly DeclarationFact[];
  /** Scope 0 is the module itself. */
  readonly scopes: readonly ScopeFact[];
  /** Every call, `new` and tagged template, inner before outer. */
  readonly calls: readonly CallFact[];
  readonly mentions: readonly MentionFact[];
  /** Places that tell variants apart, by line; absent where there are none. */
  readonly branches?: readonly BranchFact[];
  readonly parseErrors: readonly { readonly line: number; readonly message: string }[];
  /** By line; absent where there is none. */
  readonly suppressions?: readonly SuppressionFact[];
}

/** A comment that asks for silence: `// seamline-ignore contested-entity -- the importer is frozen`. */
export interface SuppressionFact {
  /** The line that the comment begins on. */
  readonly line: number;
  /** The line that it speaks of; `file` for the whole file (`seamline-ignore-file`), null where that one does not stand before the code. */
  readonly covers: number | 'file' | null;
  /** As written; nobody has checked that there are such rules. */
  readonly rules: readonly string[];
  /** What stands behind `--`; empty where nothing does. */
  readonly reason: string;
}

/** One `import`, `require(...)` or `import(...)`. */
export interface ImportFact {
  readonly specifier: string;
  readonly line: number;
  /** True where nothing of it exists at run time (`import type`, or every name marked `type`). */
  readonly typeOnly: boolean;
  /** Empty for a side-effect import, and for a `require` or `import()` whose result is used in place. */
  readonly names: readonly ImportedName[];
}

export interface ImportedName {
  readonly local: string;
  /** The exported name, `default`, or `*` for the whole module (`import * as x`, `const x = require()`). */
  readonly imported: string;
  readonly typeOnly: boolean;
}

/** One name (or `*`) that the file exports. */
export interface ExportFact {
  /** The name outside; `default`; `*` for `export * from`; `=` for `module.exports = x` and `export = x`. */
  readonly exported: string;
  /** The name inside this file (or, with `specifier`, inside that module; `*` for `export * as ns from`); null where the value has no name: see `value`. */
  readonly local: string | null;
  /** Set for a re-export: `export … from 'specifier'`. */
  readonly specifier: string | null;
  /** The exported expression where it has no name of its own (`export default createApp()`), in scope 0. */
  readonly value: Expression | null;
  readonly typeOnly: boolean;
  readonly line: number;
}

export type DeclarationKind = 'class' | 'interface' | 'function' | 'variable' | 'enum' | 'type' | 'namespace';

/** A top-level declaration. A variable that holds a function or a class counts as `function` or `class`. */
export interface DeclarationFact {
  /** `default` where it has none. */
  readonly name: string;
  readonly kind: DeclarationKind;
  readonly line: number;
  readonly endLine: number;
  readonly exported: boolean;
  readonly abstract: boolean;
  readonly decorators: readonly DecoratorFact[];
  readonly typeParameters: readonly string[];
  /** Class: at most one; interface: any number. */
  readonly extends: readonly TypeFact[];
  /** The extended expression where it is not a plain name: `extends mixin(Base)`; scope 0. */
  readonly extendsExpression: Expression | null;
  readonly implements: readonly TypeFact[];
  /** Members of a class, interface, object type or enum, and of an object literal held by a variable. */
  readonly members: readonly MemberFact[];
  /** Variable: written type. Alias: the aliased type. Function: written return type. */
  readonly type: TypeFact | null;
  /** Variable: what it is set to, in scope 0. */
  readonly initialiser: Expression | null;
  /** Function: its body. Class: null (see its members). */
  readonly scope: number | null;
}

export interface MemberFact {
  readonly name: string;
  readonly kind: 'method' | 'property' | 'accessor' | 'constructor';
  readonly static: boolean;
  readonly visibility: 'public' | 'protected' | 'private';
  readonly decorators: readonly DecoratorFact[];
  /** Property: written type. Method or accessor: written return type. */
  readonly type: TypeFact | null;
  /** Property: what it is set to, at its declaration or by `this.x = …` in the class; enum member: its value. */
  readonly initialiser: Expression | null;
  /** The scope in which `initialiser` is read. */
  readonly initialiserScope: number;
  /** Method without a body (of an interface, abstract, an overload): the types of its parameters, `?` where none is written. */
  readonly parameters?: readonly TypeFact[];
  /** Method, accessor, constructor, or a property that holds a function: its body. */
  readonly scope: number | null;
  /** Properties of its own object that its body sets (`this.x = …`), each once; absent where there are none, and for a constructor. */
  readonly sets?: readonly string[];
  /** True for a property that a constructor parameter declares (`constructor(private repo: Repo)`): it is injected or handed in. */
  readonly parameterProperty: boolean;
  readonly line: number;
  readonly endLine: number;
}

export interface DecoratorFact {
  /** As written, dotted: `Entity`, `nest.Controller`. */
  readonly name: string;
  readonly arguments: readonly Expression[];
  readonly line: number;
}

/**
 * A written type. Wrappers that do not change who is meant (parentheses, `readonly`, `| null`, `| undefined`) are dropped.
 * `name` is dotted as written, or one of: `Array` (also for `T[]`), `|`, `&`, `typeof` (args[0] names the value),
 * `=>` (args[0] is the return type, the others are those of the parameters), `{}` (object type: see `members`), `[]` (indexed access: args are object and index),
 * `keyof`, a literal in quotes, `?` for anything else.
 */
export interface TypeFact {
  readonly name: string;
  readonly args: readonly TypeFact[];
  /** Only for `{}`. */
  readonly members?: readonly { readonly name: string; readonly type: TypeFact }[];
}

/** A function body, or the module's own statements. */
export interface ScopeFact {
  /** Enclosing scope; null for the module (scope 0). */
  readonly parent: number | null;
  /** The declaration it lies in; null at module level. */
  readonly declaration: number | null;
  /** The member of that declaration it lies in; null outside members. */
  readonly member: number | null;
  /** One per bound name, in order; a destructured parameter gives several with the same `parameter`. */
  readonly parameters: readonly BindingFact[];
  /** `const`, `let`, `var`, `for … of`, nested functions. */
  readonly locals: readonly BindingFact[];
  readonly returns: readonly Expression[];
  readonly returnType: TypeFact | null;
  /** Absent for a function that is not `async`. */
  readonly async?: true;
  /** Of the function itself, not of a class around it. */
  readonly typeParameters: readonly string[];
  /** The functions that it puts on its parameters: `module.exports = function (Orders) { Orders.place = function () {} }`; absent where there are none. */
  readonly parts?: readonly PartFact[];
  /** The directives it starts with: `use server`; absent where there are none. */
  readonly directives?: readonly string[];
  /** Where the function is handed to a call (`run(() => …)`): that call and the argument's index. */
  readonly argumentOf: { readonly call: number; readonly index: number } | null;
  readonly line: number;
  readonly endLine: number;
}

/** A function that another function puts on one of its parameters. */
export interface PartFact {
  /** Index of the parameter. */
  readonly parameter: number;
  readonly name: string;
  /** The body of the function. */
  readonly scope: number;
}

export interface BindingFact {
  readonly name: string;
  /** Where destructured, the keys that lead to it from `initialiser` or the parameter; `[]` for an array element. */
  readonly path: readonly string[];
  /** Where `path` starts with an array element: which one, from 0. */
  readonly position?: number;
  /** Written type of the whole (before `path` is applied). */
  readonly type: TypeFact | null;
  readonly initialiser: Expression | null;
  /** `for (const x of xs)`: the binding is an element of `initialiser`. */
  readonly iterates: boolean;
  /** Index of the parameter, null for a local. */
  readonly parameter: number | null;
  readonly decorators: readonly DecoratorFact[];
  readonly line: number;
}

export interface CallFact {
  readonly kind: 'call' | 'new' | 'tag';
  /** What is called: `{kind:'member', object, name}` for `object.name()`. */
  readonly callee: Expression;
  readonly typeArguments: readonly TypeFact[];
  /** A tagged template has one: the template. A spread argument is `other`. */
  readonly arguments: readonly Expression[];
  readonly scope: number;
  readonly line: number;
  /** Inside `for`/`while` of the same function, or in a callback of map, forEach, filter, … ; `loop` wins. */
  readonly inLoop: 'no' | 'loop' | 'iterator';
  readonly awaited: boolean;
  /**
   * What a round of the loops around it takes, where that is no element of a list: `parts`: many elements at once (`chunk(list, 100)`, `i += 100`);
   * `fixed`: their number stands in the code (retries, a literal list); `until`: whatever comes until it is over (pages, polling). Absent otherwise.
   */
  readonly round?: 'parts' | 'fixed' | 'until';
  /** The ways through the function that lead to it, outer first: see `Way`. Absent where it stands on no branch. */
  readonly way?: Way;
}

/**
 * Where the code divides: `3.0/7.2` is branch 0 of division 3, and in it branch 2 of division 7; numbers are unique in a file. Of one division
 * (`if`, `switch`, `? :`, `try` and its `catch`) one branch runs; after a branch that leaves (`return`, `throw`) the rest of the block is another.
 */
export type Way = string;

/** A place that tells the variants of something apart, or sets one, as written. */
export interface BranchFact {
  /**
   * `switch`; `chain`: if, else if; `run`: ifs in a row that ask the same subject; `ternary`: a chain of `? :`; `table`: an object or Map with one
   * entry for each; `list`: one question for several (`[A, B].includes(x)`, `x === A || x === B`); `compare`: a question for one;
   * `instances`: a chain of `instanceof`; `set`: a property is given one (`order.status = Status.PAID`).
   */
  readonly kind: 'switch' | 'chain' | 'run' | 'ternary' | 'table' | 'list' | 'compare' | 'instances' | 'set';
  /** What is told apart or set; null for a table, and where it is more than names joined by dots. */
  readonly subject: Expression | null;
  /** The written type of the keys of a table: `X` in `Record<X, …>`; absent elsewhere. */
  readonly keys?: TypeFact;
  /** In source order, as written: a string literal, a name, or names joined by dots; each once. */
  readonly labels: readonly Expression[];
  /**
   * What is done for each: `acts`: it calls or sets things. `delegates`: each does one call, and not of a method of its own class, or names who does it.
   * `yields`: nothing is called or set, a value is chosen. For `compare`, `list` and `set` always `yields`.
   */
  readonly does: 'acts' | 'delegates' | 'yields';
  /** The compiler, or a check that throws, tells who adds a variant of this place: `Record<X, …>`, `satisfies never`, `assertNever(x)`. */
  readonly exhaustive: boolean;
  readonly scope: number;
  readonly line: number;
  readonly endLine: number;
}

/** How often one declaration (null: the module's own statements) names an import or another declaration of its file. */
export interface MentionFact {
  /** The local name: an imported name or a top-level declaration; for `ns.Thing`, the name is `ns.Thing` where ns is a `*` import. */
  readonly name: string;
  readonly declaration: number | null;
  /** In a type position: nothing of it exists at run time. */
  readonly typeOnly: boolean;
  readonly count: number;
  readonly line: number;
}

/**
 * An expression, as far as linking and data access need it. Dropped around it: `await`, parentheses, `!`, `satisfies`, `?.`.
 * What is deeper or larger than the extractor's limits is `other`.
 */
export type Expression =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'this' }
  | { readonly kind: 'super' }
  | { readonly kind: 'member'; readonly object: Expression; readonly name: string }
  | { readonly kind: 'element'; readonly object: Expression; readonly index: Expression }
  /** The result of a call, `new` or tagged template. */
  | { readonly kind: 'call'; readonly call: number }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  /** `parts.length` is `holes.length + 1`; string concatenation is one too. */
  | { readonly kind: 'template'; readonly parts: readonly string[]; readonly holes: readonly Expression[] }
  | { readonly kind: 'object'; readonly properties: readonly ObjectProperty[]; readonly spreads: readonly Expression[] }
  /** A spread list is an `element` of it at an index that is `other`. */
  | { readonly kind: 'array'; readonly elements: readonly Expression[] }
  | { readonly kind: 'function'; readonly scope: number }
  /** Class expression; members are not kept. */
  | { readonly kind: 'class' }
  /** `a ? b : c`, `a ?? b`, `a || b`, `a && b`: what it can be. */
  | { readonly kind: 'either'; readonly branches: readonly Expression[] }
  | { readonly kind: 'cast'; readonly expression: Expression; readonly type: TypeFact }
  /** `require('x')`, `import('x')`. */
  | { readonly kind: 'module'; readonly specifier: string }
  | { readonly kind: 'other' };

export interface ObjectProperty {
  readonly key: string;
  readonly value: Expression;
  readonly line: number;
}

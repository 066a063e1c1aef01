import type { DeclarationFact, Expression, FileFacts, ImportFact, ImportedName, TypeFact } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import type { Meaning } from '../model/program.js';
import type { Wrapper } from '../model/wrappers.js';
import type { SpecifierResolver } from './specifiers.js';

/** What type parameters stand for while a member of a generic class is read: `T` -> Order. */
export type Environment = ReadonlyMap<string, Meaning>;

export const NO_ENVIRONMENT: Environment = new Map();

/** One file with its names indexed. */
export interface IndexedFile {
  readonly facts: FileFacts;
  /** First value declaration of each name, else its first type declaration. */
  readonly declarations: ReadonlyMap<string, number>;
  readonly imports: ReadonlyMap<string, { readonly fact: ImportFact; readonly name: ImportedName }>;
}

export interface DeclaredUnit {
  readonly path: string;
  readonly index: number;
  readonly fact: DeclarationFact;
}

/** The class chain of a unit: itself, what it extends, and so on; the last may be external. */
export interface Chain {
  readonly links: readonly { readonly meaning: Meaning; readonly environment: Environment }[];
}

/**
 * The questions that the parts of linking ask each other. One object, made by `createLookup`; answers are remembered,
 * asking never changes an answer.
 */
export interface Lookup {
  readonly files: ReadonlyMap<string, IndexedFile>;
  readonly units: ReadonlyMap<UnitId, DeclaredUnit>;
  readonly wrappers: readonly Wrapper[];
  readonly resolve: SpecifierResolver;
  /** A top-level name of a file: declared there, imported, or (null) neither. */
  nameIn(path: string, name: string): Meaning | null;
  /** What a file exports under a name, barrels looked through. */
  exportOf(path: string, name: string): Meaning | null;
  typeMeaning(path: string, type: TypeFact, environment: Environment): Meaning | null;
  expressionMeaning(path: string, scope: number, expression: Expression): Meaning | null;
  memberOf(object: Meaning, name: string): Meaning | null;
  /** What a call of that thing gives back. */
  resultOf(callee: Meaning, path: string, call: number): Meaning | null;
  chainOf(unit: UnitId, args: readonly Meaning[]): Chain;
  /** The class that stands in for an interface, abstract class or injection token; the unit itself where there is none or more than one. */
  implementationOf(unit: UnitId): UnitId;
  /** What an injection token gives, by its key, where a binding says so. */
  tokenMeaning(key: string): Meaning | null;
  /** What awilix gives by that name. */
  cradleMeaning(name: string): Meaning | null;
  /** What a function that mixes members into its parameter is handed. */
  handedTo(path: string, scope: number, parameter: number): Meaning | null;
  /** Whether a function is a constructor or factory that is handed awilix's cradle. */
  isMaker(path: string, scope: number): boolean;
}

/** Identity of a declaration. */
export function unitId(path: string, name: string): UnitId {
  return `${path}#${name}` as UnitId; // the one place where unit ids are made
}

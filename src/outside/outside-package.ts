import type { OutsideKind } from '../model/facts.js';

/** What one package that asks a service outside means, as a table. */
export interface OutsidePackage {
  readonly kind: OutsideKind;
  /** Imported as; `@vonage/*` for all of a scope, `firebase-admin/*` for all below a package. */
  readonly modules: readonly string[];
  /** Called names that change something outside, separated by blanks; `create*` for all that begin so. `default` for the module's own function. */
  readonly changes?: string;
  /** Those that only ask: they come first where both fit. */
  readonly asks?: string;
  /** Those of which only the running program knows. */
  readonly either?: string;
  /** Only below one of these names: `messaging` of `admin.messaging().send()`. */
  readonly under?: string;
  /** Never below one of these names. */
  readonly aside?: string;
  /** The operation is the class of the object handed in: `client.send(new PutObjectCommand())`. These names take it; `asking` says which classes only ask. */
  readonly commands?: { readonly names: string; readonly asking: RegExp };
  /** Names that wait for an answer without a limit of their own, and the later steps that set one: `client.send().pipe(timeout(500))`. */
  readonly waits?: { readonly names: string; readonly limits: readonly string[] };
  /** A key of the last argument that hands in a handle of the caller's own transaction: the message is then a row of the same database. */
  readonly within?: string;
}

/** Whether a name is in a list of a table. */
export function isNamed(names: string | undefined, name: string): boolean {
  return (names?.split(' ') ?? []).some((known) => (known.endsWith('*') ? name.startsWith(known.slice(0, -1)) : known === name));
}

/** Whether a module is one of a row's. */
export function isModuleOf({ modules }: OutsidePackage, module: string): boolean {
  return modules.some((own) => (own.endsWith('*') ? module.startsWith(own.slice(0, -1)) : own === module));
}

import type { Gap } from './gap.js';

/** What a file is for; all but `source` are left out of the analysis unless asked for. */
export type SourceRole = 'source' | 'test' | 'story' | 'declaration' | 'generated' | 'migration';

/** A file that will be analysed. */
export interface SourceFile {
  /** Relative to the analysed folder, with forward slashes. */
  readonly path: string;
  readonly role: SourceRole;
  readonly bytes: number;
}

/** One entry of a tsconfig's `paths` (or its `baseUrl`, as the pattern `*`). */
export interface PathAlias {
  /** The folder of files it applies to, '' for the root; the deepest scope that holds the importing file wins. */
  readonly scope: string;
  /** At most one `*`, as in tsconfig. */
  readonly pattern: string;
  /** Relative to the analysed folder, at most one `*` each, tried in order. */
  readonly targets: readonly string[];
}

/** A package of the repository's own workspaces (npm, pnpm, yarn), or the root package. */
export interface WorkspacePackage {
  readonly name: string;
  /** Relative to the analysed folder, '' for the root. */
  readonly folder: string;
  /** What an import of it can reach: subpath (`.`, `./money`, `./*`) to candidate files, source before build output. */
  readonly entries: readonly { readonly subpath: string; readonly targets: readonly string[] }[];
}

/** A schema that declares entities outside the source files. */
export interface SchemaFile {
  readonly kind: 'prisma';
  readonly path: string;
}

/** Files that were found and left out, by reason. An ignored folder that holds source is not entered and counts once; its path ends in a slash. */
export interface LeftOut {
  readonly reason: Exclude<SourceRole, 'source'> | 'ignored' | 'excluded' | 'too-large';
  readonly count: number;
  /** Up to three paths, the first by name. */
  readonly examples: readonly string[];
}

/** What `discover` found: which files, and how their imports may be resolved. All lists sorted by path or name. */
export interface Workspace {
  readonly files: readonly SourceFile[];
  readonly aliases: readonly PathAlias[];
  readonly packages: readonly WorkspacePackage[];
  readonly schemas: readonly SchemaFile[];
  /** Source files that exist and are left out: an import of one is no gap. */
  readonly otherFiles: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly gaps: readonly Gap[];
}

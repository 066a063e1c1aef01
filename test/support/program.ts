import { extractFacts } from '../../src/extract/extract-facts.js';
import { linkProgram } from '../../src/link/link-program.js';
import type { Program } from '../../src/model/program.js';
import type { Wrapper } from '../../src/model/wrappers.js';
import type { PathAlias, Workspace, WorkspacePackage } from '../../src/model/workspace.js';

export interface ProgramOptions {
  readonly aliases?: readonly PathAlias[];
  readonly packages?: readonly WorkspacePackage[];
  readonly otherFiles?: readonly string[];
  /** Called names whose arguments are kept in full; all those of the snippets by default would hide what the product drops, so none. */
  readonly argumentsOf?: ReadonlySet<string>;
  readonly wrappers?: readonly Wrapper[];
}

/** A workspace that holds just these files, in memory. */
export function workspaceOf(paths: readonly string[], options: ProgramOptions = {}): Workspace {
  return {
    files: paths.map((path) => ({ path, role: 'source', bytes: 0 })),
    aliases: options.aliases ?? [],
    packages: options.packages ?? [],
    schemas: [],
    otherFiles: options.otherFiles ?? [],
    leftOut: [],
    gaps: [],
  };
}

/** Extracts and links source texts by path. */
export function programOf(files: Readonly<Record<string, string>>, options: ProgramOptions = {}): Program {
  const facts = Object.entries(files).map(([path, text]) => extractFacts({ path, text }, { argumentsOf: options.argumentsOf ?? new Set() }));
  return linkProgram(facts, workspaceOf(Object.keys(files), options), options.wrappers);
}

/** References as short text, `kind from -> to`, members with a dot; sorted. */
export function referencesIn(program: Program, kind?: string): string[] {
  const short = (unit: string, member: string | null) => (member === null ? unit : `${unit}.${member}`);
  return program.references
    .filter((reference) => kind === undefined || reference.kind === kind)
    .map((reference) => `${reference.kind} ${short(reference.from, reference.fromMember)} -> ${short(reference.to, reference.toMember)}`);
}

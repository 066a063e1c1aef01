import type { SourceRole } from '../model/workspace.js';

/** A role that is left out unless asked for. */
export type IncludeRole = Exclude<SourceRole, 'source'>;

/** The words by which users name the roles of files, in the plural; the same on the command line and in the configuration. */
export const INCLUDE_ROLES = {
  tests: 'test',
  stories: 'story',
  declarations: 'declaration',
  generated: 'generated',
  migrations: 'migration',
} satisfies Record<string, IncludeRole>;

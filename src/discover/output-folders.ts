/** Folders that are never entered nor counted: they hold other people's code, or no code. */
export const NEVER_ENTERED: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn', 'bower_components', 'jspm_packages']);

/** Why a folder of this name is left out: `always`, or `unless-source` where the name is a word of some domain too. */
const OUTPUT_FOLDERS: ReadonlyMap<string, 'always' | 'unless-source'> = new Map([
  ['dist', 'always'],
  ['.next', 'always'],
  ['.nuxt', 'always'],
  ['.output', 'always'],
  ['.turbo', 'always'],
  ['.cache', 'always'],
  ['.parcel-cache', 'always'],
  ['.svelte-kit', 'always'],
  ['.angular', 'always'],
  ['.nx', 'always'],
  ['.yarn', 'always'],
  ['.pnpm-store', 'always'],
  ['.serverless', 'always'],
  ['.vercel', 'always'],
  // A build to a CI server, an outlet, an insurer's coverage, a shop's vendors.
  ['build', 'unless-source'],
  ['out', 'unless-source'],
  ['coverage', 'unless-source'],
  ['vendor', 'unless-source'],
]);

/** What is in a folder, as far as a bounded look shows. */
export interface FolderContents {
  readonly hasSource: boolean;
  readonly hasTypeScript: boolean;
}

/**
 * Whether a folder, by its name, holds what tools made or others wrote. `build`, `out`, `coverage` and `vendor` are names of domains
 * as well: they are entered below a folder `src` and wherever they hold TypeScript that is no declaration (compilers put
 * out none). Only segments below the analysed folder count: that it lies in a `dist` itself does not matter.
 */
export function isOutputFolder(path: string, lookInside: () => FolderContents): boolean {
  const segments = path.split('/');
  const name = segments.at(-1) ?? '';
  const kind = name.startsWith('dist-') ? 'always' : OUTPUT_FOLDERS.get(name);
  if (kind !== 'unless-source') return kind === 'always';
  return !segments.includes('src') && !lookInside().hasTypeScript;
}

import ignore, { type Ignore } from 'ignore';

/** The patterns of one `.gitignore`, and the folder they count from. */
interface IgnoreScope {
  readonly folder: string;
  readonly rules: Ignore;
}

/** The `.gitignore` files that apply in a folder, the outermost first. */
export type IgnoreRules = readonly IgnoreScope[];

/** More patterns than this in one file are no one's handwriting, and each costs time for each path. */
export const MAX_IGNORE_PATTERNS = 20_000;

/** Adds a folder's own `.gitignore` to the rules from above it. Throws an Error over the pattern limit. */
export function addIgnoreFile(above: IgnoreRules, folder: string, text: string): IgnoreRules {
  if (text.split('\n').length > MAX_IGNORE_PATTERNS) throw new Error(`more than ${MAX_IGNORE_PATTERNS} patterns`);
  // Case-sensitive on every machine, as git is where most repositories are checked.
  return [...above, { folder, rules: ignore({ ignoreCase: false }).add(text) }];
}

/**
 * Whether git would ignore a path, given that no folder above it is ignored: the deepest `.gitignore` with a matching pattern
 * decides, and in it the last such pattern (gitignore(5)). Folders are told apart because `logs/` matches folders only.
 */
export function isIgnored(rules: IgnoreRules, path: string, isFolder: boolean): boolean {
  for (let index = rules.length - 1; index >= 0; index--) {
    const scope = rules[index];
    if (!scope) continue;
    const verdict = scope.rules.test(relativeTo(scope.folder, path) + (isFolder ? '/' : ''));
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

/**
 * The rules inside a folder that is not ignored. Where a deeper file has taken back what an outer one ignores (`!logs/`), the
 * outer patterns no longer hold for the folder itself, only for what is in it; the library would apply them to everything below.
 */
export function enterFolder(rules: IgnoreRules, folder: string): IgnoreRules {
  if (rules.length < 2) return rules;
  return rules.map((scope) => {
    const relative = `${relativeTo(scope.folder, folder)}/`;
    if (!scope.rules.test(relative).ignored) return scope;
    return { folder: scope.folder, rules: ignore({ ignoreCase: false }).add([scope.rules, `!/${escapePattern(relative)}`]) };
  });
}

function relativeTo(folder: string, path: string): string {
  return folder === '' ? path : path.slice(folder.length + 1);
}

function escapePattern(path: string): string {
  return path.replace(/[\\*?[\] ]/g, '\\$&');
}

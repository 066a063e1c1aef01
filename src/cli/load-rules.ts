import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rules } from '../../rules/index.js';
import { UserError } from '../model/errors.js';
import type { AnyRule } from '../model/rule.js';

/**
 * Our rules and those in the files that the user named on the command line. To load a file is to run it: that is why the configuration of an analysed
 * folder, which may be a stranger's, cannot name one. Throws a UserError for a file that is not there, cannot be loaded, or exports no rule by default.
 */
export async function rulesWith(files: readonly string[] = [], cwd: string): Promise<readonly AnyRule[]> {
  const all: AnyRule[] = [...rules];
  for (const file of files) {
    const rule = await ruleIn(file, cwd);
    if (all.some(({ id }) => id === rule.id)) throw new UserError(`${file} declares the rule ${rule.id}, which there is already.`, 'Give it another id.');
    all.push(rule);
  }
  return all;
}

async function ruleIn(file: string, cwd: string): Promise<AnyRule> {
  const path = resolve(cwd, file);
  if (!existsSync(path)) throw new UserError(`There is no file ${file} to load a rule from.`, 'Name a JavaScript module that exports a rule by default.');
  let loaded: { readonly default?: unknown };
  try {
    // a module may export anything: what it is, is asked below
    loaded = (await import(pathToFileURL(path).href)) as { readonly default?: unknown };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`The rule in ${file} cannot be loaded: ${reason}`, 'It must be JavaScript that Node can import; compile TypeScript first.');
  }
  const missing = lacking(loaded.default);
  if (missing === null) return loaded.default as AnyRule; // lacks nothing that a rule has
  throw new UserError(`${file} exports no rule by default: ${missing}.`, 'Export what defineRule of seamline returns: export default defineRule({ … }).');
}

const TEXTS = ['id', 'principle', 'source', 'problem', 'remedy'] as const satisfies readonly (keyof AnyRule)[];
const SEVERITIES: ReadonlySet<unknown> = new Set(['error', 'warning', 'note']);

/** What an object lacks to be a rule, as a clause; null where it is one. */
function lacking(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return 'the default export is no object';
  const fields = new Map<string, unknown>(Object.entries(value));
  const text = TEXTS.find((name) => typeof fields.get(name) !== 'string' || fields.get(name) === '');
  if (text !== undefined) return `"${text}" is not a text`;
  if (!/^[a-z]+(-[a-z]+)*$/.test(String(fields.get('id')))) return '"id" is not kebab-case';
  if (!SEVERITIES.has(fields.get('severity'))) return '"severity" is none of error, warning, note';
  if (typeof fields.get('defaults') !== 'object' || fields.get('defaults') === null) return '"defaults" is no object';
  return typeof fields.get('detect') === 'function' ? null : '"detect" is no function';
}

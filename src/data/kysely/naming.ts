import type { Program } from '../../model/program.js';

/** Gives the table that a name in code means. */
export type Naming = (name: string) => string;

/**
 * With `CamelCasePlugin` the code's `orderLines` is the table `order_lines`; without it names are the tables' own. The rule is the plugin's with
 * its default options (kysely 0.28, camel-case.js): an underscore before each capital that follows no capital, none before digits.
 */
export function namingOf(program: Program): Naming {
  const plugged = program.files.some(({ imports }) =>
    imports.some(({ specifier, names }) => specifier === 'kysely' && names.some(({ imported }) => imported === 'CamelCasePlugin')),
  );
  return plugged ? (name) => name.replace(/(?<=[^\p{Lu}])(\p{Lu})/gu, '_$1').toLowerCase() : (name) => name;
}

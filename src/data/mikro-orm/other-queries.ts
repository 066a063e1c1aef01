import type { Seen, Site } from '../site.js';

/** Says that the queries built with another package are not seen, where no file imports that package and its layer is therefore not read. */
export function unlessImported(module: string): (site: Site) => readonly Seen[] {
  return ({ program, operation, call }) => {
    const imported = program.files.some(({ imports }) => imports.some(({ specifier }) => specifier === module));
    return imported ? [] : [{ unseen: `queries of ${operation}()`, line: call.line }];
  };
}

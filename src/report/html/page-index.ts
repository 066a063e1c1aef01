import type { Analysis } from '../../model/analysis.js';
import { compareText } from '../../model/location.js';
import { escapeTerminal } from '../escape-terminal.js';
import { HOME } from './page-data.js';

/** The numbers by which a page names things. */
export interface PageIndex {
  /** By service id. */
  readonly services: ReadonlyMap<string, number>;
  /** Analysed files first, by path, then other places where entities are declared. */
  readonly paths: ReadonlyMap<string, number>;
  readonly entities: ReadonlyMap<string, number>;
  /** For each analysed file, by path, its service (see `HOME`) and its module there (-1 for none). */
  readonly homes: ReadonlyMap<string, readonly [service: number, module: number]>;
}

/** Numbers everything that a page names. */
export function indexOf({ facts, decomposition, entities }: Analysis): PageIndex {
  const analysed = facts.files.map(({ path }) => path).sort(compareText);
  const known = new Set(analysed);
  const elsewhere = new Set(entities.map(({ declaredAt }) => declaredAt.path).filter((path) => !known.has(path)));
  const homes = new Map<string, readonly [number, number]>(decomposition.kernel.map(({ path }) => [path, [HOME.kernel, -1]]));
  for (const [service, { files, modules }] of decomposition.services.entries()) {
    for (const path of files) homes.set(path, [service, -1]);
    for (const [module, part] of modules.entries()) for (const path of part.files) homes.set(path, [service, module]);
  }
  return {
    services: numbered(decomposition.services.map(({ id }) => id)),
    paths: numbered([...analysed, ...[...elsewhere].sort(compareText)]),
    entities: numbered(entities.map(({ id }) => id)),
    homes,
  };
}

function numbered(keys: readonly string[]): ReadonlyMap<string, number> {
  return new Map(keys.map((key, index) => [key, index]));
}

/** Gives each text a number, in the order in which they are first asked for; what would steer a reader is made visible. */
export class TextTable {
  readonly #numbers = new Map<string, number>();

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  texts(): readonly string[] {
    return [...this.#numbers.keys()].map(escapeTerminal);
  }
}

import picomatch from 'picomatch';
import type { ConfigEntry } from '../model/errors.js';
import type { Facts } from '../model/facts.js';
import type { EntityId } from '../model/ids.js';
import type { AnalyzeOptions } from '../model/options.js';
import { entityNode, fileNode } from './affinity.js';
import { matchesNothing } from './contradiction.js';
import type { MustLink } from './must-link.js';

/** A service as a node beside files and entities. */
export const serviceNode = (name: string): string => `s:${name}`;
/** What a node stands for: the path of a file, the id of an entity, the name of a service. */
export const pathOf = (node: string): string => node.slice(2);

/** The paths that a glob matches, or that it names though they hold what is special in globs (`src/app/[id]/page.ts`); in their order. */
export function matching(paths: readonly string[], glob: string): readonly string[] {
  const matches = picomatch(glob, { dot: true });
  return paths.filter((path) => path === glob || matches(path));
}

/** File to the glob that puts it in the kernel. */
export function kernelEntries(paths: readonly string[], globs: readonly string[]): ReadonlyMap<string, ConfigEntry> {
  const entries = new Map<string, ConfigEntry>();
  for (const [index, glob] of globs.entries()) {
    for (const path of matching(paths, glob)) {
      if (!entries.has(path)) entries.set(path, { keys: ['kernel', index], words: `kernel "${glob}" puts ${path} in the kernel, and so in no service` });
    }
  }
  return entries;
}

/** Each file to the first declared service whose glob matches it; the kernel comes before. */
export function declaredLinks(paths: readonly string[], services: NonNullable<AnalyzeOptions['services']>, kernel: ReadonlyMap<string, unknown>): MustLink[] {
  const matchers = Object.entries(services).map(([name, globs]) => ({ name, matches: picomatch([...globs], { dot: true }) }));
  return paths.flatMap((path) => {
    const home = kernel.has(path) ? undefined : matchers.find(({ matches }) => matches(path));
    if (!home) return [];
    const entry = { keys: ['services', home.name], words: `services "${home.name}" holds ${path}` };
    return [{ a: fileNode(path), b: serviceNode(home.name), entry }];
  });
}

/** What one entry of `pin` fixes. */
export interface Pin {
  readonly entity: EntityId | null;
  readonly service: string;
  readonly links: readonly MustLink[];
}

/** Throws a ConfigEntryError for a pin that matches nothing. */
export function pinsOf(facts: Facts, paths: readonly string[], pin: NonNullable<AnalyzeOptions['pin']>): readonly Pin[] {
  return Object.entries(pin).map(([what, service]) => {
    const link = (node: string, thing: string): MustLink => ({
      a: node,
      b: serviceNode(service),
      entry: { keys: ['pin', what], words: `pin "${what}" puts ${thing} in service "${service}"` },
    });
    const entity = entityCalled(facts, what);
    if (entity) return { entity: entity.id, service, links: [link(entityNode(entity.id), `entity ${entity.name}`)] };
    const files = matching(paths, what);
    if (files.length === 0)
      throw matchesNothing({ keys: ['pin', what], words: `pin "${what}" is not one entity, by id, name or table, and matches no analysed file` });
    return { entity: null, service, links: files.map((path) => link(fileNode(path), path)) };
  });
}

/** The entity that a word means: by id, else by name, else by table; of several with one name, none: then the id tells them apart. */
export function entityCalled(facts: Facts, word: string): Facts['entities'][number] | undefined {
  for (const key of ['id', 'name', 'table'] as const) {
    const found = facts.entities.filter((entity) => entity[key] === word);
    if (found.length === 1) return found[0];
  }
  return undefined;
}

/** The files of each list to the first of them. Throws a ConfigEntryError for a glob that matches nothing. */
export function togetherLinks(paths: readonly string[], lists: NonNullable<AnalyzeOptions['together']>): MustLink[] {
  return lists.flatMap((globs, index) => {
    const found = globs.flatMap((glob, at) => {
      const files = matching(paths, glob);
      if (files.length === 0) throw matchesNothing({ keys: ['together', index, at], words: `together[${index}] "${glob}" matches no analysed file` });
      return files;
    });
    const [first, ...others] = new Set(found);
    // A file alone is linked to itself: it still must end in a service.
    return [first, ...others].map((path) => ({
      a: fileNode(first ?? ''),
      b: fileNode(path ?? ''),
      entry: { keys: ['together', index], words: `together[${index}] keeps ${path === first ? path : `${first} and ${path}`} in one service` },
    }));
  });
}

import picomatch from 'picomatch';
import type { Decomposition, Service } from '../model/decomposition.js';
import { UserError } from '../model/errors.js';
import type { Facts } from '../model/facts.js';
import type { ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { entityNode, fileNode, structureGraph } from './affinity.js';
import { baseOf } from './base.js';
import { completeServices } from './complete-services.js';
import type { Constraints } from './constraints.js';
import { declaredHomes } from './declared-homes.js';
import { qualityOf } from './partition.js';
import { defaultWeights } from './signals.js';

export interface DeclaredOptions {
  /** Service name to globs, relative to the analysed folder. The first service whose glob matches a file gets it. */
  readonly services: Readonly<Record<string, readonly string[]>>;
  readonly kernel: (path: string) => boolean;
  /** What they put in a declared service is in it, whatever the globs say; they do not contradict these. */
  readonly constraints?: Constraints;
  readonly seed: number;
}

/**
 * Takes the boundaries that the user declared. Files that no glob matches are unassigned. An entity goes where it is declared. Throws a UserError for a service whose globs match nothing.
 */
export function declaredDecomposition(facts: Facts, options: DeclaredOptions): Decomposition {
  const matchers = Object.entries(options.services).map(([name, globs]) => ({ name, matches: picomatch([...globs], { dot: true }) }));
  const files = new Map<string, string[]>(matchers.map(({ name }) => [name, []]));
  const fixed = declaredHomes([...files.keys()], options.constraints);
  const kernel: string[] = [];
  const unassigned: string[] = [];
  for (const { path } of facts.files) {
    const home = options.kernel(path) ? undefined : (fixed.get(fileNode(path)) ?? matchers.find(({ matches }) => matches(path))?.name);
    if (home !== undefined) files.get(home)?.push(path);
    else if (options.kernel(path)) kernel.push(path);
    else unassigned.push(path);
  }
  for (const [name, members] of files) if (members.length === 0) throw noMatch(name, options.services[name] ?? []);
  const services = [...files].map(([name, members]) => toService(name, members, facts));
  const base = baseOf(facts, defaultWeights());
  const structure = structureGraph({ ...base, files: new Set(facts.files.map(({ path }) => path)) });
  const partition = new Map(
    services.flatMap((service) => [
      ...service.files.map((path) => [fileNode(path), service.id] as const),
      ...service.entities.map((id) => [entityNode(id), service.id] as const),
    ]),
  );
  return {
    origin: 'declared',
    ...completeServices(
      services.sort((a, b) => b.files.length - a.files.length || compareText(a.name, b.name)),
      { base, folders: [], seed: options.seed, confidence: () => 1 },
    ),
    kernel: kernel.map((path) => ({ path, reason: 'declared as kernel in the configuration' })),
    unassigned,
    ...(options.constraints ? { owners: options.constraints.owners } : {}),
    modularity: qualityOf(structure, partition),
    agreement: 1,
    resolution: 1,
    seed: options.seed,
    conclusions: ['The boundaries are those declared in the configuration; nothing was clustered.'],
  };
}

function noMatch(name: string, globs: readonly string[]): UserError {
  return new UserError(
    `No analysed file matches service "${name}" (globs: ${globs.join(', ')}).`,
    'Globs are relative to the analysed folder, with forward slashes, for example "src/orders/**"; run `seamline analyze --verbose` without services to list the files.',
  );
}

function toService(name: string, files: readonly string[], facts: Facts): Omit<Service, 'confidence' | 'modules'> {
  const own = new Set(files);
  const entities = facts.entities.filter((entity) => own.has(entity.declaredAt.path)).map((entity) => entity.id);
  return { id: name as ServiceId, name, files, entities }; // the one place where declared ids are made
}

import type { Gap } from '../model/gap.js';
import { byLocation, compareText } from '../model/location.js';
import type { SchemaFile } from '../model/workspace.js';
import type { SourceTree } from '../model/source-tree.js';
import { failureOf } from './fence.js';
import { configGap, entriesOf, valueAt } from './json-file.js';
import type { Manifest } from './manifests.js';
import { joinPath, parentOf, under } from './paths.js';
import { readPrismaConfig } from './prisma-config.js';
import { readSource } from './read-source.js';

/** What schemas are looked for in. */
export interface SchemaSearch {
  readonly tree: SourceTree;
  /** Every .prisma file of the tree, sorted. */
  readonly known: readonly string[];
  /** Source files, for prisma.config. */
  readonly sources: ReadonlySet<string>;
  /** Folders to look in: the root, and every package that is no test material. */
  readonly folders: readonly string[];
  readonly manifests: ReadonlyMap<string, Manifest>;
}

interface Schemas {
  readonly paths: readonly string[];
  readonly gaps: readonly Gap[];
}

/**
 * The Prisma schemas of the code base: for each package the first of these that leads to one, as Prisma itself looks: `--schema` in its
 * scripts, `schema` in prisma.config, `prisma.schema` in package.json, prisma/schema.prisma, schema.prisma, all of prisma/*.prisma and
 * prisma/schema/. A folder means every .prisma file in it. The repository is not searched beyond that: foreign schemas lie
 * about as material of tests and importers, and with one of those most accesses miss their entity (measured on a repository
 * with four: 7 of 72 models accessed instead of 39 of 40).
 * A configured schema that is not there is a gap.
 */
export function findPrismaSchemas(search: SchemaSearch): { schemas: readonly SchemaFile[]; gaps: readonly Gap[] } {
  const paths = new Set<string>();
  const gaps: Gap[] = [];
  for (const folder of search.folders) {
    const found = schemasOf(folder, search);
    for (const path of found.paths) paths.add(path);
    gaps.push(...found.gaps);
  }
  return { schemas: [...paths].sort(compareText).map((path) => ({ kind: 'prisma', path })), gaps: gaps.sort(byLocation) };
}

/** Each place in turn; the first with a schema ends the search, its gaps and those of the places before it are kept. */
function schemasOf(folder: string, search: SchemaSearch): Schemas {
  const gaps: Gap[] = [];
  for (const look of [fromScripts, fromConfig, fromManifest, fromUsualPlaces]) {
    const found = look(folder, search);
    gaps.push(...found.gaps);
    if (found.paths.length > 0) return { paths: found.paths, gaps };
  }
  return { paths: [], gaps };
}

/** Scripts may change folder or use variables: what leads nowhere is no gap. */
function fromScripts(folder: string, search: SchemaSearch): Schemas {
  const manifest = search.manifests.get(folder);
  const written = entriesOf(valueAt(manifest?.file.value, 'scripts'))
    .flatMap(([, script]) => (typeof script === 'string' && PRISMA_COMMAND.test(script) ? [...script.matchAll(SCHEMA_FLAG)] : []))
    .map((match) => match[2] ?? '');
  return { paths: [...new Set(written.flatMap((path) => expand(folder, path, search)))], gaps: [] };
}

const PRISMA_COMMAND = /(^|[\s/])prisma(@\S+)?\s/;
const SCHEMA_FLAG = /--schema[= ]+(["']?)([^\s"'&|;]+)\1/g;
const CONFIG_NAMES = ['prisma.config', '.config/prisma'].flatMap((stem) => ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((extension) => `${stem}.${extension}`));

function fromConfig(folder: string, search: SchemaSearch): Schemas {
  const path = CONFIG_NAMES.map((name) => under(folder, name)).find((name) => search.sources.has(name));
  if (path === undefined) return NONE;
  try {
    const schema = readPrismaConfig(readSource(search.tree, path));
    if (!schema) return NONE;
    const { written, line } = schema;
    if (written === null) return { paths: [], gaps: [configGap(path, line, 'its schema is only known when it runs')] };
    const fromConfigFolder = expand(parentOf(path), written, search);
    // A config in .config/ may also count from the package, where the command is run.
    return settled(fromConfigFolder.length > 0 ? fromConfigFolder : expand(folder, written, search), path, { written, line });
  } catch (error) {
    return { paths: [], gaps: [configGap(path, 1, error instanceof RangeError ? 'nested too deeply' : failureOf(error))] };
  }
}

function fromManifest(folder: string, search: SchemaSearch): Schemas {
  const manifest = search.manifests.get(folder);
  const written = valueAt(manifest?.file.value, 'prisma', 'schema');
  if (!manifest || typeof written !== 'string') return NONE;
  return settled(expand(folder, written, search), manifest.path, { written, line: manifest.file.lineOf('prisma', 'schema') });
}

function fromUsualPlaces(folder: string, search: SchemaSearch): Schemas {
  const places = ['prisma/schema.prisma', 'schema.prisma', 'src/prisma/contract.prisma', 'prisma/contract.prisma', 'prisma', 'prisma/schema'];
  for (const place of places) {
    const path = under(folder, place);
    const paths = search.known.filter((schema) => schema === path || parentOf(schema) === path);
    if (paths.length > 0) return { paths, gaps: [] };
  }
  return NONE;
}

const NONE: Schemas = { paths: [], gaps: [] };

function settled(paths: readonly string[], config: string, schema: { readonly written: string; readonly line: number }): Schemas {
  if (paths.length > 0) return { paths, gaps: [] };
  return { paths: [], gaps: [configGap(config, schema.line, `names the schema ${schema.written}, which is not there`)] };
}

/** A schema file, or every .prisma file below a folder. */
function expand(folder: string, written: string, search: SchemaSearch): string[] {
  const path = joinPath(folder, written);
  if (path === null) return [];
  return search.known.filter((schema) => schema === path || (path !== '' && schema.startsWith(`${path}/`)));
}

import type { Analysis, EntityUse } from '../model/analysis.js';
import { fileEdges } from './draw-file-edges.js';
import type { DrawCluster, DrawNode, Drawing } from './draw-model.js';
import { entityNode } from './draw-service-entities.js';
import { count } from '../model/wording.js';
import { shortened, wrapped } from './draw-text.js';

/**
 * The file level: a cluster for each service with its files and entities, and what each file calls, reads and writes.
 * Dependencies from and to kernel files are left out: nearly every file has one, and a kernel file's label says why it is kernel.
 */
export function drawFiles(analysis: Analysis): Drawing {
  const groups = groupsOf(analysis).filter(({ files, entities }) => files.length + entities.length > 0);
  const edges = fileEdges(analysis);
  return {
    level: 'file',
    title: `${count(analysis.decomposition.services.length, 'service')}, ${count(analysis.facts.files.length, 'file')}; ${edges.filter(({ crossing }) => crossing).length} of ${count(edges.length, 'line')} cross between services`,
    clusters: groups.map(clusterOf),
    nodes: groups.flatMap(nodesOf),
    edges,
    notes: [],
    remarks: analysis.decomposition.kernel.length > 0 ? ['not drawn: what the shared kernel uses, and what uses it'] : [],
  };
}

interface Group {
  readonly id: string;
  readonly name: string;
  readonly kind: DrawCluster['kind'];
  readonly files: readonly string[];
  readonly entities: readonly EntityUse[];
  /** A second line for files that need one. */
  readonly remarks: ReadonlyMap<string, string>;
}

function groupsOf({ decomposition: { services, kernel, unassigned }, entities }: Analysis): readonly Group[] {
  const ids = new Set(services.map(({ id }) => id));
  const none: ReadonlyMap<string, string> = new Map();
  const homeless = entities.filter(({ owner }) => owner === null || !ids.has(owner));
  return [
    ...services.map(
      ({ id, name, files }): Group => ({ id: `s:${id}`, name, kind: 'service', files, entities: entities.filter(({ owner }) => owner === id), remarks: none }),
    ),
    { id: 'unassigned', name: 'in no service', kind: 'loose', files: unassigned, entities: homeless, remarks: none },
    {
      id: 'kernel',
      name: 'shared kernel',
      kind: 'kernel',
      files: kernel.map(({ path }) => path),
      entities: [],
      remarks: new Map(kernel.map(({ path, reason }) => [path, reason])),
    },
  ];
}

function clusterOf({ id, name, kind, files }: Group): DrawCluster {
  const folder = commonFolder(files);
  return { id, kind, lines: folder === '' ? [shortened(name, 40)] : [shortened(name, 40), shortened(folder, 48)] };
}

function nodesOf({ id, kind, files, entities, remarks }: Group): DrawNode[] {
  const folder = commonFolder(files);
  const fileNode = (path: string): DrawNode => ({
    id: `f:${path}`,
    cluster: id,
    lines: [shortened(path.slice(folder.length), 44), ...wrapped(shortened(remarks.get(path) ?? '', 120), 26)],
    shape: kind === 'kernel' ? 'kernel' : 'file',
    shared: false,
  });
  return [...files.map(fileNode), ...entities.map((use) => entityNode(use, id))];
}

/** The deepest folder that holds all the files, with its slash; '' for none or for files that share nothing. */
function commonFolder(files: readonly string[]): string {
  const [first = '', ...others] = files;
  let folder = first.slice(0, first.lastIndexOf('/') + 1);
  for (const file of others) {
    while (!file.startsWith(folder)) folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  }
  return folder;
}

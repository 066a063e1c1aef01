import type { Decomposition, Service } from '../model/decomposition.js';
import type { Facts } from '../model/facts.js';
import type { FileExplanation, FileTie, NoPlace, TiePart } from '../model/file-explanation.js';
import type { EntityId, ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { fileNode, type Said, type Tell } from './affinity.js';
import { type Base, baseOf } from './base.js';
import { degreesOf } from './louvain.js';
import { type Partition, tiesOf } from './partition.js';
import { sharesOf } from './placements.js';
import { type ServiceGraph, serviceGraph } from './service-graph.js';

/** Why a file is where it is: weighs its ties again, on the grounds of the decomposition. `path` is an analysed file. */
export function explainFile(facts: Facts, decomposition: Decomposition, path: string): FileExplanation {
  const { services, grounds, unassigned, kernel } = decomposition;
  const base = baseOf(facts, grounds.weights);
  const { told, tiesTo } = recorder(fileNode(path));
  const others = [...unassigned, ...kernel.filter((file) => file.path === path).map((file) => file.path)];
  const found = serviceGraph(base, { services, others, folders: grounds.folders, told });
  const pulls = sharesOf(tiesOf(found.graph, found.homes, new Set([fileNode(path)])).get(fileNode(path)) ?? []);
  const placement = decomposition.placements.find((placed) => placed.path === path) ?? null;
  const home = services.find((service) => service.files.includes(path));
  return {
    path,
    placement,
    noPlace: placement === null ? noPlace(path, decomposition) : null,
    module: home?.modules.find(({ files }) => files.includes(path))?.name ?? null,
    services: pulls,
    ties: tiesTo(found.homes),
    kernelFiles: kernelBeside(path, decomposition, base),
    missing: home && decomposition.origin === 'clustered' ? missingFor(path, { home, found, resolution: decomposition.resolution, pulls }) : null,
  };
}

/** Keeps what the graph is told of one node. */
function recorder(node: string): { readonly told: Tell; readonly tiesTo: (homes: Partition) => readonly FileTie[] } {
  const parts = new Map<string, TiePart[]>();
  function told(a: string, b: string, said: readonly Said[], discount: number): void {
    if (a !== node && b !== node) return;
    const other = a === node ? b : a;
    const heard = said
      .filter(({ weight }) => weight > 0)
      .map(({ signal, count, weight }) => ({ signal, outgoing: directionOf(signal, a === node), count, weight: weight / discount }));
    parts.set(other, [...(parts.get(other) ?? []), ...heard]);
  }
  function tiesTo(homes: Partition): readonly FileTie[] {
    return [...parts]
      .map(([other, said]): FileTie & { readonly other: string } => ({
        other,
        to: endOf(other),
        service: (homes.get(other) as ServiceId | undefined) ?? null, // groups of a ServiceGraph are service ids
        weight: said.reduce((sum, { weight }) => sum + weight, 0),
        parts: said.sort((a, b) => b.weight - a.weight || compareText(a.signal, b.signal) || Number(b.outgoing) - Number(a.outgoing)),
      }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight || compareText(a.other, b.other))
      .map(({ to, service, weight, parts: heard }) => ({ to, service, weight, parts: heard }));
  }
  return { told, tiesTo };
}

function directionOf(signal: TiePart['signal'], outgoing: boolean): boolean | null {
  return signal === 'word' || signal === 'folder' ? null : outgoing;
}

/** What the node of a graph stands for: see the keys in affinity.ts. */
function endOf(node: string): FileTie['to'] {
  const name = node.slice(2);
  if (node.startsWith('e:')) return { kind: 'entity', id: name as EntityId }; // the node of an entity is its id behind `e:`
  return { kind: node.startsWith('d:') ? 'folder' : 'file', path: name };
}

function noPlace(path: string, { kernel, origin }: Decomposition): NoPlace {
  const file = kernel.find((candidate) => candidate.path === path);
  if (file) return { kind: 'kernel', reason: file.reason };
  return { kind: 'unassigned', reason: origin === 'declared' ? 'no declared service claims it' : 'nothing ties it to a service' };
}

function kernelBeside(path: string, { kernel }: Decomposition, { coupling }: Base): number {
  return kernel.filter((file) => file.path !== path && (coupling.imports.get(path)?.has(file.path) || coupling.importers.get(path)?.has(file.path))).length;
}

interface Standing {
  readonly home: Service;
  readonly found: ServiceGraph;
  readonly resolution: number;
  readonly pulls: ReturnType<typeof sharesOf>;
}

/**
 * What ties to the runner-up lack before the clustering gains by moving the file there: the pull of its home less that of the runner-up, where the
 * pull of a service is its tie w less what chance would give, γ k d / 2m (the gain of one move in Blondel et al. 2008; k: weight of the file's ties,
 * d: that of the service's nodes, the file itself left out, m: of the graph).
 */
function missingFor(path: string, { home, found: { graph, homes }, resolution, pulls }: Standing): number | null {
  const runnerUp = pulls.find(({ service }) => service !== home.id);
  if (!runnerUp) return null;
  const degrees = degreesOf(graph);
  const own = degrees.get(fileNode(path)) ?? 0;
  const double = [...degrees.values()].reduce((sum, degree) => sum + degree, 0);
  const inside = (service: ServiceId): number => [...degrees].reduce((sum, [node, degree]) => (homes.get(node) === service ? sum + degree : sum), 0);
  const chance = (around: number): number => (resolution * own * around) / double;
  const here = (pulls.find(({ service }) => service === home.id)?.weight ?? 0) - chance(inside(home.id) - own);
  return here - (runnerUp.weight - chance(inside(runnerUp.service)));
}

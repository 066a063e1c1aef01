import type { Analysis, CoChange, EntityUse, Finding, SuppressedFinding } from '../model/analysis.js';
import type { EntityClass } from '../model/entity-class.js';
import type { Placement } from '../model/decomposition.js';
import type { Facts } from '../model/facts.js';
import type { GraphReading } from '../model/graph-reading.js';
import { compareText } from '../model/location.js';
import { needCount } from '../model/needs.js';
import { recallOver } from '../model/recall.js';
import type { FunctionalityCost, ServiceMetrics } from '../model/system-view.js';
import { leftOutRowsOf } from './facts-lists.js';
import { accessesOf, entryPointsOf, gapsOf, transactionsOf } from './json-facts.js';
import { recallRowsOf } from './json-recall.js';

/** The JSON report as a plain object, its keys in the order they are written. Every field is described in `report.schema.json`. */
export function reportOf(analysis: Analysis): object {
  const { decomposition, facts } = analysis;
  return {
    formatVersion: 1,
    tool: { name: 'seamline', version: analysis.version },
    decomposition: { origin: decomposition.origin, resolution: decomposition.resolution, seed: decomposition.seed },
    metrics: metricsOf(analysis),
    history: historyRowOf(facts),
    coChange: analysis.coChange ? coChangeRowOf(analysis.coChange) : null,
    services: servicesOf(analysis),
    kernel: kernelOf(analysis),
    unassigned: decomposition.unassigned.toSorted(compareText),
    placements: decomposition.placements.map(placementOf).sort((a, b) => compareText(a.path, b.path)),
    conclusions: decomposition.conclusions,
    entities: analysis.entities.map(entityOf).sort((a, b) => compareText(a.id, b.id)),
    links: linksOf(analysis),
    cycles: analysis.cycles.map((cycle) => cycle.toSorted(compareText)).sort((a, b) => compareText(a.join('\0'), b.join('\0'))),
    findings: analysis.findings.map(findingOf),
    suppressed: analysis.suppressed.map(suppressedOf),
    ruleFaults: (analysis.ruleFaults ?? []).map(({ ruleId, message }) => ({ ruleId, message })),
    accesses: accessesOf(facts),
    transactions: transactionsOf(facts),
    entryPoints: entryPointsOf(facts, (index) => ({ cost: costOf(analysis.entryCosts[index] ?? null) })),
    gaps: gapsOf(analysis),
    recall: recallRowsOf(analysis.recall),
    leftOut: leftOutRowsOf(analysis.leftOut),
    ...(analysis.graph && { graph: graphOf(analysis.graph) }),
  };
}

function metricsOf({ metrics, recall }: Analysis): object {
  return {
    files: metrics.files,
    lines: metrics.lines,
    services: metrics.services,
    modularity: metrics.modularity,
    agreement: metrics.agreement,
    interServiceCallShare: metrics.interServiceCallShare,
    largestServiceShare: metrics.largestServiceShare,
    nonExtremeDistribution: metrics.nonExtremeDistribution,
    structuralModularity: metrics.structuralModularity,
    interfacesPerService: metrics.interfacesPerService,
    databasePurity: metrics.databasePurity,
    meanFrc: metrics.meanFrc,
    meanSac: metrics.meanSac,
    meanQic: metrics.meanQic,
    meanComplexity: metrics.meanComplexity,
    sharedEntities: metrics.sharedEntities,
    serviceCycles: metrics.serviceCycles,
    dataRecall: recallOver(recall).share,
  };
}

function historyRowOf({ history }: Facts): object {
  if (!history) return { outcome: 'off', cut: false };
  return { outcome: history.missing ?? 'read', cut: history.cut };
}

function coChangeRowOf({ commits, crossing, share, services }: CoChange): object {
  const rows = services.map(({ id, commits, crossing }) => ({ id, commits, crossing }));
  return { commits, crossing, share, services: rows.sort((a, b) => compareText(a.id, b.id)) };
}

function servicesOf({ decomposition, serviceMetrics }: Analysis): object[] {
  return decomposition.services.map(({ id, name, files, entities, confidence, modules }) => ({
    id,
    name,
    files: files.toSorted(compareText),
    entities: entities.toSorted(compareText),
    confidence,
    modules: modules.map((module) => ({ name: module.name, files: module.files.toSorted(compareText) })),
    metrics: couplingOf(serviceMetrics.get(id)),
  }));
}

function couplingOf(metrics: ServiceMetrics | undefined): ServiceMetrics {
  const { cohesion, afferent, efferent, instability, interfaces } = metrics ?? { cohesion: 1, afferent: 0, efferent: 0, instability: 0, interfaces: 0 };
  return { cohesion, afferent, efferent, instability, interfaces };
}

function kernelOf({ decomposition }: Analysis): object {
  const kernel = decomposition.kernel.toSorted((a, b) => compareText(a.path, b.path));
  return { files: kernel.map(({ path }) => path), reasons: kernel.map(({ path, reason }) => ({ path, reason })) };
}

/** One placement, its keys in the order they are written. */
export function placementOf({ path, service, share, confidence, runnerUp }: Placement) {
  return { path, service, share, confidence, runnerUp: runnerUp && { service: runnerUp.service, share: runnerUp.share } };
}

function entityOf({ id, name, table, via, declaredAt, owner, readers, writers, sharing }: EntityUse) {
  const { path, line } = declaredAt;
  const services = { readers: readers.toSorted(compareText), writers: writers.toSorted(compareText) };
  return { id, name, table, via, declaredAt: { path, line }, owner, ...services, sharing: sharing ? sharingOf(sharing) : null };
}

/** How an entity is shared, its keys in the order they are written. */
export function sharingOf({ kind, advice, writers, readers, columns }: EntityClass) {
  return {
    kind,
    advice,
    writers: writers.map(({ service, functions, places, share }) => ({ service, functions, places, share })),
    readers: readers.map(({ service, by, places, whole }) => ({ service, by, places, whole })),
    columns: columns && { groups: columns.groups.map(({ service, columns: names }) => ({ service, columns: names })), overlap: columns.overlap },
  };
}

function linksOf({ links }: Analysis): object[] {
  return links
    .map(({ from, to, calls, callsInLoops, events, uses, typeOnly, ...link }) => {
      const needs = needCount({ calls, uses, ...link });
      return { from, to, calls, callsInLoops, events, uses, typeOnly, needs };
    })
    .sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to));
}

function costOf(cost: FunctionalityCost | null) {
  if (cost === null) return null;
  const { kind, services, steps, frc, sac, qic, complexity } = cost;
  return { kind, services: services.toSorted(compareText), steps, frc, sac, qic, complexity };
}

function graphOf({ nodes, edges, places, notes }: GraphReading): object {
  return { nodes, edges, places: places.map(({ key, path, entity }) => ({ key, path, entity })).sort((a, b) => compareText(a.key, b.key)), notes };
}

/** One finding, its keys in the order they are written; of a group with its members. */
export function findingOf(finding: Finding): object {
  const { ruleId, severity, message, path, line, endLine, services, entities, fingerprint, principle, remedy, weight, members } = finding;
  const evidence = finding.evidence.map(({ path, line, endLine, note }) => ({ path, line, endLine, note }));
  const told = { ruleId, severity, message, path, line, endLine, services, entities, data: dataOf(finding), evidence, principle, remedy, fingerprint, weight };
  return members ? { ...told, members: members.map(memberOf) } : told;
}

/** What a member of a group does not share with all others. */
function memberOf(member: Finding): object {
  const { message, path, line, endLine, entities, fingerprint, weight } = member;
  const evidence = member.evidence.map(({ path, line, endLine, note }) => ({ path, line, endLine, note }));
  return { message, path, line, endLine, entities, data: dataOf(member), evidence, fingerprint, weight };
}

function suppressedOf({ suppression, ...finding }: SuppressedFinding): object {
  const { by, reason, at } = suppression;
  return { ...findingOf(finding), suppression: { by, reason, path: at.path, line: at.line } };
}

function dataOf({ data }: Finding): object {
  return Object.fromEntries(Object.entries(data).sort(([a], [b]) => compareText(a, b)));
}

import type { Analysis } from '../../model/analysis.js';
import { needCount } from '../../model/needs.js';
import { escapeTerminal } from '../escape-terminal.js';
import { layoutPlain } from '../svg-worker.js';
import { layoutMap, type Placing, type Route } from './map-layout.js';
import { boxOf, ownedBy } from './service-box.js';
import { HOME, type PageData } from './page-data.js';
import { indexOf, type PageIndex, TextTable } from './page-index.js';
import { pageAccesses, pageLinks } from './page-links.js';
import { legible, ranked } from './rank-links.js';
import { serviceOrder } from './service-order.js';
import { dependenceOf, FIRST_KINDS, serviceTies, strengthOf } from './service-ties.js';

/** What the page's script works with, with at most `places` places of references, and services laid out. */
export async function makePageData(analysis: Analysis, places: number, layout: typeof layoutPlain = layoutPlain): Promise<PageData> {
  const index = indexOf(analysis);
  const names = new TextTable();
  const { links, leftOut } = pageLinks(analysis, { index, names, most: places });
  const accesses = pageAccesses(analysis, { index, names });
  const folders = new TextTable();
  const parts = {
    services: servicesOf(analysis),
    paths: [...index.paths.keys()].map((path) => cut(path, folders)),
    files: filesOf(analysis, index),
    entities: analysis.entities.map(({ name, table, owner, declaredAt }) => ({
      name: escapeTerminal(name),
      table: escapeTerminal(table),
      owner: index.services.get(owner ?? '') ?? -1,
      path: index.paths.get(declaredAt.path) ?? -1,
      line: declaredAt.line,
    })),
    links,
    accesses,
  };
  const needs = new Map(analysis.links.map((link) => [`${index.services.get(link.from)} ${index.services.get(link.to)}`, needCount(link)]));
  const ties = serviceTies(parts).map((tie) => ({ ...tie, needs: needs.get(`${tie.from} ${tie.to}`) ?? 0 }));
  const { order, boxes, routes } = placing(parts, ties);
  const map = await layoutMap({ boxes, order }, routes, layout);
  return { ...parts, folders: folders.texts(), names: names.texts(), placesLeftOut: leftOut, ties, order, map };
}

function servicesOf({ decomposition, serviceMetrics, findings, cycles }: Analysis): PageData['services'] {
  return decomposition.services.map(({ id, name, files, modules }) => ({
    name: escapeTerminal(name),
    files: files.length,
    modules: modules.map((module) => escapeTerminal(module.name)),
    cohesion: Number((serviceMetrics.get(id)?.cohesion ?? 1).toFixed(2)),
    findings: findings.filter(({ services }) => services.includes(id)).length,
    circle: cycles.findIndex((cycle) => cycle.includes(id)),
  }));
}

function cut(path: string, folders: TextTable): readonly [number, string] {
  const slash = path.lastIndexOf('/');
  return [folders.numberOf(path.slice(0, slash + 1)), escapeTerminal(path.slice(slash + 1))];
}

function filesOf({ facts }: Analysis, { paths, homes }: PageIndex): readonly number[] {
  const lines = new Map(facts.files.map((file) => [file.path, file.lines]));
  return [...paths.keys()].filter((path) => lines.has(path)).flatMap((path) => [...(homes.get(path) ?? [HOME.unassigned, -1]), lines.get(path) ?? 0]);
}

/** What is to be placed: who uses first, and the lines that a picture shows at first. */
function placing(data: Pick<PageData, 'services' | 'entities'>, counted: PageData['ties']): Placing & { readonly routes: readonly Route[] } {
  const ties = counted.map((tie) => ({ ...tie, strength: strengthOf(tie.counts, FIRST_KINDS) }));
  const order = serviceOrder(
    data.services.length,
    ties.map((tie) => ({ ...tie, strength: dependenceOf(tie) })),
  );
  const routes = ranked(ties)
    .slice(0, legible(data.services.length))
    .map((tie) => ({ ...tie, against: order.indexOf(tie.from) > order.indexOf(tie.to) }));
  const boxes = data.services.map((service, index) => boxOf(service, ownedBy(data, index)));
  return { order, boxes, routes };
}

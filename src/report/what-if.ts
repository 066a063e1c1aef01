import type { Analysis, Metrics } from '../model/analysis.js';
import type { ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import type { Severity } from '../model/rule.js';
import type { ServiceMetrics } from '../model/system-view.js';
import { type Better, changeOf, METRICS, type MetricChange } from '../model/metric-change.js';
import type { WhatIf } from '../model/what-if.js';

const SERVICE_METRICS = { cohesion: 'more', afferent: 'less', efferent: 'less', instability: null, interfaces: 'less' } satisfies Record<
  keyof ServiceMetrics,
  Better
>;

const SEVERITIES = ['error', 'warning', 'note'] satisfies Severity[];

/** What changes from one analysis to the other, where these files, by path, went to other services. */
export function whatIfOf(before: Analysis, after: Analysis, moves: ReadonlyMap<string, ServiceId>): WhatIf {
  const homes = new Map(before.decomposition.services.flatMap(({ id, files }) => files.map((path) => [path, id] as const)));
  const ids = before.decomposition.services.map(({ id }) => id);
  const services = ids.map((service) => ({ service, metrics: serviceChanges(service, before, after) }));
  return {
    moves: [...moves].map(([path, to]) => ({ path, from: homes.get(path) ?? null, to })).sort((a, b) => compareText(a.path, b.path)),
    metrics: [...wholeChanges(before, after), ...findingChanges(before, after)],
    services: services.filter(({ metrics }) => metrics.some(({ change }) => change !== 'same')),
    owners: ownerChanges(before, after),
  };
}

function wholeChanges(before: Analysis, after: Analysis): readonly MetricChange[] {
  const names = Object.keys(METRICS) as (keyof Metrics)[]; // the keys of a constant of ours
  return names.map((metric) => changeOf(metric, METRICS[metric], [before.metrics[metric], after.metrics[metric]]));
}

function findingChanges(before: Analysis, after: Analysis): readonly MetricChange[] {
  const countIn = ({ findings }: Analysis, severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return SEVERITIES.map((severity) => changeOf(`findings.${severity}`, 'less', [countIn(before, severity), countIn(after, severity)]));
}

function serviceChanges(service: ServiceId, before: Analysis, after: Analysis): readonly MetricChange[] {
  const filesIn = ({ decomposition }: Analysis): number | null => decomposition.services.find(({ id }) => id === service)?.files.length ?? null;
  const names = Object.keys(SERVICE_METRICS) as (keyof ServiceMetrics)[]; // the keys of a constant of ours
  const figures = names.map((metric) => {
    const [one, other] = [before, after].map(({ serviceMetrics }) => serviceMetrics.get(service)?.[metric] ?? null);
    return changeOf(metric, SERVICE_METRICS[metric], [one ?? null, other ?? null]);
  });
  return [changeOf('files', null, [filesIn(before), filesIn(after)]), ...figures];
}

function ownerChanges(before: Analysis, after: Analysis): WhatIf['owners'] {
  const owners = new Map(after.entities.map(({ id, owner }) => [id, owner]));
  return before.entities
    .map(({ id, owner }) => ({ entity: id, before: owner, after: owners.get(id) ?? null }))
    .filter((entity) => entity.before !== entity.after)
    .sort((a, b) => compareText(a.entity, b.entity));
}

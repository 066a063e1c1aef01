import type { CoChange } from '../model/analysis.js';
import { type Commit, MOST_FILES_TOGETHER } from '../model/history.js';
import type { ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import type { SystemView } from '../model/system-view.js';

/** What was changed together earlier may long be apart (judgement). In seconds. */
const WINDOW = 2 * 365 * 24 * 60 * 60;
/** A share of fewer commits than these says nothing: at 50 its standard error is up to 7 %. */
const LEAST_COMMITS = 50;

/** How far the services change together; null without a history, or with one that is too short to judge by. */
export function coChangeOf({ facts, services, serviceOf }: Pick<SystemView, 'facts' | 'services' | 'serviceOf'>): CoChange | null {
  const touched = recent(facts.history?.commits ?? [])
    .map(({ files }) => new Set(files.map(serviceOf).filter((service) => service !== null)))
    .filter((touching) => touching.size > 0);
  if (touched.length < LEAST_COMMITS) return null;
  const crossing = touched.filter((touching) => touching.size > 1);
  const times = (commits: readonly ReadonlySet<ServiceId>[], id: ServiceId): number => commits.filter((touching) => touching.has(id)).length;
  return {
    commits: touched.length,
    crossing: crossing.length,
    share: crossing.length / touched.length,
    services: services.map(({ id }) => ({ id, commits: times(touched, id), crossing: times(crossing, id) })).sort((a, b) => compareText(a.id, b.id)),
  };
}

/** Commits that are small enough to say what belongs together, up to the window before the newest of all. */
function recent(commits: readonly Commit[]): readonly Commit[] {
  const newest = commits.reduce((latest, { time }) => Math.max(latest, time), 0);
  return commits.filter(({ time, size }) => size <= MOST_FILES_TOGETHER && time >= newest - WINDOW);
}

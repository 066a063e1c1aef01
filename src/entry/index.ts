import type { EntryPoint } from '../model/facts.js';
import { byLocation, compareText } from '../model/location.js';
import type { Program } from '../model/program.js';
import { background } from './background.js';
import { commands } from './commands.js';
import { decoratedControllers } from './decorated-controllers.js';
import { express } from './express.js';
import type { Framework } from './framework.js';
import { lambda } from './lambda.js';
import { nest } from './nest.js';
import { next } from './next.js';
import { resolverMaps } from './resolver-maps.js';
import { serverActions } from './server-actions.js';

/** The frameworks that are understood. A new one is a file and a line here. */
const FRAMEWORKS: readonly Framework[] = [nest, decoratedControllers, resolverMaps, express, next, serverActions, background, commands, lambda];

/** Names of called methods whose arguments are read deeper than one level: `server.route([{ method, path, handler }])`, `consumer.subscribe({ topics: ['paid'] })`. */
export const entryCallNames: ReadonlySet<string> = new Set(['route', 'subscribe', 'command', 'setGlobalPrefix']);

/** Where the outside world comes in: routes, resolvers, messages, jobs, schedules, commands. By place; each once. */
export function readEntryPoints(program: Program): EntryPoint[] {
  const points = new Map<string, EntryPoint>();
  for (const point of FRAMEWORKS.flatMap((framework) => framework.find(program))) {
    const { at, kind, method, route, unit, member } = point;
    points.set([at.path, at.line, kind, method, route, unit, member].join('\0'), point);
  }
  return [...points.values()].sort((a, b) => byLocation(a.at, b.at) || compareText(a.route, b.route) || compareText(a.method, b.method));
}

export { readDispatches } from './dispatch.js';

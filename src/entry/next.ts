import type { EntryPoint } from '../model/facts.js';
import type { FileFacts } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import type { Framework } from './framework.js';
import { type Handler, handlerOf } from './handlers.js';
import { joinRoute } from './texts.js';

const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);
const APP_ROUTE = /(?:^|\/)app\/(?:(.*)\/)?route\.[cm]?[jt]sx?$/;
const PAGES_ROUTE = /(?:^|\/)pages\/(api(?:\/.*)?)\.[cm]?[jt]sx?$/;

/** Next.js: what `route.ts` below `app/` exports under the names of methods, and the default export of files below `pages/api/`. */
export const next: Framework = {
  id: 'next',
  find: (program) => program.files.flatMap((file) => routesOf(program, file)),
};

function routesOf(program: Program, file: FileFacts): readonly EntryPoint[] {
  const app = APP_ROUTE.exec(file.path);
  if (app) {
    const route = appRoute(app[1] ?? '');
    return exportedAs(program, file, (name) => METHODS.has(name)).map((found) => pointAt(file, found, { method: found.name, route }));
  }
  const pages = PAGES_ROUTE.exec(file.path);
  if (!pages) return [];
  const route = joinRoute((pages[1] ?? '').replace(/\/index$/, ''));
  return exportedAs(program, file, (name) => name === 'default').map((found) => pointAt(file, found, { method: 'ALL', route }));
}

interface Exported {
  readonly name: string;
  readonly line: number;
  readonly handler: Handler;
}

function exportedAs(program: Program, file: FileFacts, wanted: (name: string) => boolean): readonly Exported[] {
  return file.exports.flatMap(({ exported, local, value, line, typeOnly }) => {
    if (typeOnly || !wanted(exported)) return [];
    const expression = value ?? ({ kind: 'name', name: local ?? exported } as const);
    return [{ name: exported, line, handler: handlerOf(program, { path: file.path, scope: 0, expression }) }];
  });
}

function pointAt(file: FileFacts, { line, handler }: Exported, { method, route }: Pick<EntryPoint, 'method' | 'route'>): EntryPoint {
  return { kind: 'http', method, route, at: { path: file.path, line }, ...handler };
}

/** Groups in parentheses are not part of the route. */
function appRoute(folders: string): string {
  return joinRoute(...folders.split('/').filter((folder) => !/^\(.*\)$/.test(folder)));
}

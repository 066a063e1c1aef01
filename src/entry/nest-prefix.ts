import type { EntryPoint } from '../model/facts.js';
import type { CallFact, Expression } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import { joinRoute, textsOf, valueAt } from './texts.js';

/** What one application puts before its routes. */
interface Prefix {
  /** The folder of the file that starts the application. */
  readonly folder: string;
  readonly text: string;
  /** Routes that go without it. */
  readonly except: ReadonlySet<string>;
}

/**
 * Puts `app.setGlobalPrefix('api')` before the routes of the controllers below the folder of the file that says so, the nearest such folder;
 * where only one application says so, before all.
 */
export function withGlobalPrefix(program: Program, points: readonly EntryPoint[]): readonly EntryPoint[] {
  const prefixes = prefixesOf(program);
  if (prefixes.length === 0) return points;
  return points.map((point) => {
    const prefix = point.kind === 'http' ? prefixFor(prefixes, point.at.path) : undefined;
    return prefix && !prefix.except.has(point.route) ? { ...point, route: joinRoute(prefix.text, point.route) } : point;
  });
}

function prefixFor(prefixes: readonly Prefix[], path: string): Prefix | undefined {
  const [only, ...others] = prefixes;
  return prefixes.find(({ folder }) => folder === '' || path.startsWith(`${folder}/`)) ?? (others.length === 0 ? only : undefined);
}

/** The deepest folder first. */
function prefixesOf(program: Program): readonly Prefix[] {
  const found: Prefix[] = [];
  for (const { path, calls } of program.files) {
    for (const call of calls) {
      if (call.callee.kind !== 'member' || call.callee.name !== 'setGlobalPrefix') continue;
      const [text] = textsAt(program, path, call, call.arguments[0]);
      const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
      const except = valueAt(call.arguments[1], 'exclude');
      if (text !== undefined) found.push({ folder, text, except: new Set(textsAt(program, path, call, except).map((route) => joinRoute(route))) });
    }
  }
  return found.sort((a, b) => b.folder.length - a.folder.length);
}

function textsAt(program: Program, path: string, { scope }: CallFact, expression: Expression | undefined): readonly string[] {
  return expression ? textsOf(program, { path, scope, expression }) : [];
}

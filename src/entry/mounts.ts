import type { CallFact } from '../model/file-facts.js';
import type { Meaning, Program } from '../model/program.js';
import { textsOf } from './texts.js';

/** Routers by the call that makes them, with the path and the router they are mounted on. */
export type Mounts = ReadonlyMap<RouterKey, Mount>;

interface Mount {
  readonly path: string;
  readonly on: RouterKey | null;
}

/** The call that makes a router: file and index. */
type RouterKey = string;

/** Routers on routers are followed this far; a router mounted on itself would go on without end. */
const MAX_MOUNTED = 8;

/** Where routers are mounted: `app.use('/orders', ordersRouter)`, `app.route('/orders', orders)`. Of a router that is mounted twice, the first place by path and call. */
export function mountsOf(program: Program): Mounts {
  const mounts = new Map<RouterKey, Mount>();
  for (const { path, calls } of program.files) {
    for (const [index, call] of calls.entries()) {
      for (const [router, mount] of mountsIn(program, path, { call, index })) if (!mounts.has(router)) mounts.set(router, mount);
    }
  }
  return mounts;
}

function mountsIn(
  program: Program,
  path: string,
  { call, index }: { readonly call: CallFact; readonly index: number },
): readonly (readonly [RouterKey, Mount])[] {
  const { callee, scope } = call;
  const [first, ...others] = call.arguments;
  if (callee.kind !== 'member' || (callee.name !== 'use' && callee.name !== 'route') || !first || others.length === 0) return [];
  const [prefix] = textsOf(program, { path, scope, expression: first });
  if (prefix === undefined || !prefix.startsWith('/')) return [];
  const on = routerKey(program.receiverOf(path, index));
  return others.flatMap((expression) => {
    const router = routerKey(program.meaningOf(path, scope, expression));
    return router === null ? [] : [[router, { path: prefix, on }] as const];
  });
}

/** The paths of all mounts from the outermost router to this one; '' where it is mounted nowhere, or not known to be a router. */
export function mountedAt(mounts: Mounts, router: Meaning | null): string {
  let key = routerKey(router);
  let path = '';
  for (let depth = 0; key !== null && depth < MAX_MOUNTED; depth += 1) {
    const mount = mounts.get(key);
    if (!mount) break;
    path = mount.path + path;
    key = mount.on;
  }
  return path;
}

function routerKey(meaning: Meaning | null): RouterKey | null {
  const made = meaning?.kind === 'external' ? meaning.trail.steps.find((step) => step.kind === 'call') : undefined;
  return made ? `${made.path}#${made.call}` : null;
}

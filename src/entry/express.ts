import type { EntryPoint } from '../model/facts.js';
import type { CallFact, Expression, FileFacts } from '../model/file-facts.js';
import type { Meaning, Program } from '../model/program.js';
import type { Framework } from './framework.js';
import { canHandle, handlerOf } from './handlers.js';
import { type Mounts, mountedAt, mountsOf } from './mounts.js';
import { holdsRouter } from './own-routers.js';
import { routeObjects } from './route-objects.js';
import { joinRoute, textsOf } from './texts.js';

/** Packages whose objects take `METHOD(path, …handlers)`. */
const MODULES: ReadonlySet<string> = new Set([
  'express',
  'express-promise-router',
  'koa-router',
  '@koa/router',
  'fastify',
  'hono',
  '@hono/zod-openapi',
  'restify',
  'polka',
  'itty-router',
  'elysia',
  '@hapi/hapi',
  'find-my-way',
]);
const METHODS: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'del', 'options', 'head', 'all']);
/** Names of receivers that routes are put on, where linking does not know them. */
const ROUTER_NAME = /^(app|api|server|fastify|instance|routes?|.*router)$/i;

/** Express and its kin (Koa router, Fastify, Hono, Hapi …): `router.get('/orders', …handlers)`, `router.route('/orders').get(…)`, `server.route({ … })`. */
export const express: Framework = {
  id: 'express',
  find(program) {
    const mounts = mountsOf(program);
    return program.files.flatMap((file) => file.calls.flatMap((call, index) => routesOf(program, file, { call, index, mounts })));
  },
};

interface Indexed {
  readonly call: CallFact;
  readonly index: number;
  readonly mounts: Mounts;
}

function routesOf(program: Program, file: FileFacts, indexed: Indexed): readonly EntryPoint[] {
  const { call, index, mounts } = indexed;
  const { callee } = call;
  if (call.kind !== 'call' || callee.kind !== 'member') return [];
  if (callee.name === 'route') return isRouter(program, file, indexed) ? routeObjects(program, file.path, call) : [];
  if (!METHODS.has(callee.name)) return [];
  const receiver = program.receiverOf(file.path, index);
  const handler = handlerIn(call, receiver);
  const path = handler && pathOf(program, file, call);
  if (!handler || path === undefined || !isRouter(program, file, indexed)) return [];
  const prefix = mountedAt(mounts, receiver);
  const route = prefix === '' ? path : joinRoute(prefix, path);
  const owner = handlerOf(program, { path: file.path, scope: call.scope, expression: handler });
  return [{ kind: 'http', method: callee.name === 'del' ? 'DELETE' : callee.name.toUpperCase(), route, at: { path: file.path, line: call.line }, ...owner }];
}

/** The last argument; the second where a class of the repository takes more than handlers (`this.get('/orders', this.list, 'READ')`). */
function handlerIn({ arguments: given }: CallFact, receiver: Meaning | null): Expression | undefined {
  const handler = receiver?.kind === 'instance' ? given[1] : given.at(-1);
  return handler && canHandle(handler.kind) ? handler : undefined;
}

function pathOf(program: Program, file: FileFacts, call: CallFact): string | undefined {
  const chained = call.callee.kind === 'member' ? chainedRoute(file, call.callee.object) : undefined;
  const named = chained ?? (call.arguments.length > 1 ? call.arguments[0] : undefined);
  const [path] = named ? textsOf(program, { path: file.path, scope: call.scope, expression: named }) : [];
  return path !== undefined && isLiteralRoute(path) ? path : undefined;
}

function isLiteralRoute(path: string): boolean {
  return path.startsWith('/') || path === '*' || path === '';
}

/** The path in `router.route('/orders').get(list).post(create)`. */
function chainedRoute(file: FileFacts, object: Expression): Expression | undefined {
  let current = object;
  while (current.kind === 'call') {
    const call: CallFact | undefined = file.calls[current.call];
    if (call?.callee.kind !== 'member') return undefined;
    if (call.callee.name === 'route') return call.arguments[0];
    if (!METHODS.has(call.callee.name)) return undefined;
    current = call.callee.object;
  }
  return undefined;
}

/** By where the receiver comes from; by its name where that is unknown, or it is handed in by someone else's type. */
function isRouter(program: Program, file: FileFacts, { call, index }: Indexed): boolean {
  const receiver = program.receiverOf(file.path, index);
  if (receiver?.kind === 'external' && receiver.trail.module !== '') return MODULES.has(receiver.trail.module);
  if (receiver !== null && receiver.kind !== 'external') return holdsRouter(program, receiver, MODULES);
  let root = call.callee.kind === 'member' ? call.callee.object : call.callee;
  while (root.kind === 'call') {
    const inner: CallFact | undefined = file.calls[root.call];
    if (inner?.callee.kind !== 'member') return false;
    root = inner.callee.object;
  }
  return (root.kind === 'name' || root.kind === 'member') && ROUTER_NAME.test(root.name);
}

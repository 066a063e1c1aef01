import type { CallFact, Expression, FileFacts } from '../model/file-facts.js';
import type { Program, Trail } from '../model/program.js';
import type { Asked, IndexedCall } from './asked.js';
import type { ChainsOf } from './chains.js';
import { HTTP_CLIENTS, HTTP_METHODS, type HttpClient, SAFE_METHODS } from './http-clients.js';
import { optionOf, type Said } from './options.js';
import type { Meant } from './table-call.js';

/** What the program as a whole says of waiting. */
export interface WaitingDefaults {
  /** `setGlobalDispatcher(…)`: what `fetch` waits for is set elsewhere. */
  readonly fetchIsSet: boolean;
  /** `HttpModule.register({ timeout })`, or one whose options are not seen. */
  readonly nestIsSet: boolean;
}

interface Site extends IndexedCall {
  readonly file: FileFacts;
  readonly chains: ChainsOf;
  readonly defaults: WaitingDefaults;
}

/** Names that a global stands under. */
const GLOBALS: ReadonlySet<string> = new Set(['globalThis', 'window', 'self', 'global']);

/** Reads a request of an HTTP client; null where the call is none. */
export function httpCall(program: Program, asked: Asked, site: Site): Meant | null {
  const client = HTTP_CLIENTS.find(({ modules }) => modules.includes(asked.trail.module));
  const request = client && requestOf(client, asked, site.call);
  if (!client || !request) return null;
  const place = { path: site.file.path, scope: site.call.scope };
  const method = request.method ?? methodIn(optionOf(program, { ...place, expression: request.options }, ['method']), request);
  return {
    kind: 'http',
    operation: method ?? 'HTTP',
    changes: method === null ? null : !SAFE_METHODS.has(method),
    timeout: waits(program, { client, asked, site, options: request.options, vague: request.vague }),
  };
}

interface Request {
  /** In capitals; null where the options say it. */
  readonly method: string | null;
  readonly options: Expression | undefined;
  /** One argument that may be the address or the options. */
  readonly vague: boolean;
}

function requestOf(client: HttpClient, asked: Asked, { arguments: given }: CallFact): Request | null {
  const { name, names, trail } = asked;
  if (!isClient(client, trail, names)) return null;
  const hasBody = names.length > 0 ? HTTP_METHODS.get(name) : undefined;
  if (client.methods && hasBody !== undefined) {
    const method = name === 'del' ? 'DELETE' : name.replace('Form', '').toUpperCase();
    return { method, options: given[hasBody ? client.methods.body : client.methods.plain], vague: false };
  }
  return isPlainRequest(client, asked) ? { method: null, ...optionsIn(client, given) } : null;
}

/** A request whose method the options say: `fetch(url)`, `axios(config)`, `api.request(config)`, `api(url)` of a client that was made. */
function isPlainRequest({ own, methods, makers = [] }: HttpClient, { name, names, trail }: Asked): boolean {
  if (trail.module === '') return name === 'fetch';
  if (names.length === 0) return own.includes(name);
  if (name === '') return makers.includes(names.at(-1) ?? '');
  return (methods !== undefined && name === 'request') || (trail.steps.length === 0 && own.includes(name));
}

/** Whether the way leads to a client, and not on from an answer. */
function isClient({ modules, types, makers = [], passing = [] }: HttpClient, trail: Trail, names: readonly string[]): boolean {
  if (modules[0] === '') return (trail.name === 'fetch' && trail.steps.length === 0) || (GLOBALS.has(trail.name) && trail.steps.length === 0);
  if (types && !types.includes(trail.name)) return false;
  const [, ...way] = names;
  return way.every((step) => makers.includes(step) || passing.includes(step) || step === 'default');
}

function optionsIn({ options }: HttpClient, given: readonly Expression[]): Pick<Request, 'options' | 'vague'> {
  const [first, second] = given;
  if (options === 1) return { options: second, vague: false };
  if (first?.kind === 'object') return { options: first, vague: false };
  const isAddress = first?.kind === 'literal' || first?.kind === 'template' || (second !== undefined && second.kind !== 'function');
  return isAddress ? { options: second, vague: false } : { options: first, vague: true };
}

/** The method that options give; GET where they are seen and give none. */
function methodIn(said: Said, { vague }: Request): string | null {
  if (said === 'absent') return vague ? null : 'GET';
  if (said === 'unknown') return null;
  return said.value.kind === 'literal' && typeof said.value.value === 'string' ? said.value.value.toUpperCase() : null;
}

interface Waiting {
  readonly client: HttpClient;
  readonly asked: Asked;
  readonly site: Site;
  readonly options: Expression | undefined;
  readonly vague: boolean;
}

/** Whether the request is given up after some time: by its options, its client's, a later step, or what stands around it. */
function waits(program: Program, { client, asked, site, options, vague }: Waiting): boolean | null {
  const { file, call, index, chains, defaults } = site;
  if (client.limited || chains.endsIn(index, client.chained ?? []) || chains.isRaced(index)) return true;
  const own = optionOf(program, { path: file.path, scope: call.scope, expression: options }, client.limits);
  if (typeof own === 'object') return true;
  const made = madeWith(program, client, asked);
  if (made === true || own === 'unknown' || vague) return made === true ? true : null;
  if (made === null || isSetElsewhere(client, asked, defaults)) return null;
  return options?.kind === 'object' && options.properties.some(({ key }) => key === 'dispatcher' || key === 'agent') ? null : false;
}

function isSetElsewhere({ modules }: HttpClient, { trail }: Asked, { fetchIsSet, nestIsSet }: WaitingDefaults): boolean {
  if (trail.module === '@nestjs/axios') return nestIsSet;
  return fetchIsSet && (modules[0] === '' || trail.module === 'undici');
}

/** What the options of the calls that made the client say; an object known by its type only says nothing. */
function madeWith(program: Program, { makers = [], limits }: HttpClient, { trail }: Asked): boolean | null {
  if (trail.instance && trail.module !== '@nestjs/axios') return null;
  let known: boolean | null = false;
  for (const step of trail.steps) {
    if (step.kind !== 'call' || !makers.includes(step.name)) continue;
    const maker = step.call < 0 ? undefined : program.file(step.path)?.calls[step.call];
    const said = maker ? optionOf(program, { path: step.path, scope: maker.scope, expression: maker.arguments[0] }, limits) : 'unknown';
    if (typeof said === 'object') return true;
    if (said === 'unknown') known = null;
  }
  return known;
}

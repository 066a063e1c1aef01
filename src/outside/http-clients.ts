/** How one HTTP client is called, as a table. */
export interface HttpClient {
  readonly modules: readonly string[];
  /** What the module itself gives that makes a request: `fetch`, `default`. */
  readonly own: readonly string[];
  /** The index of the options in a call of `own` and of `request`; `first`: the first argument where that is no address, else the second. */
  readonly options: 1 | 'first';
  /** Methods named as those of HTTP; the index of the options where the request has a body, and where it has none. */
  readonly methods?: { readonly body: number; readonly plain: number };
  /** Methods that make a client, with its options first. */
  readonly makers?: readonly string[];
  /** Names on the way to a request that lead to a client: `axiosRef`. */
  readonly passing?: readonly string[];
  /** The only names of the module that are clients; absent: any. */
  readonly types?: readonly string[];
  /** Options that end the wait. */
  readonly limits: readonly string[];
  /** A later step of the chain that ends the wait: `.timeout(1000)`. */
  readonly chained?: readonly string[];
  /** It ends the wait by itself, after seconds. */
  readonly limited?: true;
}

/** The HTTP clients that are understood. */
export const HTTP_CLIENTS: readonly HttpClient[] = [
  { modules: [''], own: ['fetch'], options: 1, limits: ['signal'] },
  {
    modules: [
      'node-fetch',
      'cross-fetch',
      'isomorphic-fetch',
      'isomorphic-unfetch',
      'node-fetch-native',
      '@whatwg-node/fetch',
      'undici',
      'make-fetch-happen',
      'minipass-fetch',
    ],
    own: ['default', 'fetch', 'request', 'stream'],
    options: 1,
    limits: ['signal', 'timeout', 'headersTimeout', 'bodyTimeout'],
  },
  {
    modules: ['axios', '@nestjs/axios'],
    own: ['default'],
    options: 'first',
    methods: { body: 2, plain: 1 },
    makers: ['create'],
    passing: ['axiosRef'],
    types: ['default', '*', 'Axios', 'AxiosInstance', 'AxiosStatic', 'HttpService', 'axios'],
    limits: ['timeout', 'signal'],
    chained: ['timeout'],
  },
  {
    modules: ['got', 'ofetch'],
    own: ['default', 'got', 'ofetch', '$fetch'],
    options: 'first',
    methods: { body: 1, plain: 1 },
    makers: ['extend', 'create'],
    limits: ['timeout', 'signal'],
  },
  {
    modules: ['ky', 'ky-universal'],
    own: ['default'],
    options: 1,
    methods: { body: 1, plain: 1 },
    makers: ['extend', 'create'],
    limits: ['timeout', 'signal'],
    limited: true,
  },
  {
    modules: ['request', 'request-promise', 'request-promise-native'],
    own: ['default', '*'],
    options: 'first',
    methods: { body: 1, plain: 1 },
    makers: ['defaults'],
    limits: ['timeout'],
  },
  { modules: ['superagent'], own: [], options: 1, methods: { body: 1, plain: 1 }, makers: ['agent'], limits: [], chained: ['timeout'] },
  {
    modules: ['http', 'https', 'node:http', 'node:https'],
    own: ['request'],
    options: 'first',
    methods: { body: 1, plain: 1 },
    limits: ['timeout', 'signal'],
    chained: ['setTimeout'],
  },
];

/** HTTP methods as client methods are named, and whether the request has a body. */
export const HTTP_METHODS: ReadonlyMap<string, boolean> = new Map([
  ['get', false],
  ['head', false],
  ['options', false],
  ['delete', false],
  ['del', false],
  ['post', true],
  ['put', true],
  ['patch', true],
  ['postForm', true],
  ['putForm', true],
  ['patchForm', true],
]);

/** HTTP methods that change nothing (RFC 9110, 2022, 9.2.1). */
export const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

import { describe, expect, it } from 'vitest';
import { outsideCalls } from './calls.js';

const AXIOS = `import axios from 'axios';`;
const NEST = `import { HttpModule, HttpService } from '@nestjs/axios'; export class A { constructor(private h: HttpService) {} go() { return this.h.get('u'); } }`;

/** A snippet, and what is read in it. */
const READ: readonly (readonly [code: string, ...expected: string[]])[] = [
  [`fetch('u');`, 'http GET module asks unlimited'],
  [`globalThis.fetch('u', { method: 'post' });`, 'http POST module changes unlimited'],
  [`fetch('u', { signal: AbortSignal.timeout(500) });`, 'http GET module asks limited'],
  [`const c = new AbortController(); fetch('u', { method: 'PUT', signal: c.signal });`, 'http PUT module changes limited'],
  [`export function go(init) { return fetch('u', init); }`, 'http HTTP go may change ?'],
  [`export function go(init) { return fetch('u', { ...init, method: 'DELETE' }); }`, 'http DELETE go changes ?'],
  [`const init = { method: 'POST' }; fetch('u', init);`, 'http POST module changes ?'],
  [`export const go = () => Promise.race([fetch('u'), late()]);`, 'http GET go asks limited'],
  [`export const go = () => withTimeout(() => fetch('u'), 500);`, 'http GET go asks limited'],
  [`setTimeout(() => fetch('u'), 500);`, 'http GET module asks unlimited'],
  [`import { setGlobalDispatcher } from 'undici'; setGlobalDispatcher(x); fetch('u');`, 'http GET module asks ?'],
  [`import fetch from 'node-fetch'; fetch('u', { timeout: 5 });`, 'http node-fetch GET module asks limited'],
  [`${AXIOS} axios.get('u');`, 'http axios GET module asks unlimited'],
  [`${AXIOS} axios.post('u', { timeout: 5 });`, 'http axios POST module changes unlimited'],
  [`${AXIOS} axios.post('u', {}, { timeout: 5 });`, 'http axios POST module changes limited'],
  [`${AXIOS} axios({ url: 'u', method: 'PATCH' });`, 'http axios PATCH module changes unlimited'],
  [`${AXIOS} export const go = (config) => axios(config);`, 'http axios HTTP go may change ?'],
  [`${AXIOS} const api = axios.create({ timeout: 5 }); api.get('u');`, 'http axios GET module asks limited'],
  [`${AXIOS} const api = axios.create({ baseURL: 'b' }); api.delete('u');`, 'http axios DELETE module changes unlimited'],
  [`${AXIOS} export const go = (o) => { const api = axios.create(o); return api.get('u'); };`, 'http axios GET go asks ?'],
  [`import { AxiosInstance } from 'axios'; export const go = (api: AxiosInstance) => api.get('u');`, 'http axios GET go asks ?'],
  [`${AXIOS} const r = axios.get('u'); r.data.get('x');`, 'http axios GET module asks unlimited'],
  [NEST, 'http @nestjs/axios GET A.go asks unlimited'],
  [`${NEST} export const m = HttpModule.register({ timeout: 5 });`, 'http @nestjs/axios GET A.go asks ?'],
  [NEST.replace("get('u')", "get('u').pipe(timeout(500))"), 'http @nestjs/axios GET A.go asks limited'],
  [`import got from 'got'; got.post('u', { json: {} });`, 'http got POST module changes unlimited'],
  [`import got from 'got'; const api = got.extend({ timeout: { request: 5 } }); api('u');`, 'http got GET module asks limited'],
  [`import ky from 'ky'; ky.get('u');`, 'http ky GET module asks limited'],
  [
    `import superagent from 'superagent'; superagent.get('u').timeout(5); superagent.put('u');`,
    'http superagent GET module asks limited',
    'http superagent PUT module changes unlimited',
  ],
  [`import https from 'node:https'; https.request({ method: 'POST' }, () => {});`, 'http node:https POST module changes unlimited'],
  [`import { request } from 'http'; request('u', () => {}).setTimeout(5);`, 'http http GET module asks limited'],
];

const LEFT: readonly string[] = [
  `export function fetch(u) {} fetch('u');`,
  `export const go = (fetch) => fetch('u');`,
  `import axios from 'axios'; axios.isAxiosError(e); axios.interceptors.request.use((c) => c);`,
  `import { AxiosError } from 'axios'; export const go = (e: AxiosError) => e.config.headers.get('x');`,
  `import http from 'node:http'; http.createServer(() => {});`,
  `const map = new Map(); map.get('x'); map.delete('x');`,
];

describe('requests over HTTP', () => {
  it.each(READ)('%s', (code, ...expected) => {
    expect(outsideCalls(code)).toEqual(expected);
  });

  it.each(LEFT)('leaves alone: %s', (code) => {
    expect(outsideCalls(code)).toEqual([]);
  });
});

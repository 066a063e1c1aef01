import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** What one layout may cost. */
export interface LayoutLimits {
  readonly seconds: number;
  readonly memoryMb: number;
}

/** A finished picture, or why there is none: a clause such as `stopped after 20 s`. */
export type Layout = { readonly kind: 'done'; readonly svg: string } | { readonly kind: 'gave-up'; readonly why: string };

// A picture of 220 nodes and 520 lines takes 8 s; what takes over 20 s takes minutes, or the stack.
const LIMITS: LayoutLimits = { seconds: 20, memoryMb: 512 };

/**
 * Lays out a Graphviz graph in a thread of its own, so that a graph too large for it can be given up.
 * Throws where Graphviz refuses the graph: that is a fault of the one who wrote it.
 */
export async function layoutSvg(dot: string, { seconds, memoryMb }: LayoutLimits = LIMITS): Promise<Layout> {
  const engine = createRequire(import.meta.url).resolve('@viz-js/viz');
  const worker = new Worker(THREAD, { eval: true, execArgv: [], workerData: { engine, dot }, resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 16 } });
  try {
    return await answerOf(worker, seconds);
  } finally {
    await worker.terminate();
  }
}

// Given as text and not as a file, so that it runs the same from sources, from a build and from a bundle. Plain CommonJS: nothing compiles it.
const THREAD = `
  const { parentPort, workerData } = require('node:worker_threads');
  require(workerData.engine).instance().then((viz) => {
    try { parentPort.postMessage(viz.render(workerData.dot, { format: 'svg', engine: 'dot' })); }
    catch (error) { parentPort.postMessage({ status: 'overflow', reason: String(error && error.message) }); }
  });
`;

/** What the thread sends: the answer of `render`, or that its stack or memory did not suffice. */
type Message =
  | { readonly status: 'success' | 'failure'; readonly output?: string; readonly errors: readonly { readonly level?: string; readonly message: string }[] }
  | { readonly status: 'overflow'; readonly reason: string };

function answerOf(worker: Worker, seconds: number): Promise<Layout> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve({ kind: 'gave-up', why: `stopped after ${seconds} s` }), seconds * 1000);
    worker.once('message', (message: Message) => {
      clearTimeout(timer);
      try {
        resolve(layoutOf(message));
      } catch (error) {
        reject(error);
      }
    });
    worker.once('error', () => {
      clearTimeout(timer);
      resolve({ kind: 'gave-up', why: 'out of memory' });
    });
  });
}

import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** What one layout may cost. */
export interface LayoutLimits {
  readonly seconds: number;
  /** Of the thread's JavaScript heap. Graphviz's own memory is WASM's, which only the time bounds: 650 MB were seen in 20 s. */
  readonly memoryMb: number;
}

/** A finished picture, or why there is none: a clause such as `stopped after 20 s`. */
export type Layout = { readonly kind: 'done'; readonly svg: string } | { readonly kind: 'gave-up'; readonly why: string };

// A picture of 220 nodes and 520 lines takes 8 s on a small machine; what takes over 20 s takes minutes, or all of the stack.
const LIMITS: LayoutLimits = { seconds: 20, memoryMb: 512 };

/**
 * Lays out a Graphviz graph in a thread of its own, so that one that takes too long or too much memory can be given up.
 * Throws where Graphviz refuses the graph's syntax, or cannot be loaded: both are our faults.
 */
export async function layoutSvg(dot: string, limits: LayoutLimits = LIMITS): Promise<Layout> {
  const layout = await layoutAs('svg', dot, limits);
  return layout.kind === 'done' ? { kind: 'done', svg: layout.output } : layout;
}

/** The places of nodes and the points of lines alone, in Graphviz's plain format; else as `layoutSvg`. */
export function layoutPlain(dot: string, limits: LayoutLimits = LIMITS): Promise<Layouted> {
  return layoutAs('plain', dot, limits);
}

/** What Graphviz wrote, or why it gave up. */
export type Layouted = { readonly kind: 'done'; readonly output: string } | { readonly kind: 'gave-up'; readonly why: string };

async function layoutAs(format: 'svg' | 'plain', dot: string, limits: LayoutLimits): Promise<Layouted> {
  const engine = createRequire(import.meta.url).resolve('@viz-js/viz');
  const worker = new Worker(THREAD, {
    eval: true,
    execArgv: [],
    workerData: { engine, dot, format },
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, stackSizeMb: 16 },
  });
  try {
    const [answer] = await once(worker, 'message', { signal: AbortSignal.timeout(limits.seconds * 1000) });
    return layoutOf(answer as Answer); // sent by THREAD below, and by nobody else
  } catch (error) {
    return { kind: 'gave-up', why: limitReached(error, limits) };
  } finally {
    await worker.terminate();
  }
}

// Text and not a file of its own, so that it runs the same from sources, from a build and from a bundle; CommonJS, as nothing compiles it.
const THREAD = `
  const { parentPort, workerData } = require('node:worker_threads');
  require(workerData.engine).instance().then((viz) => {
    let answer;
    try { answer = viz.render(workerData.dot, { format: workerData.format, engine: 'dot' }); }
    catch (error) { answer = { status: 'exhausted', errors: [{ message: String(error && error.message) }] }; }
    parentPort.postMessage(answer);
  });
`;

/** What Graphviz answers; `exhausted` where it threw: its stack or its memory did not suffice. */
interface Answer {
  readonly status: 'success' | 'failure' | 'exhausted';
  readonly output?: string;
  readonly errors: readonly { readonly level?: string; readonly message: string }[];
}

function layoutOf({ status, output = '', errors }: Answer): Layouted {
  const grave = errors.filter(({ level }) => level !== 'warning').map(({ message }) => message);
  if (status === 'failure') throw new Error(`Graphviz refused the graph: ${grave.join('; ')}`);
  if (status === 'exhausted') return { kind: 'gave-up', why: 'the layout ran out of stack or memory' };
  // a success with errors is a picture with something missing: "lost n3 n7 edge"
  return grave.length > 0 ? { kind: 'gave-up', why: 'the layout is incomplete' } : { kind: 'done', output };
}

/** Words for a limit that was reached; throws every other error again. */
function limitReached(error: unknown, { seconds, memoryMb }: LayoutLimits): string {
  if (error instanceof Error && error.name === 'AbortError') return `the layout was stopped after ${seconds} s`;
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return `the layout needed more than ${memoryMb} MB`;
  throw error;
}

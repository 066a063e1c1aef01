import { judgeLimits } from '../judge/judge-limits.js';
import { EXIT } from '../model/errors.js';
import type { GateResult } from '../model/gate.js';
import { analysePath } from './analyse-path.js';
import { destinationOf } from './deliver.js';
import type { Task } from './flags.js';
import { targetOf } from './target.js';
import type { Tools } from './tools.js';
import { mergeLimits } from './merge-settings.js';
import type { Streams } from './streams.js';

const CODES = { clean: EXIT.clean, failed: EXIT.gateFailed, incomplete: EXIT.incomplete } satisfies Record<GateResult['outcome'], number>;

/** `seamline check`: the gate. */
export async function runCheck(task: Extract<Task, { kind: 'check' }>, streams: Streams, tools: Tools): Promise<number> {
  const destination = destinationOf(task.flags, streams);
  const { analysis, config } = await analysePath(task, streams, tools);
  const gate = judgeLimits(analysis, mergeLimits(task.flags, config));
  if (task.flags.format === 'json') {
    const { renderGateJson } = await import('../report/gate-json.js');
    await destination.deliver(renderGateJson(gate, analysis));
  } else {
    const { renderGate } = await import('../report/gate.js');
    await destination.deliver(renderGate(gate, analysis, { ...destination, ...targetOf(task) }));
  }
  return CODES[gate.outcome];
}

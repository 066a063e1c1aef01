import { judgeLimits } from '../judge/judge-limits.js';
import { EXIT } from '../model/errors.js';
import type { GateResult } from '../model/gate.js';
import { analysePath } from './analyse-path.js';
import type { Task } from './flags.js';
import { mergeLimits } from './merge-settings.js';
import type { Streams } from './streams.js';
import { prefixOf, targetOf } from './target.js';
import type { Tools } from './tools.js';
import { outputsOf, writeReports } from './write-reports.js';

const CODES = { clean: EXIT.clean, failed: EXIT.gateFailed, incomplete: EXIT.incomplete } satisfies Record<GateResult['outcome'], number>;

/** `seamline check`: the gate. */
export async function runCheck(task: Extract<Task, { kind: 'check' }>, streams: Streams, tools: Tools): Promise<number> {
  const outputs = outputsOf(task.flags, streams);
  const target = targetOf(task);
  const { analysis, config } = await analysePath(task, streams, tools);
  const gate = judgeLimits(analysis, mergeLimits(task.flags, config));
  const { renderGate } = await import('../report/gate.js');
  const { renderGateJson } = await import('../report/gate-json.js');
  await writeReports(outputs, analysis, {
    own: { terminal: (destination) => renderGate(gate, analysis, { ...destination, ...target }), json: () => renderGateJson(gate, analysis) },
    exchange: { gate, prefix: prefixOf(target, streams.cwd) },
  });
  return CODES[gate.outcome];
}

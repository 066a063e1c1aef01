import { judgeLimits } from '../judge/judge-limits.js';
import { EXIT, UserError } from '../model/errors.js';
import type { GateResult } from '../model/gate.js';
import { analysePath } from './analyse-path.js';
import { readBaseline } from './baseline-file.js';
import type { Task } from './flags.js';
import { mergeLimits } from './merge-settings.js';
import type { Streams } from './streams.js';
import { prefixOf, targetOf } from './target.js';
import { tellFaults } from './tell-faults.js';
import type { Tools } from './tools.js';
import { outputsOf, writeReports } from './write-reports.js';

/** One call in a hundred: a share moves by as much when code is added that nobody would call coupling (judgement). */
const TOLERANCE = 0.01;

const CODES = { clean: EXIT.clean, failed: EXIT.gateFailed, incomplete: EXIT.incomplete } satisfies Record<GateResult['outcome'], number>;

/** `seamline check`: the gate. */
export async function runCheck(task: Extract<Task, { kind: 'check' }>, streams: Streams, tools: Tools): Promise<number> {
  const outputs = outputsOf(task.flags, streams);
  const target = targetOf(task);
  const { baseline: named, strictBaseline = false, tolerance = TOLERANCE } = task.flags;
  const baseline = readBaseline(named, target, streams.cwd);
  if (strictBaseline && !baseline)
    throw new UserError('--strict-baseline holds against a baseline, and there is none.', `write one: seamline baseline ${target.words}`);
  const { analysis, config } = await analysePath(task, streams, tools, baseline?.services);
  const accepted = baseline ? { baseline, tolerance, strict: strictBaseline } : undefined;
  const gate = judgeLimits(analysis, mergeLimits(task.flags, config), accepted);
  const { renderGate } = await import('../report/gate.js');
  const { renderGateJson } = await import('../report/gate-json.js');
  await writeReports(outputs, analysis, {
    own: { terminal: (destination) => renderGate(gate, analysis, { ...destination, ...target }), json: () => renderGateJson(gate, analysis) },
    exchange: { gate, prefix: prefixOf(target, streams.cwd) },
    means: { flags: task.flags, streams },
  });
  await tellFaults(analysis.ruleFaults, streams.stderr);
  return CODES[gate.outcome];
}

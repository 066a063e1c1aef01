import { judgeLimits } from '../judge/judge-limits.js';
import { baselineOf } from '../judge/make-baseline.js';
import { EXIT, UserError } from '../model/errors.js';
import type { GateResult } from '../model/gate.js';
import type { Analysis } from '../model/analysis.js';
import { analyseChange, analysePath } from './analyse-path.js';
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
  const { since } = task.flags;
  const { analysis, gate } = since === undefined ? await checkAll(task, streams, tools) : await checkSince({ ...task, since }, streams, tools);
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

type CheckTask = Extract<Task, { kind: 'check' }>;

interface Checked {
  readonly analysis: Analysis;
  readonly gate: GateResult;
}

async function checkAll(task: CheckTask, streams: Streams, tools: Tools): Promise<Checked> {
  const target = targetOf(task);
  const { baseline: named, strictBaseline = false, tolerance = TOLERANCE } = task.flags;
  const baseline = readBaseline(named, target, streams.cwd);
  if (strictBaseline && !baseline)
    throw new UserError('--strict-baseline holds against a baseline, and there is none.', `write one: seamline baseline ${target.words}`);
  const { analysis, config } = await analysePath(task, streams, tools, baseline?.services);
  const renamed = baseline ? await tools.newNamesOf(baseline.services, analysis.decomposition.services) : undefined;
  const accepted = baseline ? { baseline, tolerance, strict: strictBaseline, renamed } : undefined;
  return { analysis, gate: judgeLimits(analysis, mergeLimits(task.flags, config), accepted) };
}

/**
 * What the change brought in: findings that were not there where it started, figures that are worse than there, and limits that were kept there and are not
 * now. A baseline in the folder only gives services their ids.
 */
async function checkSince(task: CheckTask & { readonly since: string }, streams: Streams, tools: Tools): Promise<Checked> {
  const { baseline: named, strictBaseline, tolerance = TOLERANCE, graph } = task.flags;
  if (graph !== undefined) throw new UserError('--since asks git for an earlier state of a folder, and --graph is none.', 'leave out one of the two');
  if (typeof named === 'string' || strictBaseline)
    throw new UserError('--since holds against the state that the change started from, and a baseline is another one.', 'leave out one of the two');
  const services = readBaseline(named, targetOf(task), streams.cwd)?.services;
  const request = { base: task.since, head: null, parted: true };
  const { change, config } = await analyseChange({ ...task, request }, streams, tools, services);
  const { before, after, difference } = change;
  const limits = mergeLimits(task.flags, config);
  const missed = new Set(judgeLimits(before, limits).limits.flatMap(({ name, passed }) => (passed ? [] : [name])));
  const kept = Object.fromEntries(Object.entries(limits).filter(([name]) => !missed.has(name)));
  const heard = withoutFailed(after, before.ruleFaults);
  return { analysis: heard, gate: judgeLimits(heard, kept, { baseline: baselineOf(before), tolerance, strict: false, since: difference.before }) };
}

/** Without the findings of rules that failed on the earlier side: which of them are new is not known, and that makes the check incomplete. */
function withoutFailed(after: Analysis, faults: Analysis['ruleFaults'] = []): Analysis {
  const failed = new Map([...faults, ...(after.ruleFaults ?? [])].map((fault) => [fault.ruleId, fault]));
  if (faults.length === 0) return after;
  return { ...after, findings: after.findings.filter(({ ruleId }) => !failed.has(ruleId)), ruleFaults: [...failed.values()] };
}

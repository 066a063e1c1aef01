import { UserError } from '../model/errors.js';
import { analysePath } from './analyse-path.js';
import type { Task } from './flags.js';
import { plannedMoves } from './planned-moves.js';
import type { Streams } from './streams.js';
import { prefixOf, targetOf } from './target.js';
import { tellFaults } from './tell-faults.js';
import type { Tools } from './tools.js';
import { outputsOf, writeReports } from './write-reports.js';

/** `seamline analyze`: the report; with `--move`, what would change: for people that alone, for programs within the report. Findings do not fail it, a rule that failed is exit 3. */
export async function runAnalyze(task: Extract<Task, { kind: 'analyze' }>, streams: Streams, tools: Tools): Promise<number> {
  const outputs = outputsOf(task.flags, streams);
  const { move } = task.flags;
  const target = targetOf(task);
  const untold = outputs.find(({ format }) => format !== 'terminal' && format !== 'json')?.format;
  if (move !== undefined && untold !== undefined) throw new UserError(`--format ${untold} does not tell what a move would change.`, 'use terminal or json');
  const { analysis, config, rules } = await analysePath(task, streams, tools);
  const { reporters } = await import('../report/index.js');
  const means = { flags: task.flags, streams };
  const exchange = { prefix: prefixOf(target, streams.cwd) };
  if (move === undefined) {
    await writeReports(outputs, analysis, {
      own: { terminal: (destination) => reporters.terminal(analysis, { ...destination, ...target }), json: () => reporters.json(analysis) },
      exchange,
      means,
    });
    return tellFaults(analysis.ruleFaults, streams.stderr);
  }
  const moves = plannedMoves(move, { analysis, target, cwd: streams.cwd });
  const after = await tools.tryMoves(analysis, moves, { rules, settings: config.rules, suppress: config.suppress });
  const { whatIfOf } = await import('../report/what-if.js');
  const whatIf = whatIfOf(analysis, after, moves);
  const { renderWhatIf } = await import('../report/what-if-terminal.js');
  await writeReports(outputs, analysis, {
    own: {
      terminal: (destination) => renderWhatIf(whatIf, analysis, { ...destination, ...target }),
      json: () => reporters.json(analysis, whatIf),
    },
    exchange,
    means,
  });
  return tellFaults([...(analysis.ruleFaults ?? []), ...(after.ruleFaults ?? [])], streams.stderr);
}

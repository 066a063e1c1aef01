import { rules } from '../../rules/index.js';
import { EXIT } from '../model/errors.js';
import { analysePath } from './analyse-path.js';
import { destinationOf } from './deliver.js';
import { plannedMoves } from './planned-moves.js';
import type { Task } from './flags.js';
import { targetOf } from './target.js';
import type { Tools } from './tools.js';
import type { Streams } from './streams.js';

/** `seamline analyze`: the report; with `--move`, what would change: for people that alone, for programs within the report. Findings do not fail it. */
export async function runAnalyze(task: Extract<Task, { kind: 'analyze' }>, streams: Streams, tools: Tools): Promise<number> {
  const destination = destinationOf(task.flags, streams);
  const target = targetOf(task);
  const { analysis, config } = await analysePath(task, streams, tools);
  const { reporters } = await import('../report/index.js');
  const { format, move } = task.flags;
  if (move !== undefined) {
    const moves = plannedMoves(move, { analysis, target, cwd: streams.cwd });
    const after = await tools.tryMoves(analysis, moves, { rules, settings: config.rules, suppress: config.suppress });
    const { whatIfOf } = await import('../report/what-if.js');
    const whatIf = whatIfOf(analysis, after, moves);
    const { renderWhatIf } = await import('../report/what-if-terminal.js');
    await destination.deliver(format === 'json' ? reporters.json(analysis, whatIf) : renderWhatIf(whatIf, analysis, { ...destination, ...target }));
    return EXIT.clean;
  }
  await destination.deliver(format === 'json' ? reporters.json(analysis) : reporters.terminal(analysis, { ...destination, ...target }));
  return EXIT.clean;
}

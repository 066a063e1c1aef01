import { EXIT } from '../model/errors.js';
import { analysePath } from './analyse-path.js';
import { destinationOf } from './deliver.js';
import { entityNamed } from './entity-named.js';
import type { Task } from './flags.js';
import type { Tools } from './tools.js';
import type { Streams } from './streams.js';

/** `seamline explain entity NAME`: who reads, writes and joins it. */
export async function runExplain(task: Extract<Task, { kind: 'explain' }>, streams: Streams, tools: Tools): Promise<number> {
  const { entity: name, flags, path } = task;
  const destination = destinationOf(flags, streams);
  const { analysis } = await analysePath(task, streams, tools);
  const { explainEntity } = await import('../report/entity-explanation.js');
  const explanation = explainEntity(analysis, entityNamed(name, { entities: analysis.entities, root: path }));
  if (flags.format === 'json') {
    const { renderExplanationJson } = await import('../report/explain-json.js');
    await destination.deliver(renderExplanationJson(explanation, analysis));
  } else {
    const { renderExplanation } = await import('../report/explain-terminal.js');
    await destination.deliver(renderExplanation(explanation, analysis, { ...destination, path }));
  }
  return EXIT.clean;
}

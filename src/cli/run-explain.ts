import { EXIT } from '../model/errors.js';
import type { Analysis } from '../model/analysis.js';
import { analysePath } from './analyse-path.js';
import { type Destination, destinationOf } from './deliver.js';
import { entityNamed } from './entity-named.js';
import type { Task } from './flags.js';
import { fileMeant, targetOf } from './target.js';
import type { Tools } from './tools.js';
import type { Streams } from './streams.js';

type ExplainTask = Extract<Task, { kind: 'explain' }>;

/** `seamline explain entity NAME`: who reads, writes and joins it. `seamline explain file PATH`: why it is where it is. */
export async function runExplain(task: ExplainTask, streams: Streams, tools: Tools): Promise<number> {
  const destination = destinationOf(task.flags, streams);
  const { analysis } = await analysePath(task, streams, tools);
  switch (task.what) {
    case 'entity':
      await destination.deliver(await entityText(task, analysis, destination));
      return EXIT.clean;
    case 'file':
      await destination.deliver(await fileText(task, analysis, { destination, tools, cwd: streams.cwd }));
      return EXIT.clean;
    default:
      return task.what satisfies never;
  }
}

async function entityText(task: ExplainTask, analysis: Analysis, destination: Destination): Promise<string> {
  const { name, flags } = task;
  const target = targetOf(task);
  const { explainEntity } = await import('../report/entity-explanation.js');
  const explanation = explainEntity(analysis, entityNamed(name, { entities: analysis.entities, target }));
  if (flags.format === 'json') {
    const { renderExplanationJson } = await import('../report/explain-json.js');
    return renderExplanationJson(explanation, analysis);
  }
  const { renderExplanation } = await import('../report/explain-terminal.js');
  return renderExplanation(explanation, analysis, { ...destination, ...target });
}

interface Means {
  readonly destination: Destination;
  readonly tools: Tools;
  readonly cwd: string;
}

async function fileText(task: ExplainTask, analysis: Analysis, { destination, tools, cwd }: Means): Promise<string> {
  const { name, flags } = task;
  const target = targetOf(task);
  const command = (word: string): string => `seamline explain file ${word}${target.words === '.' ? '' : ` ${target.words}`}`;
  const file = fileMeant(name, { analysis, target, cwd, command });
  const explanation = await tools.explainFile(analysis, file);
  if (flags.format === 'json') {
    const { renderFileExplanationJson } = await import('../report/file-explanation-json.js');
    return renderFileExplanationJson(explanation, analysis);
  }
  const { renderFileExplanation } = await import('../report/file-explanation-terminal.js');
  return renderFileExplanation(explanation, analysis, { ...destination, ...target });
}

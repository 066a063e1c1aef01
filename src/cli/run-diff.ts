import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Difference } from '../model/difference.js';
import { EXIT, UserError } from '../model/errors.js';
import type { ChangeRequest } from '../model/options.js';
import type { ParsedReport } from '../model/snapshot.js';
import { analyseChange } from './analyse-path.js';
import type { DiffFlags, Task } from './flags.js';
import { DIFF_FORMATS } from './report-format.js';
import type { Streams } from './streams.js';
import { prefixOf, targetOf } from './target.js';
import type { Tools } from './tools.js';
import { type Output, outputsOf } from './write-reports.js';

type DiffTask = Extract<Task, { kind: 'diff' }>;

/** `seamline diff BASE [HEAD]`: what changed. It is no gate: whatever changed, it is exit 0, but 3 where a rule failed. */
export async function runDiff(task: DiffTask, streams: Streams, tools: Tools): Promise<number> {
  const outputs = outputsOf(task.flags, streams);
  const untold = outputs.find(({ format }) => !DIFF_FORMATS.some((name) => name === format))?.format;
  if (untold !== undefined) throw new UserError(`--format ${untold} does not tell what changed.`, `use ${DIFF_FORMATS.join(', ')}`);
  const difference = await between(task, streams, tools);
  await write(difference, outputs, { target: targetOf(task), prefix: prefixOf(targetOf(task), streams.cwd) });
  return difference.failedRules.length > 0 ? EXIT.incomplete : EXIT.clean;
}

async function between(task: DiffTask, streams: Streams, tools: Tools): Promise<Difference> {
  const { base, head, flags } = task;
  if (!isReport(base, streams.cwd)) {
    if (head !== undefined && isReport(head, streams.cwd))
      throw new UserError(
        `"${head}" is a report, and "${base}" is none here: two reports are compared, or two revisions.`,
        'seamline diff before.json after.json',
      );
    return (await analyseChange({ ...task, request: requested(base, head) }, streams, tools)).change.difference;
  }
  refuseReading(flags);
  if (head === undefined) throw new UserError(`"${base}" is a report, and only the one: it is compared with another.`, `seamline diff ${base} after.json`);
  return tools.compareReports(parsedReport(base, streams.cwd), parsedReport(head, streams.cwd));
}

/** `A`, `A B`, and as git writes it `A..B`, and `A...B` from where they parted; without B the files as they lie there. No name of a revision holds two dots. */
function requested(base: string, head: string | undefined): ChangeRequest {
  const [, from, dots, to] = base.match(/^([\s\S]*?)(\.\.\.?)([\s\S]*)$/) ?? [];
  if (from === undefined || to === undefined) return { base, head: head ?? null, parted: false };
  if (head !== undefined) throw new UserError(`"${base}" names two revisions already, and "${head}" is one more.`, 'leave out one of them');
  return { base: from === '' ? 'HEAD' : from, head: to === '' ? null : to, parted: dots === '...' };
}

/** A report is a file, and its name says that it is JSON: a branch may have the name of any other file. */
function isReport(name: string, cwd: string): boolean {
  return /\.json$/i.test(name) && statSync(resolve(cwd, name), { throwIfNoEntry: false })?.isFile() === true;
}

/** Throws a UserError for a flag that says how code is analysed, where there is none to analyse. */
function refuseReading(flags: DiffFlags): void {
  const names = ['path', 'include', 'exclude', 'rule', 'services', 'resolution', 'seed', 'previous'] as const;
  const given = names.find((name) => flags[name] !== undefined) ?? (typeof flags.config === 'string' ? 'config' : undefined);
  if (given === undefined) return;
  throw new UserError(`--${given} says how code is analysed, and two reports are compared as they are.`, 'leave the flag out');
}

const REMEDY = 'name two reports: seamline analyze --format json --output report.json';

function parsedReport(name: string, cwd: string): ParsedReport {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, name), 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UserError(`The report "${name}" ${code === 'ENOENT' ? 'does not exist' : `could not be read (${code})`}.`, REMEDY);
  }
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return { name, json };
  } catch (error) {
    throw new UserError(`The report "${name}" is not JSON: ${error instanceof Error ? error.message : String(error)}`, REMEDY);
  }
}

interface Frame {
  readonly target: ReturnType<typeof targetOf>;
  readonly prefix: string;
}

async function write(difference: Difference, outputs: readonly Output[], { target, prefix }: Frame): Promise<void> {
  const { renderDifference } = await import('../report/difference-terminal.js');
  const { renderDifferenceMarkdown } = await import('../report/difference-markdown.js');
  const { renderDifferenceJson } = await import('../report/difference-json.js');
  for (const { format, destination } of outputs) {
    if (format === 'terminal') await destination.deliver(renderDifference(difference, { ...destination, ...target }));
    else if (format === 'markdown') await destination.deliver(renderDifferenceMarkdown(difference, { prefix }));
    else await destination.deliver(renderDifferenceJson(difference));
  }
}

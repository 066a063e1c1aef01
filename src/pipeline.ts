import { explainFile as explainFileIn } from './cluster/explain-file.js';
import { moveFiles, remeasured } from './cluster/move-files.js';
import { propose } from './cluster/propose.js';
import { operationNames, readData } from './data/index.js';
import { createCloneQueries } from './clones/create-clone-queries.js';
import { discover } from './discover/discover.js';
import { requireFolder } from './discover/no-source.js';
import { readSource } from './discover/read-source.js';
import { treeOnDisk } from './discover/tree-on-disk.js';
import { entryCallNames, readDispatches, readEntryPoints } from './entry/index.js';
import { extractFacts } from './extract/extract-facts.js';
import { createView } from './graph/create-view.js';
import { coChangeOf } from './graph/co-change.js';
import { fileLinksOf } from './graph/coupling.js';
import { entrySequences } from './graph/entry-sequences.js';
import { entityUses, measureSystem } from './graph/metrics.js';
import { withOwnedEntities } from './graph/ownership.js';
import { sagasOf } from './graph/sagas-of.js';
import { type HistoryReading, readHistory } from './history/read-history.js';
import { importGraph } from './import-graph/import-graph.js';
import { type Judged, judgeFindings, type Judging } from './judge/judge-findings.js';
import { readClasses } from './link/classes.js';
import { linkProgram } from './link/link-program.js';
import { byPlace } from './link/references.js';
import type { Analysis, FactReading } from './model/analysis.js';
import type { Decomposition } from './model/decomposition.js';
import type { Facts } from './model/facts.js';
import type { FileExplanation } from './model/file-explanation.js';
import type { FileFacts } from './model/file-facts.js';
import type { ServiceId } from './model/ids.js';
import type { Gap } from './model/gap.js';
import { byLocation } from './model/location.js';
import type { AnalyzeOptions } from './model/options.js';
import type { AnyRule } from './model/rule.js';
import type { SourceTree } from './model/source-tree.js';
import type { SourceQueries, SystemView } from './model/system-view.js';
import type { Workspace } from './model/workspace.js';
import { readOutside } from './outside/index.js';
import { readVariants } from './variants/read-variants.js';
import { toolVersion } from './version.js';

/** Calls whose arguments a later stage reads in full. */
const ARGUMENTS_OF: ReadonlySet<string> = new Set([...operationNames, ...entryCallNames]);

/** The stages in order: discover, extract, link, data and entry points, cluster, view, rules. Throws UserError for what the caller can mend. */
export async function analyze(options: AnalyzeOptions, rules: readonly AnyRule[]): Promise<Analysis> {
  const reading = await collectFacts(options);
  const proposed = withOwnedEntities(reading.facts, propose(reading.facts, options));
  options.onProgress?.('judging', 0, 1);
  return judge(reading, proposed, {
    rules,
    settings: options.rules,
    suppress: options.suppress,
  });
}

/** The analysis as it would be with these files, by path, in other services: nothing is read or clustered again, everything is measured and judged again. */
export function tryMoves(analysis: Analysis, moves: ReadonlyMap<string, ServiceId>, judging: Judging): Analysis {
  const { facts, decomposition } = analysis;
  const moved = withOwnedEntities(facts, moveFiles(decomposition, moves));
  return judge(analysis, remeasured(facts, decomposition, moved), judging);
}

/** The stages up to the facts: nothing is clustered or judged. Throws as `analyze` does. */
export async function collectFacts(options: AnalyzeOptions): Promise<FactReading> {
  if (options.graph) return { version: toolVersion(), ...importGraph(options.graph), recall: [], leftOut: [] };
  return readTree(treeOnDisk(requireFolder(options.root)), options);
}

/** The same of files wherever they are; `options.root` then is where their history is, and what messages call them. */
export async function readTree(tree: SourceTree, options: AnalyzeOptions): Promise<FactReading> {
  options.onProgress?.('finding files', 0, 1);
  const workspace = discover(options, tree);
  const { facts: code, recall } = readFacts(workspace, tree, options);
  const past = await readPast(workspace, options);
  const facts = past === null ? code : { ...code, history: past.history };
  const sources: SourceQueries = { ...clonesIn(workspace, tree), pastTexts: (path) => past?.pastTexts(path) ?? [] };
  return { version: toolVersion(), facts, recall, leftOut: workspace.leftOut, sequences: entrySequences(facts), sources };
}

async function readPast({ files }: Workspace, { root, history, onProgress }: AnalyzeOptions): Promise<HistoryReading | null> {
  if (history === false) return null;
  onProgress?.('reading history', 0, 1);
  return readHistory(
    root || '.',
    files.map(({ path }) => path),
  );
}

function clonesIn({ files }: Workspace, tree: SourceTree): Pick<SourceQueries, 'cloneCoverage'> {
  return createCloneQueries(
    files.map(({ path }) => path),
    (path) => textIn(tree, path),
  );
}

/** A file's text; null where it cannot be read, which is a gap already, as the facts are read from it too. */
export function textIn(tree: SourceTree, path: string): string | null {
  try {
    return readSource(tree, path);
  } catch {
    return null;
  }
}

/** Why a file of an analysed repository is where it is; `path` is one of those in `analysis.facts.files`. */
export function explainFile({ facts, decomposition }: Analysis, path: string): FileExplanation {
  return explainFileIn(facts, decomposition, path);
}

/** Everything known of the repository before anything is judged. */
export function readFacts(workspace: Workspace, tree: SourceTree, options: AnalyzeOptions): Pick<FactReading, 'facts' | 'recall'> {
  const unread: Gap[] = [];
  const files: FileFacts[] = [];
  /** What cannot be read is a gap, never the end of the run. */
  function read(path: string, use: (text: string) => void): void {
    try {
      use(readSource(tree, path));
    } catch (error) {
      unread.push({ reason: 'unreadable', path, line: 1, detail: error instanceof Error ? error.message : String(error) });
    }
  }
  for (const [index, { path }] of workspace.files.entries()) {
    options.onProgress?.('reading', index, workspace.files.length);
    read(path, (text) => files.push(extractFacts({ path, text }, { argumentsOf: ARGUMENTS_OF })));
  }
  options.onProgress?.('linking', 0, 1);
  const program = linkProgram(files, workspace, options.dataAccess?.wrappers);
  const schemas: { path: string; text: string }[] = [];
  for (const { path } of workspace.schemas) read(path, (text) => schemas.push({ path, text }));
  options.onProgress?.('reading data', 0, 1);
  const dispatches = readDispatches(program);
  const { gaps: unseen, recall, ...data } = readData(program, { schemas, wrappers: options.dataAccess?.wrappers ?? [], dispatches });
  const facts: Facts = {
    ...data,
    units: program.units,
    files: program.files.map(({ path, lines }) => ({ path, lines })),
    references: [...program.references, ...dispatches].sort(byPlace),
    entryPoints: readEntryPoints(program),
    ...readOutside(program),
    classes: readClasses(program),
    axes: readVariants(program, { schemas, entities: data.entities, packages: workspace.packages.map(({ name }) => name) }),
    gaps: [...workspace.gaps, ...unread, ...program.gaps, ...unseen].sort(byLocation),
    suppressions: program.files.flatMap(({ path, suppressions = [] }) => suppressions.map((suppression) => ({ path, ...suppression }))),
  };
  return { facts, recall };
}

/** What there is to say of a repository with these services. */
export function judge({ version, facts, recall, leftOut, graph, sources }: FactReading, decomposition: Decomposition, judging: Judging): Analysis {
  const view = createView(facts, decomposition, sources);
  return summarise(view, { version, facts, recall, leftOut, ...(graph && { graph }), ...(sources && { sources }), ...judgeFindings(view, judging) });
}

function summarise(view: SystemView, reading: FactReading & Judged): Analysis {
  const { facts, decomposition, links } = view;
  return {
    ...reading,
    decomposition,
    serviceMetrics: new Map(decomposition.services.map(({ id }) => [id, view.metricsOf(id)])),
    links,
    fileLinks: fileLinksOf(facts),
    entities: entityUses(view),
    cycles: view.cycles(),
    metrics: measureSystem(view),
    entryCosts: view.entryCosts(),
    sagas: sagasOf(view),
    coChange: coChangeOf(view),
    gaps: facts.gaps,
  };
}

import { carriedOver } from './cluster/carry-ids.js';
import { readConstraints } from './cluster/constraints.js';
import { countElsewhere } from './cluster/count-elsewhere.js';
import { fittingSettings } from './cluster/fitting-settings.js';
import { holdServices } from './cluster/hold-services.js';
import { remeasured } from './cluster/move-files.js';
import { propose } from './cluster/propose.js';
import { differenceOf } from './diff/difference-of.js';
import { findRenames } from './diff/find-renames.js';
import { matchServices } from './diff/match-services.js';
import { readReport } from './diff/read-report.js';
import { snapshotOf } from './diff/snapshot-of-analysis.js';
import { requireFolder } from './discover/no-source.js';
import { treeOnDisk } from './discover/tree-on-disk.js';
import { treeWithout } from './discover/tree-without.js';
import { withOwnedEntities } from './graph/ownership.js';
import { findSides, type SideTree } from './history/find-sides.js';
import type { Judging } from './judge/judge-findings.js';
import { underNewPaths } from './judge/under-new-paths.js';
import type { Analysis, FactReading } from './model/analysis.js';
import type { Decomposition } from './model/decomposition.js';
import type { Change, Difference } from './model/difference.js';
import type { AnalyzeOptions, ChangeRequest, EarlierService } from './model/options.js';
import type { AnyRule } from './model/rule.js';
import type { ParsedReport } from './model/snapshot.js';
import type { SourceTree } from './model/source-tree.js';
import { judge, readTree, textIn } from './pipeline.js';
import { toolVersion } from './version.js';

/** What is otherwise in one report than in an earlier one. Throws a UserError for what is no report. */
export async function compareReports(before: ParsedReport, after: ParsedReport): Promise<Difference> {
  const [earlier, later] = [readReport(before), readReport(after)];
  const continued = [...carriedOver(later.services, earlier.services)].map(
    ([index, { earlier: one }]) => [one.id, later.services[index]?.id ?? one.id] as const,
  );
  const services = matchServices(earlier.services, later.services, new Map(continued));
  const side = ({ name }: ParsedReport) => ({ name, commit: null });
  return differenceOf(
    { side: side(before), snapshot: earlier },
    { side: side(after), snapshot: later },
    { newNames: { paths: new Map(), services }, elsewhere: null, notes: [], version: toolVersion() },
  );
}

/** What each earlier service is called in a later state, by the files of both; see `carriedOver` and `matchServices`. */
export function newNamesOf(earlier: readonly EarlierService[], later: readonly EarlierService[]): ReadonlyMap<string, string> {
  const continued = [...carriedOver(later, earlier)].map(([index, { earlier: one }]) => [one.id, later[index]?.id ?? one.id] as const);
  return matchServices(earlier, later, new Map(continued));
}

/** One state of the folder, read. */
interface State {
  readonly side: SideTree;
  readonly tree: SourceTree;
  readonly reading: FactReading;
}

/**
 * What is otherwise in one state of a folder than in an earlier one, under the same settings. The services are those of the earlier state, with the later
 * code held in them (see `holdServices`). The work tree is only read, and only where it is one of the two; history is not asked. Throws a UserError
 * for revisions that cannot be had, and as `analyze` does.
 */
export async function analyzeChange(options: AnalyzeOptions, request: ChangeRequest, rules: readonly AnyRule[]): Promise<Change> {
  const { sides, old, now } = await readStates(options, request);
  const paths = renamesBetween(old, now);
  const judging: Judging = { rules, settings: options.rules, suppress: options.suppress };
  const before = beforeChange(old, options, { judging, paths });
  const { previous: _, ...settings } = options;
  const fresh = propose(now.reading.facts, options.services ? settings : { ...settings, previous: before.decomposition.services });
  const decomposition = options.services
    ? withOwnedEntities(now.reading.facts, fresh)
    : heldTo(before, now, { renames: paths, fresh, constraints: readConstraints(now.reading.facts, options) });
  const after = judge(now.reading, decomposition, judging);
  const difference = differenceOf(
    { side: sides.before, snapshot: snapshotOf(before) },
    { side: sides.after, snapshot: snapshotOf(after) },
    {
      newNames: { paths, services: new Map() },
      elsewhere: options.services ? null : countElsewhere(before.facts, { held: decomposition, fresh, renames: paths }),
      notes: sides.notes,
      version: toolVersion(),
    },
  );
  return { before, after, difference: withoutConfigured(difference, options) };
}

async function readStates(options: AnalyzeOptions, request: ChangeRequest) {
  const root = requireFolder(options.root);
  const sides = findSides(root, options.root, request);
  const stateAt = async (side: SideTree): Promise<State> => {
    const tree = side.tree ?? treeWithout(treeOnDisk(root), sides.submodules);
    return { side, tree, reading: await readTree(tree, { ...options, root: `${options.root} at ${side.name}`, history: false }) };
  };
  return { sides, old: await stateAt(sides.before), now: await stateAt(sides.after) };
}

function renamesBetween(old: State, now: State): ReadonlyMap<string, string> {
  const [before, after] = [old, now].map(({ reading }) => new Set(reading.facts.files.map(({ path }) => path)));
  return findRenames({
    gone: [...(before ?? [])].filter((path) => !after?.has(path)),
    appeared: [...(after ?? [])].filter((path) => !before?.has(path)),
    before: (path) => textIn(old.tree, path),
    after: (path) => textIn(now.tree, path),
  });
}

interface Known {
  readonly judging: Judging;
  readonly paths: ReadonlyMap<string, string>;
}

function beforeChange({ reading }: State, options: AnalyzeOptions, { judging, paths }: Known): Analysis {
  const { facts } = reading;
  const analysis = judge(reading, withOwnedEntities(facts, propose(facts, fittingSettings(facts, options))), judging);
  return { ...analysis, findings: analysis.findings.map((finding) => underNewPaths(finding, paths)) };
}

function heldTo(before: Analysis, { reading: { facts } }: State, holding: Omit<Parameters<typeof holdServices>[1], 'facts'>): Decomposition {
  const held = withOwnedEntities(facts, holdServices(before.decomposition, { ...holding, facts }));
  return remeasured(facts, before.decomposition, held, before.facts);
}

/** An entry of the configuration that silences nothing yet at the earlier state is no finding that went: the configuration is that of now. */
function withoutConfigured(difference: Difference, { suppress = [] }: AnalyzeOptions): Difference {
  const configured = new Set(suppress.map(({ at }) => at?.path));
  const gone = difference.findings.gone.filter(({ path }) => !configured.has(path));
  return { ...difference, findings: { ...difference.findings, gone } };
}

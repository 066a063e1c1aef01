import picomatch from 'picomatch';
import type { Gap } from '../model/gap.js';
import { byLocation, compareText } from '../model/location.js';
import type { LeftOut, SourceFile, SourceRole } from '../model/workspace.js';
import { looksGenerated } from './generated-head.js';
import { nameOf, parentOf } from './paths.js';
import type { PathRole } from './roles.js';
import type { FoundFile, Tree } from './walk.js';

/** What the caller asked for. */
export interface Selection {
  readonly include: ReadonlySet<SourceRole>;
  readonly exclude: readonly string[];
  readonly maxFileBytes: number;
}

/** The files to analyse and those that are not. All lists sorted by path, `leftOut` by reason. */
export interface SelectedFiles {
  readonly files: readonly SourceFile[];
  /** Source files that exist and are left out; those compiled from a neighbour are not among them, as an import of one means the neighbour. */
  readonly otherFiles: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly gaps: readonly Gap[];
}

type Verdict = { readonly role: SourceRole } | { readonly leftOut: LeftOut['reason']; readonly compiled?: true };

/** Decides for every source file of the tree whether it is analysed, and if not, why. */
export function selectFiles(tree: Tree, roleOf: (path: string) => PathRole, selection: Selection): SelectedFiles {
  const judge = createJudge(tree, roleOf, selection);
  const files: SourceFile[] = [];
  const otherFiles = tree.ignored.filter((path) => !path.endsWith('/'));
  const gaps: Gap[] = [];
  const reasons = new Map<LeftOut['reason'], string[]>();
  if (tree.ignored.length > 0) reasons.set('ignored', [...tree.ignored]);
  for (const found of tree.sources) {
    const verdict = judge(found);
    if ('role' in verdict) {
      files.push({ ...found, role: verdict.role });
      continue;
    }
    const paths = reasons.get(verdict.leftOut);
    if (paths) paths.push(found.path);
    else reasons.set(verdict.leftOut, [found.path]);
    if (!verdict.compiled) otherFiles.push(found.path);
    if (verdict.leftOut === 'too-large') gaps.push(tooLarge(found, selection.maxFileBytes));
  }
  return { files, otherFiles: otherFiles.sort(compareText), leftOut: tally(reasons), gaps: gaps.sort(byLocation) };
}

/** Tells whether a path is left out by the caller's globs. A glob that names a folder means all that is in it. */
export function createExcluder(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.map((glob) => glob.replace(/^(\.?\/)+/, '').replace(/\/+$/, '')).filter((glob) => glob !== '');
  if (patterns.length === 0) return () => false;
  return picomatch(
    patterns.flatMap((glob) => [glob, `${glob}/**`]),
    { dot: true },
  );
}

/** The gap of a file over the size limit. */
export function tooLarge({ path, bytes }: FoundFile, limit: number): Gap {
  return { reason: 'too-large', path, line: 1, detail: `${bytes} bytes, over the limit of ${limit}` };
}

function createJudge(tree: Tree, roleOf: (path: string) => PathRole, selection: Selection): (file: FoundFile) => Verdict {
  const paths = new Set(tree.sources.map(({ path }) => path));
  const isGenerated = createGeneratedTest(tree, roleOf);
  const isExcluded = createExcluder(selection.exclude);
  return (file) => {
    if (isExcluded(file.path)) return { leftOut: 'excluded' };
    const role = roleOf(file.path);
    if (role === 'excluded') return { leftOut: role };
    if (isCompiled(file.path, paths)) return { leftOut: 'generated', compiled: true };
    const kept = role === 'source' && isGenerated(file) ? 'generated' : role;
    if (kept !== 'source' && !selection.include.has(kept)) return { leftOut: kept };
    return file.bytes > selection.maxFileBytes ? { leftOut: 'too-large' } : { role: kept };
  };
}

/**
 * Whether a file's head says that a tool wrote it. A generated index over files that people wrote is source all the same: without it none of the
 * imports through it would lead anywhere. Judged by the first of its neighbours that has a source file's name.
 */
function createGeneratedTest(tree: Tree, roleOf: (path: string) => PathRole): (file: FoundFile) => boolean {
  const isBarrel = (path: string) => /^index\.[cm]?[jt]sx?$/.test(nameOf(path));
  const neighbours = new Map<string, FoundFile>();
  for (const file of tree.sources) {
    const folder = parentOf(file.path);
    if (!neighbours.has(folder) && !isBarrel(file.path) && roleOf(file.path) === 'source') neighbours.set(folder, file);
  }
  return (file) => {
    if (!looksGenerated(tree.from, file)) return false;
    const neighbour = isBarrel(file.path) ? neighbours.get(parentOf(file.path)) : undefined;
    return neighbour === undefined || looksGenerated(tree.from, neighbour);
  };
}

/** `cart.js` beside `cart.ts`: the compiler wrote it. */
function isCompiled(path: string, paths: ReadonlySet<string>): boolean {
  const match = /^(.*)\.([cm]?)(js|jsx)$/.exec(path);
  if (!match) return false;
  const [, stem = '', module = ''] = match;
  return paths.has(`${stem}.${module}ts`) || (module === '' && paths.has(`${stem}.tsx`));
}

function tally(reasons: ReadonlyMap<LeftOut['reason'], readonly string[]>): LeftOut[] {
  return [...reasons]
    .map(([reason, paths]) => ({ reason, count: paths.length, examples: [...paths].sort(compareText).slice(0, 3) }))
    .sort((a, b) => compareText(a.reason, b.reason));
}

import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Analysis } from '../model/analysis.js';
import { UserError } from '../model/errors.js';
import { shellWord } from '../report/shell-word.js';
import { factsFile } from './facts-file.js';
import type { Task } from './flags.js';
import { nearest } from './nearest.js';

/** What a task analyses, as its messages and reports call it. */
export interface Target {
  /** The folder; `.` where a graph is analysed. */
  readonly path: string;
  /** The graph instead of a folder. */
  readonly graph: string | undefined;
  /** Either, as the user named it. */
  readonly name: string;
  /** Either, as words of a shell after a command. */
  readonly words: string;
}

export function targetOf({ path, flags }: Pick<Exclude<Task, { kind: 'rules' }>, 'path' | 'flags'>): Target {
  const graph = 'graph' in flags ? flags.graph : undefined;
  return { path, graph, name: graph ?? path, words: graph === undefined ? shellWord(path) : `--graph ${shellWord(graph)}` };
}

/** What leads from `cwd` to the analysed folder, for tools that start there: `apps/shop/`; nothing for the folder itself, for one outside, and for a graph. */
export function prefixOf({ path, graph }: Target, cwd: string): string {
  const way = graph === undefined ? relative(cwd, resolve(cwd, path)).split(sep) : [];
  return way[0] === '' || way[0] === '..' || way.length === 0 || isAbsolute(way.join(sep)) ? '' : `${way.join('/')}/`;
}

/** Where a file is looked for. */
export interface Place {
  readonly analysis: Analysis;
  readonly target: Target;
  readonly cwd: string;
  /** The command that takes the file, which comes as a word of a shell. */
  readonly command: (word: string) => string;
}

/** The path, among those of the analysis, that the user means: a file's (see `factsFile`), or that of a node's key. Throws a UserError that names the nearest. */
export function fileMeant(written: string, { analysis, target, cwd, command }: Place): string {
  const paths = analysis.facts.files.map(({ path }) => path);
  if (!analysis.graph) return factsFile(written, { root: target.path, cwd, paths, command });
  const found = paths.find((path) => path === written) ?? analysis.graph.places.find(({ key }) => key === written)?.path;
  if (found != null) return found;
  const near = nearest(written, paths);
  const names = near.length === 0 ? '' : ` The nearest: ${near.join(', ')}`;
  throw new UserError(`No node "${written}" is code in "${target.name}".${names}`, command(shellWord(near[0] ?? 'NODE')));
}

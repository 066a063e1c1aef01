import type { Span } from '../model/location.js';
import { once } from '../model/once.js';
import type { CloneCoverage, CloneExample, CodePart, SourceQueries } from '../model/system-view.js';
import { controlGroup } from './control-group.js';
import { type Clone, type Clones, findClones } from './find-clones.js';
import { readTokens } from './read-tokens.js';

/** The tokens of a file as numbers: equal numbers, equal tokens; in `renamed` every name is one number, and every literal. */
interface FileTokens {
  readonly exact: Int32Array;
  readonly renamed: Int32Array;
  readonly lines: Int32Array;
}

/** Some lines of a file, as tokens. */
interface Part extends FileTokens {
  readonly path: string;
}

/** Some three lines. Measured on novu: use cases that have nothing to do with each other share none of 25 tokens word for word; any two files share shorter ones. */
const SHORTEST_CLONE = 25;

/** What `readText` gives null for is left out. Files are read when they are asked about, and once. */
export function createCloneQueries(paths: readonly string[], readText: (path: string) => string | null): Pick<SourceQueries, 'cloneCoverage'> {
  const numbers = new Map<string, number>();
  const files = new Map<string, FileTokens | null>();
  const tokensOf = (path: string): FileTokens | null => {
    const known = files.get(path);
    if (known !== undefined) return known;
    const text = readText(path);
    const read = text === null ? null : numbered(text, numbers);
    files.set(path, read);
    return read;
  };
  const partOf = (part: CodePart): readonly Part[] => {
    const tokens = tokensOf(part.path);
    return tokens === null ? [] : [{ path: part.path, ...between(tokens, part) }];
  };
  return {
    cloneCoverage(wanted, shortest = SHORTEST_CLONE) {
      const groups = wanted.map((parts) => parts.flatMap(partOf));
      if (groups.filter((parts) => tokensIn(parts) > 0).length < 2) return null;
      const named = wanted.flatMap((parts) => parts.map(({ path }) => path));
      const control = once(() =>
        controlOf(
          controlGroup(named, paths, wanted.length).map((path) => partOf({ path })),
          shortest,
        ),
      );
      return coverage(groups, shortest, control);
    },
  };
}

/** 1 and 2 are any name and any literal. */
const FIRST_NUMBER = 3;

function numbered(text: string, numbers: Map<string, number>): FileTokens {
  const tokens = readTokens(text);
  const exact = Int32Array.from(tokens, (token) => {
    const known = numbers.get(token.text);
    if (known !== undefined) return known;
    numbers.set(token.text, numbers.size + FIRST_NUMBER);
    return numbers.size + FIRST_NUMBER - 1;
  });
  const renamed = Int32Array.from(tokens, ({ kind }, index) => (kind === 'word' ? (exact[index] ?? 0) : kind === 'name' ? 1 : 2));
  return { exact, renamed, lines: Int32Array.from(tokens, ({ line }) => line) };
}

function between({ exact, renamed, lines }: FileTokens, { line = 0, endLine = Infinity }: CodePart): FileTokens {
  const from = lines.findIndex((at) => at >= line);
  if (from < 0) return { exact: exact.subarray(0, 0), renamed: renamed.subarray(0, 0), lines: lines.subarray(0, 0) };
  const end = lines.findIndex((at) => at > endLine);
  const to = end < 0 ? lines.length : end;
  return { exact: exact.subarray(from, to), renamed: renamed.subarray(from, to), lines: lines.subarray(from, to) };
}

function tokensIn(parts: readonly Part[]): number {
  return parts.reduce((sum, { exact }) => sum + exact.length, 0);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function controlOf(groups: readonly (readonly Part[])[], shortest: number): number | null {
  const tokens = sum(groups.map(tokensIn));
  if (groups.length < 2 || tokens === 0) return null;
  return sum(clonesOf(groups, 'renamed', shortest).shared) / tokens;
}

function clonesOf(groups: readonly (readonly Part[])[], kind: CloneExample['kind'], shortest: number): Clones {
  return findClones(
    groups.map((parts) => parts.map((part) => part[kind])),
    shortest,
  );
}

/** What is the same under other names, and in the control group, is looked for when it is first asked about: services are compared word for word only. */
function coverage(groups: readonly (readonly Part[])[], shortest: number, control: () => number | null): CloneCoverage {
  const exact = clonesOf(groups, 'exact', shortest);
  const renamed = once(() => clonesOf(groups, 'renamed', shortest));
  const counts = groups.map(tokensIn);
  const [tokens, exactTokens] = [sum(counts), sum(exact.shared)];
  const renamedTokens = once(() => sum(renamed().shared));
  const examples = once(() => {
    const found = examplesOf(groups, exact.clones, 'exact');
    return found.length > 0 ? found : examplesOf(groups, renamed().clones, 'renamed');
  });
  return {
    tokens,
    exact: exactTokens / tokens,
    get renamed() {
      return renamedTokens() / tokens;
    },
    get control() {
      return control();
    },
    exactTokens,
    get renamedTokens() {
      return renamedTokens();
    },
    groups: counts.map((count, group) => ({
      tokens: count,
      exactTokens: exact.shared[group] ?? 0,
      get renamedTokens() {
        return renamed().shared[group] ?? 0;
      },
      mostIn: exact.mostIn[group] ?? -1,
    })),
    get examples() {
      return examples();
    },
  };
}

const MOST_EXAMPLES = 10;

/** The longest, then by place. */
function examplesOf(groups: readonly (readonly Part[])[], clones: readonly Clone[], kind: CloneExample['kind']): readonly CloneExample[] {
  const parts = groups.flat();
  const longest = clones.toSorted((a, b) => b.tokens - a.tokens || a.copyOf - b.copyOf || a.at - b.at).slice(0, MOST_EXAMPLES);
  return longest.map(({ at, copyOf, tokens }) => ({ kind, tokens, places: [spanAt(parts, copyOf, tokens), spanAt(parts, at, tokens)] }));
}

/** Where the tokens from a place on stand; no stretch leaves its part. */
function spanAt(parts: readonly Part[], at: number, tokens: number): Span {
  let start = 0;
  for (const { path, lines } of parts) {
    if (at < start + lines.length) return { path, line: lines[at - start] ?? 1, endLine: lines[at - start + tokens - 1] ?? 1 };
    start += lines.length;
  }
  throw new RangeError(`no token at ${at}`);
}

import { under } from './paths.js';

/**
 * Where the source of a package's published file may lie, likeliest first, relative to the package: for `dist/esm/money.js` that is
 * `src/money`, `lib/money`, `src/lib/money`, `money`, the same below `esm` (some builds keep that folder), and last the published file itself.
 * Files outside any output folder (`src/money.ts`) come as written. `*` is kept. Without extension where a compiler made it.
 */
export function sourceCandidates(published: string): string[] {
  const segments = published.split('/');
  if (segments.length < 2 || !OUTPUT.test(segments[0] ?? '')) return [published];
  const rests = [segments.slice(1)];
  if (segments.length > 2 && FLAVOUR.test(segments[1] ?? '')) rests.unshift(segments.slice(2));
  const stems = rests.map((rest) => rest.join('/').replace(COMPILED, ''));
  const candidates = stems.flatMap((stem) => SOURCES.map((folder) => under(folder, stem)));
  return [...new Set([...candidates, published])];
}

/** The file that importing the package's bare name leads to when nothing in package.json does, likeliest first. */
export const USUAL_ENTRIES: readonly string[] = ['src/index', 'index', 'lib/index', 'src/lib/index', 'src/main', 'src/public-api', 'src/public_api', 'main'];

/** Folders that source is compiled to. `lib` is source in some packages: then it is found as the published file itself. */
const OUTPUT = /^(dist|dist-.+|build|lib|out|output|es|esm|cjs|types|typings|\.output)$/;
const FLAVOUR = /^(esm|cjs|es|es6|es2015|umd|types|node|browser|commonjs|module|src|lib)$/;
const SOURCES = ['src', 'lib', 'src/lib', ''];
const COMPILED = /(\.d)?\.[cm]?[jt]sx?$/;

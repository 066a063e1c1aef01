import type { Analysis } from '../model/analysis.js';
import type { Service } from '../model/decomposition.js';
import { compareText } from '../model/location.js';
import { placesOf } from '../model/place.js';
import { fileNames } from './terminal-file-names.js';
import { beginning, heading, paragraph } from './terminal-layout.js';
import type { Page } from './terminal-page.js';
import { count } from '../model/wording.js';

const MOST_SERVICES = 10;
const MOST_FILES = 5;
const MOST_FOLDERS = 3;
/** The analysed folder itself. */
const TOP = 'the top folder';

/** What each service is made of: folders, entry points, and its most connected files; all of them where the page is verbose. */
export function holdings(analysis: Analysis, page: Page): readonly string[] {
  const { services } = analysis.decomposition;
  if (services.length === 0) return [];
  const degrees = degreesOf(analysis);
  const placeOf = placesOf(analysis.facts);
  const root = sharedFolder(services.flatMap(({ files }) => files.map(placeOf)));
  const { shown } = beginning(services, { most: MOST_SERVICES, page });
  const folded = services.slice(shown.length);
  return [
    ...heading(page.verbose ? 'What each service holds' : 'What each service holds: its most connected files', page),
    ...shown.flatMap((service) => [...titleOf(service, { analysis, placeOf, root, page }), ...filesOf(service, { degrees, page })]),
    ...(folded.length === 0
      ? []
      : paragraph(`smaller: ${folded.map(({ name, files }) => `${name} (${files.length})`).join(', ')}`, page, { indent: 2, hanging: 2 })),
  ];
}

/** References into and out of each file. */
function degreesOf({ fileLinks }: Analysis): ReadonlyMap<string, number> {
  const degrees = new Map<string, number>();
  for (const { from, to, calls, events, uses, typeOnly } of fileLinks) {
    for (const file of [from, to]) degrees.set(file, (degrees.get(file) ?? 0) + calls + events + uses + typeOnly);
  }
  return degrees;
}

interface Titling {
  readonly analysis: Analysis;
  /** The path that tells a file's folders. */
  readonly placeOf: (path: string) => string;
  readonly root: string;
  readonly page: Page;
}

function titleOf({ name, files }: Service, { analysis, placeOf, root, page }: Titling): readonly string[] {
  const held = new Set(files);
  const entries = analysis.facts.entryPoints.filter(({ at }) => held.has(at.path)).length;
  const ways = entries === 0 ? '' : `, ${count(entries, 'entry point')}`;
  // A graph need not know folders: then all of its nodes lie nowhere, rather than at the top.
  const isPlaced = !analysis.graph || analysis.facts.files.some(({ path }) => placeOf(path).includes('/'));
  const where = isPlaced ? ` ${foldersOf(files.map(placeOf), root)}` : '';
  return paragraph(`${name}: ${count(files.length, 'file')}${where}${ways}`, page, { indent: 2, hanging: 2 });
}

/** `in src/orders`, or how many are where: `in src/orders (9), src/cart (4) and 2 other folders`. */
function foldersOf(files: readonly string[], root: string): string {
  const holding = new Set(files.map(folderOf));
  const folders = new Map<string, number>();
  for (const file of files) {
    const folder = topmost(folderOf(file), { holding, root });
    folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
  const sorted = [...folders].sort(([a, many], [b, few]) => few - many || compareText(a, b));
  const [[only] = [TOP]] = sorted;
  if (sorted.length === 1) return `in ${only}`;
  const named = sorted.slice(0, MOST_FOLDERS).map(([folder, number]) => `${folder} (${number})`);
  const others = sorted.length - named.length;
  return `in ${named.join(', ')}${others > 0 ? ` and ${count(others, 'other folder')}` : ''}`;
}

/** A folder counts as part of the one around it that holds files of the same service, unless that one holds all services. */
function topmost(folder: string, { holding, root }: { holding: ReadonlySet<string>; root: string }): string {
  let top = folder;
  for (let around = folderOf(folder); around !== TOP && `${around}/` !== root; around = folderOf(around)) if (holding.has(around)) top = around;
  return top;
}

function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end < 0 ? TOP : path.slice(0, end);
}

function filesOf({ files }: Service, { degrees, page }: { degrees: ReadonlyMap<string, number>; page: Page }): readonly string[] {
  if (page.verbose) return files.flatMap((file) => paragraph(file, page, { indent: 4 }));
  const sorted = files.toSorted((a, b) => (degrees.get(b) ?? 0) - (degrees.get(a) ?? 0) || compareText(a, b));
  const names = fileNames(sorted.slice(0, MOST_FILES));
  const rest = files.length - names.length;
  return paragraph(names.join(', ') + (rest > 0 ? ` and ${rest} more` : ''), page, { indent: 4 });
}

/** The longest folder that holds all of them, with its last slash; '' for the root. */
function sharedFolder(files: readonly string[]): string {
  let shared = files[0] ?? '';
  do shared = shared.slice(0, shared.lastIndexOf('/', shared.length - 2) + 1);
  while (!files.every((file) => file.startsWith(shared)));
  return shared;
}

import { compareText } from '../model/location.js';
import { nameOf, parentOf } from './paths.js';
import type { FolderEvidence } from './role-rules.js';

/** What the folders of a tree say of themselves. */
export interface FolderSurvey {
  /** The source files below a folder, by path. */
  filesUnder(folder: string): readonly string[];
  /** True for folders with a package.json or project.json. */
  isPackage(folder: string): boolean;
  /** True for packages, and for folders with a tsconfig or jsconfig of their own. */
  isProject(folder: string): boolean;
}

/** Answers a rule's question about a folder. */
export const EVIDENCE = {
  tests: holdsTests,
  'test-material': (folder, survey) => !survey.filesUnder(folder).some(isApplication),
  migrations: holdsMigrations,
  package: (folder, survey) => survey.isPackage(folder),
  database: (folder) => DATABASE_FOLDER.test(nameOf(folder)),
} satisfies Record<FolderEvidence, (folder: string, survey: FolderSurvey) => boolean>;

/** Surveys a tree by its source files, sorted by path, and its configuration files. */
export function surveyFolders(sources: readonly string[], configs: readonly string[]): FolderSurvey {
  const packages = new Set(configs.filter((path) => /^(package|project)\.json$/.test(nameOf(path))).map(parentOf));
  const compiled = new Set(configs.filter((path) => /^[jt]sconfig\./.test(nameOf(path))).map(parentOf));
  return {
    filesUnder: (folder) => (folder === '' ? sources : sources.slice(firstAtLeast(sources, `${folder}/`), firstAtLeast(sources, `${folder}0`))),
    isPackage: (folder) => packages.has(folder),
    isProject: (folder) => packages.has(folder) || compiled.has(folder),
  };
}

const TEST_NAME = /\.(test|spec|e2e-spec|e2e)\.[cm]?[jt]sx?$/i;
/** `fixtures.service.ts`, `fixture-service.js`, `FixtureService.ts`; not `mock-fixture.service.ts`. */
const APPLICATION_NAME = /(service|controller|module|entity|repository|resolver|router|routes?|model|schema|usecase|handler)s?\.[cm]?[jt]sx?$/i;
const STAND_IN_NAME = /mock|stub|fake|dummy|\.(test|spec|e2e|e2e-spec)\./i;
/** `1668610000000-AddVoucher.ts`, `20240131_orders.js`, `003-stock.js`, `Migration20240131.ts`. */
const NUMBERED_NAME = /^v?\d+[._-]|\d{8,}/i;
const DATABASE_FOLDER = /^(prisma|db|database|databases|knex|typeorm|sequelize|drizzle|mikro-?orm)$/i;
/** Where set-up of tests is put when it is kept with the source: `src/test/setup.ts`. */
const SOURCE_ROOT = /^(src|source|app|lib|server|client|api|backend|frontend)$/i;

/**
 * `test`, `tests`, `spec`: always tests beside a package.json or tsconfig. Deeper, tests whose subject lies elsewhere are weighed against services, entities
 * and the like: a laboratory's `tests/` has a test beside each service, an API's `openapi/spec/` two tests for its 300 schemas. Where neither
 * is there, they are tests right below a source root only (`src/test/setup.ts`, not `src/options/test/delay.ts`).
 */
function holdsTests(folder: string, survey: FolderSurvey): boolean {
  const parent = parentOf(folder);
  if (survey.isProject(parent)) return true;
  const files = survey.filesUnder(folder);
  const subjects = new Set(files.filter((path) => !TEST_NAME.test(path)).map(subjectOf));
  const tests = files.filter((path) => TEST_NAME.test(path) && !hasSubject(path, subjects)).length;
  const applications = files.filter(isApplication).length;
  if (tests + applications > 0) return tests >= applications;
  return parent === '' || SOURCE_ROOT.test(nameOf(parent));
}

/** Whether what a test is named for lies beside it, or one folder up (`__tests__`). */
function hasSubject(path: string, known: ReadonlySet<string>): boolean {
  const subject = subjectOf(path);
  const folder = parentOf(path);
  return known.has(subject) || known.has(`${parentOf(folder)}/${nameOf(subject)}`);
}

/** `src/tests/result.service.spec.ts` as `src/tests/result`. */
function subjectOf(path: string): string {
  return `${parentOf(path)}/${nameOf(path).replace(/\..*/, '')}`;
}

function isApplication(path: string): boolean {
  const name = nameOf(path);
  return APPLICATION_NAME.test(name) && !STAND_IN_NAME.test(name);
}

/** Migrations and seeds: below `database` and the like, named seeders, or with at least half of the files numbered. */
function holdsMigrations(folder: string, survey: FolderSurvey): boolean {
  if (DATABASE_FOLDER.test(nameOf(parentOf(folder)))) return true;
  const files = survey.filesUnder(folder);
  if (/^seeders?$/i.test(nameOf(folder))) return !files.some(isApplication);
  const numbered = files.filter((path) => NUMBERED_NAME.test(nameOf(path)));
  return numbered.length * 2 >= files.length && files.length > 0;
}

/** Index of the first of the sorted texts that does not come before `text`. */
function firstAtLeast(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareText(sorted[middle] ?? '', text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

import type { LeftOut } from '../model/workspace.js';

/** Reasons that a path can show. */
export type PathReason = Exclude<LeftOut['reason'], 'ignored' | 'too-large'>;

/** What must hold of the folder (of a `folder` rule: the one matched; of a `file` rule: the one it lies in). */
export type FolderEvidence = 'tests' | 'test-material' | 'migrations' | 'package' | 'database';

/** A path has the role where one whole segment, in lower case, matches, and the evidence, if any is asked for, holds. */
export interface RoleRule {
  /** Of the file's name. */
  readonly file?: RegExp;
  /** Of any folder above the file. */
  readonly folder?: RegExp;
  readonly evidence?: FolderEvidence;
  readonly why: string;
}

/**
 * What file and folder names say of a file's role; the first reason in this order that fits is taken. Names that are words of a
 * domain too (a laboratory's `test`, football's `fixtures`, a garden shop's `seeds`) need evidence from the files in the folder.
 */
export const ROLE_RULES = {
  declaration: [{ file: /\.d\.((css|scss|sass|less|json|svg|png|html|vue|wasm|graphql)\.)?[cm]?ts$/, why: 'declares types of code that lies elsewhere' }],
  test: [
    { file: /\.(test|tests|spec|specs|e2e-spec|e2e-test|e2e|int-spec|cy|bench|mock|mocks|fixture|fixtures)\.[cm]?[jt]sx?$/, why: 'suffix of test runners' },
    {
      file: /^(.+[.-])?test-?_?(utils?|helpers?)\.[cm]?[jt]sx?$|^test-?_?(setup|env|fixtures?|mocks?|server|factory|factories)\.[cm]?[jt]sx?$/,
      why: 'helps tests',
    },
    { file: /^(setup-?tests?|setup-?files|(jest|vitest|mocha|karma)[.-]setup.*|setup-?(jest|vitest))\.[cm]?[jt]sx?$/, why: 'set-up of a test runner' },
    { folder: /^__(tests?|mocks?|helpers|fixtures?|snapshots?|stubs?|e2e|testing|test-?utils)__$/, why: 'folders of test runners' },
    { folder: /^(e2e|.+-e2e|cypress|test-?utils?|test-?helpers?|test-?setup|test-?fixtures?)$/, why: 'named for tests alone' },
    { folder: /^(tests?|specs?)$/, evidence: 'tests', why: 'tests, or a domain that is called so' },
    { folder: /^(fixtures?|mocks?|stubs?|testing|playwright)$/, evidence: 'test-material', why: 'material of tests, or a domain that is called so' },
  ],
  story: [{ file: /\.stories\.[cm]?[jt]sx?$|\.story\.[jt]sx$/, why: 'shows a component' }],
  generated: [
    { file: /\.(generated|gen)\.[cm]?[jt]sx?$|[._](grpc_)?pb\.[cm]?[jt]s$/, why: 'suffix of generators' },
    { file: /[.-]min\.[cm]?js$/, why: 'packed for browsers' },
    { folder: /^(generated|_generated|__generated__|\.generated)$/, why: 'where generators write' },
  ],
  migration: [
    { file: /\.(migration|seed|seeder)\.[cm]?[jt]s$/, why: 'suffix of migrations and seeds' },
    { file: /^seed(s|er|ers)?\.[cm]?[jt]s$/, evidence: 'database', why: 'fills the database beside its schema' },
    { folder: /^(migrations?|seeds?|seeders?)$/, evidence: 'migrations', why: 'steps of the schema, or a domain that is called so' },
  ],
  excluded: [
    { file: /^\./, why: 'settings of a tool' },
    { folder: /^\.(?!server$|client$|well-known$)/, why: 'folders of tools; .server, .client and .well-known hold routes' },
    { file: /\.config\.[cm]?[jt]s$|\.conf\.[cm]?js$|^webpack\..+\.[cm]?[jt]s$/, evidence: 'package', why: 'settings of a tool, beside a package.json' },
    {
      file: /^(jest|vitest|mocha|karma|protractor|playwright|cypress)([.-].+)?\.(config|conf|preset)\.[cm]?[jt]s$/,
      why: 'settings of a test runner, anywhere',
    },
    { file: /^(vite|webpack|rollup|babel|postcss|tailwind|tsup)([.-].+)?\.config\.[cm]?[jt]s$/, why: 'settings of a bundler, anywhere' },
    { file: /^(eslint|prettier|commitlint)([.-].+)?\.config\.[cm]?[jt]s$/, why: 'settings of a linter, anywhere' },
    {
      file: /^(gulpfile|gruntfile|jakefile|knexfile|dangerfile|ormconfig|jest[.-]preset|vitest\.workspace)(\..+)?\.[cm]?[jt]s$/,
      why: 'settings of a well-known tool',
    },
  ],
} as const satisfies Record<PathReason, readonly RoleRule[]>;

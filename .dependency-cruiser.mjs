// The import law of src/README.md, as a check. Every forbidden edge says why.
const ROOMS = [
  'discover',
  'extract',
  'link',
  'data',
  'entry',
  'outside',
  'variants',
  'history',
  'clones',
  'import-graph',
  'graph',
  'cluster',
  'judge',
  'diff',
  'report',
];

/** A room imports `model` and itself. */
const roomRule = (room) => ({
  name: `${room}-alone`,
  severity: 'error',
  comment: `${room} must be understood and tested alone: what it needs comes in as plain data, what it makes goes out as plain data; only the pipeline knows the order.`,
  from: { path: `^src/${room}/` },
  to: { path: '^(src|rules|bin|test)/', pathNot: `^src/(${room}|model)/` },
});

/** Only these files may import a package. */
const packageRule = (name, from, comment) => ({
  name: `${name}-has-its-place`,
  severity: 'error',
  comment,
  from: { pathNot: from },
  to: { path: `^node_modules/${name}/` },
});

export default {
  forbidden: [
    ...ROOMS.map(roomRule),
    {
      name: 'model-is-the-floor',
      severity: 'error',
      comment: 'model holds the words that all rooms share; if it imported anything, everything would depend on that.',
      from: { path: '^src/model/' },
      to: { pathNot: '^src/model/' },
    },
    {
      name: 'rules-see-the-model-only',
      severity: 'error',
      comment: 'a rule asks the SystemView; what two rules need becomes a query there, not a shared helper.',
      from: { path: '^rules/' },
      to: { path: '^(src|bin|test)/', pathNot: '^src/model/' },
    },
    {
      name: 'cli-does-not-analyse',
      severity: 'error',
      comment: 'the command reads arguments and writes streams; the stages belong to the pipeline, so that the API can do all that the command can.',
      from: { path: '^src/cli/' },
      to: { path: '^src/(discover|extract|link|data|entry|outside|variants|history|clones|import-graph|graph|cluster|diff)/' },
    },
    {
      name: 'nobody-imports-the-cli',
      severity: 'error',
      comment: 'a library user must not pull in argument parsing; only bin starts the command.',
      from: { pathNot: '^(src/cli|bin)/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'bin-is-one-import',
      severity: 'error',
      comment: 'bin has nothing to test: it asks whether Node is new enough, then starts main.',
      from: { path: '^bin/' },
      to: { path: '^(src|rules)/', pathNot: '^src/cli/(main|node-version)\\.ts$' },
    },
    {
      name: 'product-does-not-know-its-tests',
      severity: 'error',
      comment: 'what ships must not need what does not ship.',
      from: { path: '^(src|bin|rules)/' },
      to: { path: '^(test|samples)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'two files in a circle are one file that is hard to read. Type-only edges count too: a circle of types is a circle of thoughts.',
      from: { path: '^(src|bin|rules)/' },
      to: { circular: true },
    },
    {
      name: 'files-are-read-in-their-places',
      severity: 'error',
      comment:
        'a stage that reads files cannot be tested with plain data, cached or fenced; discover reads the repository, history asks git, cli reads the configuration and writes the result.',
      from: { path: '^(src|rules)/', pathNot: '^src/(discover|history|cli)/|^src/version' },
      to: { dependencyTypes: ['core'], path: '^(node:)?(fs|child_process|net|http|https)' },
    },
    {
      name: 'a-browser-has-no-node',
      severity: 'error',
      comment: 'the script of the page runs in a browser: it needs neither Node nor a package, and nothing that does.',
      from: { path: '^src/report/html/browser/' },
      to: { path: '^node_modules/|^(node:)?(fs|crypto|worker_threads|module|events|child_process)$', reachable: true },
    },
    packageRule('chalk', '^src/(report|cli)/', 'colour is a matter of the terminal.'),
    packageRule('commander', '^src/cli/', 'arguments are a matter of the command.'),
    packageRule('graphology', '^src/(graph|cluster)/', 'facts and reports are plain data; a graph is built where it is walked.'),
    packageRule(
      'ts-morph',
      '^src/(extract|discover|data|entry|clones)/',
      'syntax is read in extract; later rooms see facts. (discover reads tsconfig with it, clones only its tokens.)',
    ),
    {
      name: 'nothing-unlisted',
      severity: 'error',
      comment: 'a package that is not in dependencies is not there when users install the tool.',
      from: { path: '^(src|bin|rules)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'], pathNot: 'graphology-types' },
    },
    {
      name: 'everything-is-reached',
      severity: 'error',
      comment: 'a file that neither the command nor the API reaches, nor the script of the page, is dead.',
      from: { path: '^(bin/seamline|src/index|src/report/html/browser/main)\\.ts$' },
      to: { path: '^(src|rules)/', pathNot: '^src/(index|report/html/browser/main)\\.ts$', reachable: false },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.js', '.json'] },
  },
};

import { Argument, Command, CommanderError } from 'commander';
import { didYouMean } from '../judge/closest.js';
import { UserError } from '../model/errors.js';
import { toolVersion } from '../version.js';
import {
  addAnalysisOptions,
  addAnswerOptions,
  addCheckOptions,
  addDiffOptions,
  addFactsOptions,
  addGraphOptions,
  addMoveOption,
  addReadingOptions,
  addReportOptions,
  addRulesOptions,
} from './add-options.js';
import type { AnalysisFlags, AnalyzeFlags, CheckFlags, DiffFlags, ExplainFlags, FactsFlags, GraphFlags, ReadingFlags, RulesFlags, Task } from './flags.js';
import { ANALYZE_HELP, BASELINE_HELP, CHECK_HELP, DIFF_HELP, EXPLAIN_HELP, FACTS_HELP, GRAPH_HELP, PROGRAM_HELP, RULES_HELP } from './help-text.js';
import { filledWord } from './option-values.js';

/** A task, or a text that was asked for: help or version. */
export type Parsed = Task | { readonly kind: 'text'; readonly text: string };

/** Reads the arguments after `node seamline`. `width` is for help. Throws a UserError for what it does not understand. */
export function parseArguments(argv: readonly string[], width: number): Parsed {
  const found: { task: Task | null; text: string } = { task: null, text: '' };
  const program = createProgram((task) => {
    found.task = task;
  });
  // Neither help nor errors are printed here: both are handed back.
  const keepText = (text: string): void => {
    found.text += text;
  };
  program.configureOutput({ writeOut: keepText, outputError: () => {}, writeErr: () => {}, getOutHelpWidth: () => width, getOutHasColors: () => false });
  for (const command of program.commands) command.copyInheritedSettings(program);
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw usageError(error, argv, program);
  }
  return found.task ?? { kind: 'text', text: found.text };
}

function createProgram(take: (task: Task) => void): Command {
  const program = new Command('seamline')
    .description('Reads a TypeScript or JavaScript monolith and proposes service boundaries, with evidence.')
    .version(toolVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'Print the help of a command.')
    .exitOverride()
    .configureHelp({ minWidthToWrap: 20 })
    .addHelpText('after', PROGRAM_HELP);
  addAnalyses(program, take);
  addDifference(program, take);
  addLookups(program, take);
  return program;
}

/** The commands that speak of the whole. */
function addAnalyses(program: Command, take: (task: Task) => void): void {
  const analyze = commandOf(program, 'analyze', 'Report proposed services, their links, shared data and findings.').addHelpText('after', ANALYZE_HELP);
  addMoveOption(addAnalysisOptions(addReportOptions(withPath(analyze)))).action((path: string | undefined, flags: AnalyzeFlags) =>
    take({ kind: 'analyze', path: folderOr(path, flags), flags }),
  );
  const graph = commandOf(program, 'graph', 'Draw services, files or entities.').addHelpText('after', GRAPH_HELP);
  addAnalysisOptions(addGraphOptions(withPath(graph))).action((path: string | undefined, flags: GraphFlags) =>
    take({ kind: 'graph', path: folderOr(path, flags), flags }),
  );
  const check = commandOf(program, 'check', 'Hold the code against limits, for CI.').addHelpText('after', CHECK_HELP);
  addAnalysisOptions(addCheckOptions(addReportOptions(withPath(check)))).action((path: string | undefined, flags: CheckFlags) =>
    take({ kind: 'check', path: folderOr(path, flags), flags }),
  );
  const baseline = commandOf(program, 'baseline', 'Accept the code as it is: later checks fail on what is new.').addHelpText('after', BASELINE_HELP);
  addAnalysisOptions(withPath(baseline)).action((path: string | undefined, flags: AnalysisFlags) =>
    take({ kind: 'baseline', path: folderOr(path, flags), flags }),
  );
}

/** The command that speaks of two states. */
function addDifference(program: Command, take: (task: Task) => void): void {
  const diff = commandOf(program, 'diff', 'Say what changed between two revisions, or between two JSON reports.')
    .addHelpText('after', DIFF_HELP)
    .argument('<base>', 'the earlier state: a revision of git, or a JSON report', filledWord)
    .argument('[head]', 'the later state; without it the files as they are', filledWord);
  addDiffOptions(diff).action((base: string, head: string | undefined, flags: DiffFlags) => take({ kind: 'diff', base, head, path: flags.path ?? '.', flags }));
}

/** The commands that answer what is known of one thing, or of each. */
function addLookups(program: Command, take: (task: Task) => void): void {
  const facts = commandOf(program, 'facts', 'Print what was read from the code, before anything is judged.').addHelpText('after', FACTS_HELP);
  addReadingOptions(addFactsOptions(withPath(facts))).action((path: string | undefined, flags: FactsFlags) =>
    take({ kind: 'facts', path: folderOr(path, flags), flags }),
  );
  const explain = commandOf(program, 'explain', 'Say who reads and writes an entity, or why a file is in its service.')
    .addHelpText('after', EXPLAIN_HELP)
    .addArgument(new Argument('<kind>', 'what kind of thing').choices(['entity', 'file']))
    .argument('<name>', 'of an entity its name, table or id; of a file its path', filledWord);
  addAnalysisOptions(addAnswerOptions(withPath(explain))).action((what: 'entity' | 'file', name: string, path: string | undefined, flags: ExplainFlags) =>
    take({ kind: 'explain', what, name, path: folderOr(path, flags), flags }),
  );
  const list = commandOf(program, 'rules', 'List the rules, or print the page of one.').addHelpText('after', RULES_HELP);
  addRulesOptions(list.argument('[id]', 'the rule whose page to print', filledWord)).action((name: string | undefined, flags: RulesFlags) =>
    take({ kind: 'rules', name, flags }),
  );
}

function commandOf(program: Command, name: Task['kind'], description: string): Command {
  return program.command(name, { isDefault: name === 'analyze' }).description(description);
}

function withPath(command: Command): Command {
  return command.argument('[path]', 'folder to analyse; "." without one', filledWord);
}

/** The folder to analyse; `.` where none is named. Throws a UserError for one beside a graph, and for flags that choose files. */
function folderOr(path: string | undefined, flags: ReadingFlags & Pick<AnalysisFlags, 'graph'>): string {
  if (flags.graph === undefined) return path ?? '.';
  if (path !== undefined) throw new UserError(`--graph is analysed instead of a folder, and "${path}" is one more.`, 'leave out one of the two');
  for (const flag of ['include', 'exclude'] as const) {
    if (flags[flag] !== undefined) throw new UserError(`--${flag} chooses files of a folder, and --graph reads none.`, 'leave the flag out');
  }
  return '.';
}

function usageError({ code, message }: CommanderError, argv: readonly string[], program: Command): UserError {
  const names = program.commands.map((candidate) => candidate.name());
  const [first = ''] = argv;
  // Without a command analyze runs, so that a misspelt one is taken for the folder, and the folder for one too many.
  const meant = code === 'commander.excessArguments' && !names.includes(first) ? didYouMean(first, names) : '';
  if (meant !== '') return new UserError(`unknown command '${first}'${meant}`, 'seamline --help');
  const command = program.commands.find((candidate) => candidate.name() === argv[0]);
  const text = message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
  return new UserError(text, `seamline ${command ? `${command.name()} ` : ''}--help`);
}

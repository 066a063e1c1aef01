import { Command, CommanderError } from 'commander';
import { didYouMean } from '../judge/closest.js';
import { UserError } from '../model/errors.js';
import { toolVersion } from '../version.js';
import { addAnalysisOptions, addCheckOptions, addGraphOptions, addReportOptions } from './add-options.js';
import type { AnalyzeFlags, CheckFlags, GraphFlags, Task } from './flags.js';
import { ANALYZE_HELP, CHECK_HELP, GRAPH_HELP, PROGRAM_HELP } from './help-text.js';
import { folderArgument } from './option-values.js';

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
  const analyze = commandOf(program, 'analyze', 'Report proposed services, their links, shared data and findings.').addHelpText('after', ANALYZE_HELP);
  addAnalysisOptions(addReportOptions(analyze)).action((path: string, flags: AnalyzeFlags) => take({ kind: 'analyze', path, flags }));
  const graph = commandOf(program, 'graph', 'Draw services, files or entities.').addHelpText('after', GRAPH_HELP);
  addAnalysisOptions(addGraphOptions(graph)).action((path: string, flags: GraphFlags) => take({ kind: 'graph', path, flags }));
  const check = commandOf(program, 'check', 'Hold the code against limits, for CI.').addHelpText('after', CHECK_HELP);
  addAnalysisOptions(addCheckOptions(addReportOptions(check))).action((path: string, flags: CheckFlags) => take({ kind: 'check', path, flags }));
  return program;
}

function commandOf(program: Command, name: Task['kind'], description: string): Command {
  return program
    .command(name, { isDefault: name === 'analyze' })
    .description(description)
    .argument('[path]', 'folder to analyse', folderArgument, '.');
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

import { type Command, Option } from 'commander';
import type { Limits } from '../model/options.js';
import type { FactsFlags, PictureFlags } from './flags.js';
import { COUNT, LIMIT_KINDS, RESOLUTION, SERVICE_COUNT, SHARE } from './number-kinds.js';
import { filledWord, globOption, refuseGraph, refuseGraphHistory, moveOption, numberOption, roleOption, wordsOption } from './option-values.js';
import { DIFF_FORMATS, PICTURE_FORMATS, pictureOption, REPORT_FORMATS, reportOption } from './report-format.js';

/** Adds what every command takes that reads a folder as it lies there. */
export function addReadingOptions(command: Command): Command {
  return addSourceOptions(command).option('--no-history', 'do not ask git which files change together');
}

function addSourceOptions(command: Command): Command {
  return command
    .option('-o, --output <file>', 'write there, as a whole or not at all, instead of to stdout')
    .option('--config <file>', 'configuration to use, instead of seamline.config.json in the analysed folder')
    .option('--no-config', 'use no configuration')
    .option('--include <roles>', 'also analyse tests, stories, declarations, generated, migrations; separated by commas', roleOption)
    .option('--exclude <glob>', 'leave out files that match; may be repeated', globOption)
    .option('--rule <file>', 'also judge by the rule that the module exports by default; it is run; may be repeated', wordsOption)
    .option('-q, --quiet', 'nothing on stderr but errors');
}

/** Adds what every command takes that proposes services. */
export function addAnalysisOptions(command: Command): Command {
  return addProposalOptions(
    addReadingOptions(command).option('--graph <file>', 'a graph in the form of graphology, of code in any language, instead of a folder', filledWord),
  );
}

function addProposalOptions(command: Command): Command {
  return command
    .option('--services <n>', 'wanted number of services', numberOption(SERVICE_COUNT))
    .option(
      '--resolution <n>',
      'resolution of the clustering; 1 by default, coarser where the code has open seams; higher gives more services',
      numberOption(RESOLUTION),
    )
    .option('--seed <n>', 'seed of the clustering, 1 by default', numberOption(COUNT))
    .option('--previous <file>', 'earlier JSON report: services that are still there keep its ids', filledWord)
    .option('--color', 'colours even where the output is no terminal')
    .option('--no-color', 'no colours');
}

/** Adds `--format`, what a picture shows, and `--verbose`. */
export function addReportOptions(command: Command): Command {
  command.option('--format <format[:file]>', formatWords(REPORT_FORMATS), reportOption);
  return addPictureOptions(command, ', of pictures').option('--verbose', VERBOSE);
}

/** Adds what `graph` takes: `--format` of pictures, and what they show. */
export function addGraphOptions(command: Command): Command {
  command.option('--format <format[:file]>', `${formatWords(PICTURE_FORMATS)}; without one by the ending of --output, else dot`, pictureOption);
  return addPictureOptions(command, '');
}

function addPictureOptions(command: Command, of: string): Command {
  const levels = ['service', 'file', 'entity'] satisfies PictureFlags['level'][];
  return command
    .addOption(new Option('--level <level>', `what to draw${of}; file up to 60 files, else service`).choices(levels))
    .option('--focus <name>', `draw only what lies around a service, file or entity${of}`, filledWord)
    .option('--depth <n>', 'how many steps around it; 1 by default', numberOption(COUNT));
}

function formatWords(formats: Readonly<Record<string, string>>): string {
  const words = Object.entries(formats).map(([name, use]) => `${name}: ${use}`);
  return `${words.join('; ')}; may be repeated, each but one with a file`;
}

/** Adds what `diff` takes. */
export function addDiffOptions(command: Command): Command {
  const formats = Object.fromEntries(DIFF_FORMATS.map((name) => [name, REPORT_FORMATS[name]]));
  return addProposalOptions(addSourceOptions(command))
    .option('--format <format[:file]>', formatWords(formats), reportOption)
    .option('--path <folder>', 'folder to analyse; "." without it', filledWord)
    .addOption(new Option('--graph <file>').argParser(refuseGraphHistory).hideHelp())
    .option('--verbose', VERBOSE);
}

/** Adds what an answer about one thing takes. */
export function addAnswerOptions(command: Command): Command {
  return command
    .addOption(new Option('--format <format>', 'terminal: for people; json: for programs').choices(['terminal', 'json']).default('terminal'))
    .option('--verbose', VERBOSE);
}

const VERBOSE = 'lists in full instead of their beginning; what each stage took, on stderr';

/** Adds what `rules` takes. */
export function addRulesOptions(command: Command): Command {
  return command
    .option('--rule <file>', 'also the rule that the module exports by default; it is run; may be repeated', wordsOption)
    .addOption(new Option('--format <format>', 'terminal: for people; json: for programs').choices(['terminal', 'json']).default('terminal'));
}

/** Adds what only `analyze` takes. */
export function addMoveOption(command: Command): Command {
  return command.option('--move <file=service>', 'say what would change with the file in that service; may be repeated', moveOption);
}

/** Adds what only `facts` takes. */
export function addFactsOptions(command: Command): Command {
  const formats = ['json', 'ndjson'] satisfies FactsFlags['format'][];
  return command
    .addOption(new Option('--format <format>', 'json: one object; ndjson: one fact a line').choices(formats).default('json'))
    .addOption(new Option('--graph <file>').argParser(refuseGraph).hideHelp())
    .option('--of <file>', 'only the facts of that file; its path starts in the analysed folder', filledWord);
}

/** Adds the limits and the baseline, which `check` takes. */
export function addCheckOptions(command: Command): Command {
  for (const [key, words] of Object.entries(LIMIT_WORDS) as [keyof typeof LIMIT_WORDS, string][]) {
    // the keys of a constant of ours
    command.option(`--${kebab(key)} <n>`, words, numberOption(LIMIT_KINDS[key]));
  }
  return command
    .option('--baseline <file>', 'known findings and figures; seamline.baseline.json in the analysed folder by default', filledWord)
    .option('--no-baseline', 'hold against no baseline')
    .option('--since <revision>', 'judge only what came since this branch left that revision', filledWord)
    .option('--strict-baseline', 'fail where a finding of the baseline is gone, so that it is written anew')
    .option('--tolerance <n>', 'how much worse than in the baseline a share may be; 0.01 by default', numberOption(SHARE));
}

const LIMIT_WORDS = {
  maxInterServiceCallShare: 'calls between services / all calls between files, 0 to 1',
  maxEfferentCoupling: 'services that any one service depends on',
  maxSharedEntities: 'entities that more than one service touches',
  maxServiceCycles: 'groups of services that need each other at run time in a circle',
  minCohesion: 'share of its references that every service keeps inside, 0 to 1',
  maxGapShare: 'places not understood / files, or data accesses not understood / all of them, whichever is more; 0.2 by default; above it, exit code 3',
} satisfies Record<keyof Limits, string>;

function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

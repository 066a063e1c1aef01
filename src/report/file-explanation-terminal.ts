import type { Analysis } from '../model/analysis.js';
import type { FileExplanation, FileTie } from '../model/file-explanation.js';
import type { ServiceId } from '../model/ids.js';
import { count, listed } from '../model/wording.js';
import { escapeTerminal } from './escape-terminal.js';
import { shellWord } from './shell-word.js';
import { heading, paragraph, remark } from './terminal-layout.js';
import { type Page, pageOf, type TerminalOptions } from './terminal-page.js';
import { stringWidth } from './terminal-text.js';
import { tieLines } from './terminal-ties.js';
import { decimal, percent } from './terminal-words.js';

/** So many services tell where a file is and where it could be; the others are named alone. */
const MOST_SERVICES = 2;
const MOST_NAMED = 6;

/** Why a file is where it is, for people; ends with a newline. No line is wider than `width`. */
export function renderFileExplanation(explanation: FileExplanation, analysis: Analysis, options: TerminalOptions): string {
  const page = pageOf(options);
  const serviceNames = new Map(analysis.decomposition.services.map(({ id, name }) => [id, name]));
  const entityNames = new Map(analysis.entities.map(({ id, name }) => [id, name]));
  const context: Context = { explanation, page, origin: analysis.decomposition.origin, nameOf: (id) => serviceNames.get(id) ?? id };
  const nowhere = explanation.ties.filter(({ service }) => service === null);
  const sections = [
    verdict(context),
    ...tiedServices(context).map((service) => [...heading(titleOf(service, context), page), ...tieLines(tiesTo(explanation, service), { page, entityNames })]),
    nowhere.length === 0 ? [] : [...heading('Ties to what is in no service', page), ...tieLines(nowhere, { page, entityNames })],
    rest(context),
    [...wouldMove(context), ...tryIt(context)],
    remark('Weight 1: one call to a file that nothing else refers to; a tie weighs less the more files refer to its other end.', page, 0),
  ].filter((lines) => lines.length > 0);
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

interface Context {
  readonly explanation: FileExplanation;
  readonly page: Page;
  readonly origin: Analysis['decomposition']['origin'];
  readonly nameOf: (id: ServiceId) => string;
}

function verdict({ explanation: { path, placement, noPlace, module }, page, origin, nameOf }: Context): readonly string[] {
  if (placement === null) {
    const where = noPlace?.kind === 'kernel' ? 'In the shared kernel, in no service' : 'In no service';
    return [...heading(path, page), ...paragraph(`${where}: ${noPlace?.reason ?? 'unknown'}.`, page)];
  }
  const { service, share, confidence, runnerUp } = placement;
  const part = module === null ? '' : `, in its module ${module}`;
  const sure = origin === 'declared' ? 'as declared in the configuration' : `confidence ${decimal(confidence)}`;
  const other = runnerUp === null ? 'no other service is tied to it' : `runner-up: ${nameOf(runnerUp.service)}, with ${percent(runnerUp.share)}`;
  return [
    ...heading(path, page),
    ...paragraph(`In ${nameOf(service)}${part}: ${sure}.`, page),
    ...paragraph(`${nameOf(service)} has ${percent(share)} of its ties by weight; ${other}.`, page),
  ];
}

/** Its own service first, then those with the heaviest ties; all of them where the page is verbose. */
function tiedServices({ explanation: { placement, services }, page }: Context): readonly ServiceId[] {
  const ids = services.map(({ service }) => service);
  const ordered = [...ids.filter((id) => id === placement?.service), ...ids.filter((id) => id !== placement?.service)];
  return page.verbose ? ordered : ordered.slice(0, MOST_SERVICES);
}

function titleOf(id: ServiceId, { explanation: { services, placement }, nameOf }: Context): string {
  const pull = services.find(({ service }) => service === id);
  const role = id === placement?.service ? ', its service' : id === placement?.runnerUp?.service ? ', the runner-up' : '';
  return `Ties to ${nameOf(id)}${role}: ${percent(pull?.share ?? 0)}, weight ${decimal(pull?.weight ?? 0)}`;
}

function tiesTo({ ties }: FileExplanation, id: ServiceId): readonly FileTie[] {
  return ties.filter(({ service }) => service === id);
}

/** What the sections above leave out. */
function rest(context: Context): readonly string[] {
  const { explanation, page, nameOf } = context;
  const told = new Set(tiedServices(context));
  const others = explanation.services.filter(({ service }) => !told.has(service)).map(({ service, share }) => `${nameOf(service)} ${percent(share)}`);
  const kernel = explanation.kernelFiles;
  return [
    ...(explanation.ties.length === 0 ? paragraph('Nothing ties it to any file of a service.', page) : []),
    ...(others.length === 0 ? [] : paragraph(`Also tied to ${namedAndRest(others)}.`, page)),
    ...(kernel === 0 ? [] : paragraph(`Its ties to ${count(kernel, 'file')} of the shared kernel speak for no service.`, page)),
  ];
}

function namedAndRest(names: readonly string[]): string {
  const rest = names.length - MOST_NAMED;
  return listed(rest <= 1 ? names : [...names.slice(0, MOST_NAMED), `${rest} more (--verbose)`]);
}

function wouldMove({ explanation: { placement, missing }, page, nameOf }: Context): readonly string[] {
  if (missing === null || !placement?.runnerUp) return [];
  const [here, there] = [placement.service, placement.runnerUp.service].map(nameOf);
  if (missing <= 0)
    return paragraph(
      `What would move it: nothing more is needed. By its ties alone it would be in ${there}; most runs of the clustering keep it with ${here}.`,
      page,
    );
  const calls = Math.ceil(missing);
  const worth = calls === 1 ? 'at most one call to a file' : `as of ${calls} calls, each to a file`;
  return paragraph(
    `What would move it: ${decimal(missing)} more weight to ${there} (${worth} that nothing else refers to), or that much less to ${here}.`,
    page,
  );
}

/** The command that shows what moving it would change; none where it could not be pasted: too long, or with characters that cannot be shown. */
function tryIt({ explanation: { path, placement }, page }: Context): readonly string[] {
  if (!placement?.runnerUp) return [];
  const start = `    seamline analyze ${page.target}`;
  const move = `--move ${shellWord(`${path}=${placement.runnerUp.service}`)}`;
  const lines = stringWidth(`${start} ${move}`) <= page.width ? [`${start} ${move}`] : [`${start} \\`, `        ${move}`];
  const isPasted = lines.every((line) => stringWidth(line) <= page.width && escapeTerminal(line) === line);
  return isPasted ? [...paragraph('What that would change:', page, { indent: 2 }), ...lines] : [];
}

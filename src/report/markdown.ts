import type { Analysis, EntityUse, Finding } from '../model/analysis.js';
import type { GateResult } from '../model/gate.js';
import { compareText } from '../model/location.js';
import { recallOver } from '../model/recall.js';
import type { Severity } from '../model/rule.js';
import { count, listed } from '../model/wording.js';
import { type ExchangeOptions, isKnown, missedInWords, missedLimits } from './exchange.js';
import { bulleted, code, details, markdownTable, prose } from './markdown-text.js';
import { readingOf } from './terminal-reading.js';
import { decimal, percent } from './terminal-words.js';

/** A comment on GitHub holds 65,536 characters; what frames this one needs room as well. */
const MOST_CHARACTERS = 60_000;
const MOST_SERVICES = 30;
const MOST_LINKS = 20;
const MOST_ENTITIES = 20;
const MOST_EVIDENCE = 5;
const SEVERITIES = ['error', 'warning', 'note'] as const satisfies readonly Severity[];

/**
 * The report as a comment on a change or a summary of a run, in GitHub's Markdown, under 60,000 characters: the verdict, the findings, then services, links
 * and shared data. Findings that do not fit are counted. Ends with a newline.
 */
export function renderMarkdown(analysis: Analysis, options: ExchangeOptions = {}): string {
  const head = headOf(analysis, options);
  const tables = [servicesBlock(analysis), linksBlock(analysis), entitiesBlock(analysis), ...unseenBlock(analysis)];
  const room = MOST_CHARACTERS - joined([...head, ...tables]).length;
  return `${joined([...head, ...findingBlocks(analysis.findings, options, room), ...tables])}\n`;
}

function joined(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}

function headOf(analysis: Analysis, options: ExchangeOptions): readonly string[] {
  const { metrics, decomposition } = analysis;
  const kind = decomposition.origin === 'declared' ? 'declared service' : 'candidate service';
  const size = `${count(metrics.files, 'file')}, ${count(metrics.services, kind)}`;
  const calls =
    metrics.services > 1 ? `, largest ${percent(metrics.largestServiceShare)} of files, ${percent(metrics.interServiceCallShare)} of calls cross` : '';
  return [
    `## Seamline: ${options.gate ? verdict(options.gate) : prose(`${size}${calls}`)}`,
    ...(options.gate ? [prose(`${size}${calls}.`)] : []),
    metrics.files === 0 ? 'No source file was analysed.' : readingOf(analysis).map(prose).join(' '),
    bulleted(missedLimits(options).map((limit) => `**${prose(missedInWords(limit))}** ${worst(limit.offenders[0], options)}`)),
  ];
}

function verdict({ outcome, errors, limits, incomplete }: GateResult): string {
  switch (outcome) {
    case 'clean':
      return 'gate passed';
    case 'incomplete':
      return `gate undecided, ${incomplete ? 'too much was not understood' : 'a rule failed'}`;
    case 'failed': {
      const missed = limits.filter(({ passed }) => !passed).length;
      return `gate failed: ${listed([...(missed > 0 ? [`${count(missed, 'limit')} missed`] : []), ...(errors.length > 0 ? [count(errors.length, 'error')] : [])])}`;
    }
    default:
      return outcome satisfies never;
  }
}

function worst(place: { readonly path: string; readonly line: number; readonly note: string } | undefined, options: ExchangeOptions): string {
  return place ? `${placeIn(place, options)}: ${prose(place.note)}` : '';
}

function placeIn({ path, line }: { readonly path: string; readonly line: number }, { prefix = '' }: ExchangeOptions): string {
  return code(`${prefix}${path}:${line}`);
}

/** Room for the line that counts the findings which are not shown, and for the line ends between. */
const LAST_LINE = 200;

/** A title, and one block a finding, as many as there is room for. */
function findingBlocks(findings: readonly Finding[], options: ExchangeOptions, room: number): readonly string[] {
  if (findings.length === 0) return ['### No findings'];
  const counts = SEVERITIES.map((severity) => ({ severity, number: findings.filter((finding) => finding.severity === severity).length }));
  const blocks = [`### Findings: ${listed(counts.filter(({ number }) => number > 0).map(({ severity, number }) => count(number, severity)))}`];
  let left = room - LAST_LINE - (blocks[0]?.length ?? 0);
  for (const [index, finding] of findings.entries()) {
    const block = findingBlock(finding, options);
    left -= block.length + 2;
    if (left < 0) return [...blocks, `_and ${count(findings.length - index, 'more finding')}, in the terminal and JSON reports_`];
    blocks.push(block);
  }
  return blocks;
}

function findingBlock(finding: Finding, options: ExchangeOptions): string {
  const { severity, ruleId, message, remedy, evidence } = finding;
  const shown = evidence.slice(0, MOST_EVIDENCE).map((piece) => `${placeIn(piece, options)} ${prose(piece.note)}`);
  const hidden = evidence.length - shown.length;
  const places = bulleted([...shown, ...(hidden > 0 ? [`and ${hidden} more`] : [])]);
  const head = `<b>${severity}</b>${isKnown(finding, options) ? ' (known)' : ''} ${code(ruleId)} ${placeIn(finding, options)}<br>${prose(message)}`;
  return details(head, [`To do: ${prose(remedy)}`, places].filter((part) => part !== '').join('\n\n'));
}

function servicesBlock({ decomposition, serviceMetrics, entities }: Analysis): string {
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const rows = decomposition.services.slice(0, MOST_SERVICES).map((service) => {
    const metrics = serviceMetrics.get(service.id);
    const owned = service.entities.map((id) => code(names.get(id) ?? id));
    const shown = owned.length > 6 ? [...owned.slice(0, 5), `${owned.length - 5} more`] : owned;
    return [
      code(service.name),
      String(service.files.length),
      metrics ? decimal(metrics.cohesion) : '',
      metrics ? String(metrics.afferent) : '',
      metrics ? String(metrics.efferent) : '',
      decimal(service.confidence),
      shown.join(', '),
    ];
  });
  if (rows.length === 0) return '';
  const table = markdownTable(['Service', '-Files', '-Cohesion', '-Used by', '-Uses', '-Confidence', 'Owns'], rows);
  return details('<b>Services</b>', `${table}${andMore(decomposition.services.length, MOST_SERVICES)}`);
}

function linksBlock({ decomposition, links }: Analysis): string {
  const names = new Map(decomposition.services.map(({ id, name }) => [id, name]));
  const sorted = links.toSorted((a, b) => b.calls - a.calls || b.uses - a.uses || compareText(`${a.from} ${a.to}`, `${b.from} ${b.to}`));
  if (sorted.length === 0) return '';
  const rows = sorted
    .slice(0, MOST_LINKS)
    .map(({ from, to, calls, callsInLoops, events, uses }) => [
      code(names.get(from) ?? from),
      code(names.get(to) ?? to),
      ...[calls, callsInLoops, events, uses].map((number) => (number === 0 ? '' : String(number))),
    ]);
  const table = markdownTable(['From', 'To', '-Calls', '-In loops', '-Events', '-Other uses'], rows);
  return details('<b>Links between services</b>', `${table}${andMore(sorted.length, MOST_LINKS)}`);
}

function entitiesBlock({ entities, decomposition }: Analysis): string {
  const names = new Map(decomposition.services.map(({ id, name }) => [id, name]));
  const touching = ({ readers, writers }: EntityUse): number => new Set([...readers, ...writers]).size;
  const shared = entities
    .filter((entity) => touching(entity) > 1)
    .sort((a, b) => b.writers.length - a.writers.length || touching(b) - touching(a) || compareText(a.id, b.id));
  if (shared.length === 0) return '';
  const named = (ids: EntityUse['readers']): string => ids.map((id) => code(names.get(id) ?? id)).join(', ');
  const rows = shared
    .slice(0, MOST_ENTITIES)
    .map(({ name, owner, writers, readers }) => [code(name), owner === null ? '' : code(names.get(owner) ?? owner), named(writers), named(readers)]);
  const table = markdownTable(['Entity', 'Owner', 'Written by', 'Read by'], rows);
  return details(`<b>Shared data: ${shared.length} of ${count(entities.length, 'entity', 'entities')}</b>`, `${table}${andMore(shared.length, MOST_ENTITIES)}`);
}

function andMore(all: number, most: number): string {
  return all > most ? `\n\n_and ${all - most} more_` : '';
}

function unseenBlock({ gaps, recall }: Analysis): readonly string[] {
  const { share } = recallOver(recall);
  const access = share === null || share === 1 ? '' : `; ${percent(share)} of the data access was understood`;
  return gaps.length === 0 ? [] : [`_Not understood: ${count(gaps.length, 'place')}${access}._`];
}

import type { Analysis, EntityUse } from '../model/analysis.js';
import type { EntityRelation } from '../model/facts.js';
import type { EntityId, ServiceId } from '../model/ids.js';
import { count, listed, unitName } from '../model/wording.js';
import type { EntityExplanation, ExplainedAccess } from './entity-explanation.js';
import { recallRemark } from './terminal-recall.js';
import { sharingWords } from './sharing-words.js';
import { beginning, heading, type Item, items, paragraph } from './terminal-layout.js';
import { type Page, pageOf, type TerminalOptions } from './terminal-page.js';

const MOST = 10;

/** What is known of one entity, for people; ends with a newline. No line is wider than `width`. */
export function renderExplanation(explanation: EntityExplanation, analysis: Analysis, options: TerminalOptions): string {
  const page = pageOf(options);
  const names = namesIn(analysis);
  const { writes, reads, relations, transactions } = explanation;
  const direct = reads.filter(({ hidden }) => !hidden);
  const hidden = reads.filter((read) => read.hidden);
  const sections = [
    whatItIs(explanation, { analysis, names, page }),
    relations.length === 0 ? [] : relationLines(explanation, names, page),
    accessLines(writes, { title: 'Written', names, page }),
    accessLines(direct, { title: 'Read', names, page }),
    hidden.length === 0 ? [] : accessLines(hidden, { title: 'Read within queries of other entities', names, page }),
    transactions.length === 0 ? [] : transactionLines(explanation, names, page),
    recallRemark(analysis.recall, page),
  ].filter((lines) => lines.length > 0);
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

interface Names {
  readonly entity: (id: EntityId) => EntityUse | undefined;
  readonly service: (id: ServiceId | null) => string;
}

function namesIn({ entities, decomposition }: Analysis): Names {
  const uses = new Map(entities.map((use) => [use.id, use]));
  const services = new Map(decomposition.services.map(({ id, name }) => [id, name]));
  return { entity: (id) => uses.get(id), service: (id) => (id === null ? 'in no service' : (services.get(id) ?? id)) };
}

interface Context {
  readonly names: Names;
  readonly page: Page;
}

function whatItIs({ entity, unit, ownerReason }: EntityExplanation, { analysis, names, page }: Context & { analysis: Analysis }): readonly string[] {
  const { name, table, via, declaredAt, owner, sharing } = entity;
  const as = unit === null || unitName(unit, null) === name ? '' : ` as ${unitName(unit, null)}`;
  const proposed = analysis.decomposition.origin === 'clustered' ? 'Proposed owner' : 'Owner';
  const verdict = owner === null ? `No owner: ${ownerReason}.` : `${proposed}: ${names.service(owner)}, ${ownerReason}.`;
  return [
    ...heading(`${name}: table ${table} (${via === 'sql' ? 'named in SQL alone' : via})`, page),
    ...paragraph(`${via === 'sql' ? 'First named' : 'Declared'} at ${declaredAt.path}:${declaredAt.line}${as}.`, page),
    ...paragraph(verdict, page),
    ...(sharing ? sharingWords(sharing, names.service).flatMap((sentence) => paragraph(sentence, page)) : []),
  ];
}

function relationLines({ entity, relations }: EntityExplanation, names: Names, page: Page): readonly string[] {
  const { shown, more } = beginning(relations, { most: MOST, page });
  const list = shown.map((relation): Item => {
    const other = names.entity(relation.from === entity.id ? relation.to : relation.from);
    const away = other && other.owner !== entity.owner && other.owner !== null ? `; ${other.name} belongs to ${names.service(other.owner)}` : '';
    return { place: `${relation.at.path}:${relation.at.line}`, note: relationWords(relation, names) + away };
  });
  return [...heading(`Relations: ${relations.length}`, page), ...items(list, page), ...more];
}

function relationWords({ from, to, kind }: EntityRelation, names: Names): string {
  const [one, other] = [from, to].map((id) => names.entity(id)?.name ?? id);
  switch (kind) {
    case 'many-to-many':
      return `${one} and ${other} through a join table (many-to-many)`;
    case 'one-to-many':
      return `${one} holds the keys of ${other} (one-to-many)`;
    case 'many-to-one':
    case 'one-to-one':
      return `${one} holds the key of ${other} (${kind})`;
    default:
      return kind satisfies never;
  }
}

function accessLines(accesses: readonly ExplainedAccess[], { title, names, page }: Context & { title: string }): readonly string[] {
  if (accesses.length === 0) return heading(`${title}: nowhere that was seen`, page);
  const groups = groupsOf(accesses);
  const counts = groups.map(([service, group]) => `${names.service(service)} ${group.length}`);
  const { shown, more } = beginning(accesses, { most: MOST, page });
  return [
    ...heading(`${title} in ${count(accesses.length, 'place')}: ${counts.join(', ')}`, page),
    ...groupsOf(shown).flatMap(([service, group]) => [
      ...(groups.length > 1 ? paragraph(names.service(service), page, { indent: 2 }) : []),
      ...items(group.map(itemOf), page, groups.length > 1 ? 4 : 2),
    ]),
    ...more,
  ];
}

function groupsOf(accesses: readonly ExplainedAccess[]): readonly (readonly [ServiceId | null, readonly ExplainedAccess[]])[] {
  const groups = new Map<ServiceId | null, ExplainedAccess[]>();
  for (const access of accesses) groups.set(access.service, [...(groups.get(access.service) ?? []), access]);
  return [...groups];
}

function itemOf({ at, by, member, operation, confidence, outsideOf }: ExplainedAccess): Item {
  const doubt = { certain: '', inferred: ' (inferred)', low: ' (by name only)' }[confidence];
  const outside = outsideOf.length === 0 ? '' : ', outside the transaction around it';
  return { place: `${at.path}:${at.line}`, note: `${unitName(by, member)}: ${operation}${doubt}${outside}` };
}

/** The service of another entity is named where it is not the owner of this one: there a split would cut the transaction. */
function transactionLines({ transactions, entity: { owner } }: EntityExplanation, names: Names, page: Page): readonly string[] {
  const { shown, more } = beginning(transactions, { most: MOST, page });
  const list = shown.map(({ path, line, endLine, by, member, kind, alsoWrites }): Item => {
    const others = alsoWrites.map((id) => {
      const other = names.entity(id);
      return `${other?.name ?? id}${other?.owner == null || other.owner === owner ? '' : ` (${names.service(other.owner)})`}`;
    });
    const along = others.length === 0 ? 'nothing else' : listed(others);
    return { place: `${path}:${line}${endLine === line ? '' : `-${endLine}`}`, note: `${unitName(by, member)}, ${kind}: also writes ${along}` };
  });
  return [...heading(`Written in ${count(transactions.length, 'transaction')}`, page), ...items(list, page), ...more];
}

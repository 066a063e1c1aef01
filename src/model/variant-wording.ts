import type { EntityId } from './ids.js';
import { compareText } from './location.js';
import type { Evidence } from './rule.js';
import type { SystemView } from './system-view.js';
import type { VariantAxis, VariantSite } from './variants.js';
import { count, listed, unitName } from './wording.js';

/** More members than these are counted. */
const MOST_MEMBERS = 6;

/** The members of an axis: the first, and how many more. */
export function membersInWords({ members }: Pick<VariantAxis, 'members'>): string {
  const more = members.length - MOST_MEMBERS;
  return more > 1 ? `${members.slice(0, MOST_MEMBERS).join(', ')}, ${more} more` : members.join(', ');
}

/** Folders of files. */
export function foldersOf(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.map((path) => path.slice(0, Math.max(0, path.lastIndexOf('/')))))].sort(compareText);
}

/** A number of files and their folders: `9 files in 4 folders`. */
export function filesInWords(paths: readonly string[]): string {
  return `${count(paths.length, 'file')} in ${count(foldersOf(paths).length, 'folder')}`;
}

const DOES = { acts: 'does something else for', yields: 'chooses a value by', delegates: 'hands over by' } satisfies Record<VariantSite['does'], string>;
const KINDS = {
  switch: 'switch',
  chain: 'chain of ifs',
  run: 'row of ifs',
  ternary: 'conditional expression',
  table: 'table',
  list: 'condition',
  compare: 'comparison',
  instances: 'chain of instanceof',
} satisfies Record<VariantSite['kind'], string>;

/** A place as evidence: `PaymentService.authorise: a switch does something else for 5 of 5`. */
export function siteEvidence({ covers, does, endLine, exhaustive, kind, line, member, path, unit }: VariantSite, members: number): Evidence {
  const checked = exhaustive ? '; the compiler asks for the next' : '';
  return { path, line, endLine, note: `${unitName(unit, member)}: a ${KINDS[kind]} ${DOES[does]} ${covers.length} of ${members}${checked}` };
}

/** An interface that each member of an axis would implement, on one line, with the first operations of many; '' without operations. */
export function strategyInterface({ name, sprawl }: Pick<VariantAxis, 'name' | 'sprawl'>, most = Number.POSITIVE_INFINITY): string {
  const operations = sprawl?.operations ?? [];
  if (operations.length === 0) return '';
  const more = operations.length - most;
  const shown = operations.slice(0, more > 1 ? most : operations.length).map((operation) => `${operation}()`);
  return `interface ${strategyName(name)} { ${[...shown, ...(more > 1 ? [`${more} more`] : [])].join('; ')} }`;
}

/** `EnumGitProvider`, `GitProviderEnum` and `GIT_PROVIDER` are GitProviderStrategy; a property is named after what it is of. */
function strategyName(name: string): string {
  const words = (name.split('.')[0] ?? '').split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).filter((word) => word !== '' && !/^enum$/i.test(word));
  const cased = words.map((word) => `${word.slice(0, 1).toUpperCase()}${/[a-z]/.test(word) ? word.slice(1) : word.slice(1).toLowerCase()}`);
  return `${cased.join('')}Strategy`;
}

/** Names of entities, the first few, for a sentence. */
export function entitiesInWords(ids: readonly EntityId[], view: SystemView, most = 5): string {
  const names = ids.map((id) => view.entity(id)?.name ?? id);
  return names.length > most + 1 ? `${names.slice(0, most).join(', ')} and ${names.length - most} more` : listed(names);
}

import type { Analysis } from '../model/analysis.js';
import type { Transaction } from '../model/facts.js';
import type { EntityId, TransactionId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import type { DrawEdge, DrawNode } from './draw-model.js';
import { count } from '../model/wording.js';
import { shortened } from './draw-text.js';

/**
 * What the same transaction writes, tied together: two entities by a line, three and more by a node of their own with a line to each.
 * Transactions that write the same entities are drawn once, with their number. In order of the entities' ids; empty where no transaction writes two.
 */
export function transactionTies(analysis: Analysis): { readonly nodes: readonly DrawNode[]; readonly edges: readonly DrawEdge[] } {
  const owner = new Map(analysis.entities.map((use) => [use.id, use.owner]));
  const ties = tiesOf(analysis, owner);
  const crosses = (entities: readonly EntityId[]): boolean => new Set(entities.map((entity) => owner.get(entity))).size > 1;
  return {
    nodes: ties.filter(({ entities }) => entities.length > 2).map(hubNode),
    edges: ties.flatMap(({ id, entities, times }) => {
      const look = { weight: times, kind: 'transaction', crossing: crosses(entities), circle: false, many: { from: false, to: false } } as const;
      const [first, second] = entities;
      if (entities.length === 2) return [{ ...look, from: `e:${first}`, to: `e:${second}`, label: count(times, 'transaction') }];
      return entities.map((entity): DrawEdge => ({ ...look, from: id, to: `e:${entity}`, label: '' }));
    }),
  };
}

interface Tie {
  readonly id: string;
  /** Two or more, sorted. */
  readonly entities: readonly EntityId[];
  readonly first: Transaction;
  /** How many transactions write just these. */
  readonly times: number;
}

function tiesOf({ facts }: Analysis, drawn: ReadonlyMap<EntityId, unknown>): readonly Tie[] {
  const written = new Map<TransactionId, Set<EntityId>>();
  for (const { mode, transaction, entity } of facts.accesses) {
    if (mode === 'write' && transaction !== null && drawn.has(entity)) written.set(transaction, (written.get(transaction) ?? new Set()).add(entity));
  }
  const ties = new Map<string, Tie>();
  for (const transaction of facts.transactions) {
    const entities = [...(written.get(transaction.id) ?? [])].sort(compareText);
    const id = `t:${JSON.stringify(entities)}`;
    const tie = ties.get(id);
    if (entities.length > 1) ties.set(id, { id, entities, first: tie?.first ?? transaction, times: 1 + (tie?.times ?? 0) });
  }
  return [...ties.values()].sort((a, b) => compareText(a.id, b.id));
}

/** Named after the code that opens it, where there is only one. */
function hubNode({ id, first, times }: Tie): DrawNode {
  const name = times > 1 ? [] : [shortened(codeName(first), 40)];
  return { id, cluster: null, lines: [count(times, 'transaction'), ...name], shape: 'transaction', shared: false };
}

function codeName({ by, member, path }: Transaction): string {
  const unit = by.slice(by.lastIndexOf('#') + 1);
  const owner = unit === '' ? path.slice(path.lastIndexOf('/') + 1) : unit;
  return member === null ? owner : `${owner}.${member}`;
}

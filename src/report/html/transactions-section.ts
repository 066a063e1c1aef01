import type { Analysis, TransactionSaga } from '../../model/analysis.js';
import type { DataAccess, Transaction } from '../../model/facts.js';
import type { SagaStep } from '../../model/system-view.js';
import { TRANSACTION_KINDS } from '../../model/transaction-wording.js';
import { count, unitName } from '../../model/wording.js';
import { decimal } from '../terminal-words.js';
import { type Child, element, type Markup } from './markup.js';
import { code, entityName, folded, type PageSource, placed, points, section, serviceLink } from './page-words.js';

/** Transactions that are told one by one. */
const MOST = 300;

/** Every transaction; those over the data of several services first, each with the saga that it would become. */
export function transactionsSection({ analysis }: PageSource): Markup {
  const { transactions } = analysis.facts;
  const sagas = new Map((analysis.sagas ?? []).map((saga) => [saga.transaction, saga]));
  if (transactions.length === 0) return section('transactions', 'Transactions', element('p', {}, 'No transaction was found.'));
  const held = heldBy(analysis.facts.accesses);
  const across = transactions.filter(({ id }) => sagas.has(id)).sort((a, b) => costOf(sagas.get(b.id)) - costOf(sagas.get(a.id)));
  const inside = transactions.filter(({ id }) => !sagas.has(id));
  const blocks = across.slice(0, MOST).map((transaction) => block(transaction, { analysis, held, saga: sagas.get(transaction.id) }));
  return section(
    'transactions',
    'Transactions',
    element(
      'p',
      {},
      `${across.length} of ${count(transactions.length, 'transaction')} touch the data of several services; a cut would make each a saga. The dearest first.`,
    ),
    blocks,
    across.length > MOST && element('p', { class: 'aside' }, `${count(across.length - MOST, 'more transaction')} over several services, in the JSON report.`),
    inside.length > 0 && [
      element('h3', {}, 'Within one service'),
      points(
        inside.map((transaction) => [...headOf(transaction), ': ', touched(held.get(transaction.id) ?? [], analysis)]),
        MOST,
      ),
    ],
  );
}

function heldBy(accesses: readonly DataAccess[]): ReadonlyMap<string, readonly DataAccess[]> {
  const held = new Map<string, DataAccess[]>();
  for (const access of accesses) {
    if (access.transaction === null) continue;
    const list = held.get(access.transaction) ?? [];
    list.push(access);
    held.set(access.transaction, list);
  }
  return held;
}

function costOf(saga: TransactionSaga | undefined): number {
  return saga ? saga.cost.frc + saga.cost.sac : 0;
}

function headOf({ by, member, kind, path, line }: Transaction): readonly Child[] {
  return [element('strong', {}, unitName(by, member)), ` (${TRANSACTION_KINDS[kind]}) `, placed({ path, line })];
}

interface Told {
  readonly analysis: Analysis;
  readonly held: ReadonlyMap<string, readonly DataAccess[]>;
  readonly saga: TransactionSaga | undefined;
}

function block(transaction: Transaction, { analysis, held, saga }: Told): Markup {
  const { cost, steps = [] } = saga ?? {};
  const owners = cost?.services.map((id, index) => [index === 0 ? '' : ', ', serviceLink(analysis, id)]);
  return folded(
    [...headOf(transaction), ': ', touched(held.get(transaction.id) ?? [], analysis)],
    element(
      'p',
      {},
      'Services: ',
      owners,
      cost ? `. As a saga of ${count(steps.length, 'step')}: FRC ${decimal(cost.frc)}, SAC ${decimal(cost.sac)} (fewer is better).` : '',
    ),
    element(
      'ol',
      { class: 'saga' },
      steps.map((step) => element('li', { class: step.kind }, stepOf(step, analysis))),
    ),
  );
}

const STEP_WORDS = {
  query: 'only reads',
  compensatable: 'must be undone where a later step fails',
  pivot: 'decides: from here on it goes forward',
  retriable: 'is repeated until it succeeds',
} satisfies Record<SagaStep['kind'], string>;

function stepOf({ service, kind, accesses, effects }: SagaStep, analysis: Analysis): readonly Child[] {
  const acts = accesses.map(({ mode, entity, at, operation }) => [`${mode}s ${entityName(analysis, entity)} (`, code(operation), ') ', placed(at)]);
  const outside = effects.map(({ package: module, operation, at }) => [`calls ${module === '' ? 'outside' : module} (`, code(operation), ') ', placed(at)]);
  return [serviceLink(analysis, service), `, ${kind}: ${STEP_WORDS[kind]}`, points([...acts, ...outside], 12)];
}

/** `writes Order, Payment; reads User`. */
function touched(accesses: readonly DataAccess[], analysis: Analysis): string {
  const named = (mode: DataAccess['mode']): string => {
    const names = [...new Set(accesses.filter((access) => access.mode === mode).map(({ entity }) => entityName(analysis, entity)))];
    const shown = names.length > 7 ? [...names.slice(0, 6), `${names.length - 6} more`] : names;
    return names.length === 0 ? '' : `${mode}s ${shown.join(', ')}`;
  };
  return [named('write'), named('read')].filter((part) => part !== '').join('; ') || 'no entity is known';
}

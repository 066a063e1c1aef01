import type { OutsideCall, OutsideKind, Transaction } from '../src/model/facts.js';
import { compareText } from '../src/model/location.js';
import { type Evidence, type Severity, defineRule } from '../src/model/rule.js';
import type { OutsideReach, SystemView } from '../src/model/system-view.js';
import { accessEvidence, TRANSACTION_KINDS, transactionKey, transactionWeight } from '../src/model/transaction-wording.js';
import { inWords, listed, unitName } from '../src/model/wording.js';

/** Reports each transaction during which something is changed outside of the process. */
export default defineRule({
  id: 'effect-in-transaction',
  severity: 'warning',
  principle: 'A rollback takes back rows of one database, and nothing that was done elsewhere: no mail, no charge, no message.',
  source:
    'Gray and Reuter, Transaction Processing: Concepts and Techniques, 1993, 4.2 (real actions); Richardson, Microservices Patterns, 2018, 3.3.7 (transactional outbox). One effect is enough, so there is no threshold.',
  problem: '{unit} opens a transaction ({kind}) and, before it ends, calls {effects}: a rollback does not take that back.',
  remedy:
    'Move the call behind the commit; or write the order to do it into an outbox table in the same transaction, and let a job carry it out that may run twice.',
  defaults: {},
  repeated: {
    problem: '{count} transactions call {effects} before they end: a rollback does not take that back.',
    each: '{unit} ({kind}) {way}',
  },
  *detect(view) {
    for (const transaction of view.facts.transactions) {
      const effects = view.outsideCallsFrom(transaction.id).filter(({ call }) => isEffect(call));
      if (effects.length === 0) continue;
      const writes = view.accessesIn(transaction.id).filter(({ mode }) => mode === 'write');
      const homes = [transaction.path, ...effects.map(({ call }) => call.at.path)].map((path) => view.serviceOf(path));
      const services = [...new Set(homes.filter((service) => service !== null))].sort(compareText);
      const words = effectsInWords(effects);
      yield {
        data: {
          unit: unitName(transaction.by, transaction.member),
          kind: TRANSACTION_KINDS[transaction.kind],
          effects: words,
          way: wayOf(effects),
          calls: effects.length,
        },
        at: transaction,
        evidence: [...evidenceOf(effects), ...writes.map((write) => accessEvidence(write, view))],
        services,
        entities: [...new Set(writes.map(({ entity }) => entity))].sort(compareText),
        key: transactionKey(transaction, view),
        severity: severityOf(transaction, effects, view),
        weight: transactionWeight(transaction, services, view),
        group: [words, ...new Set(effects.map(({ call }) => unitName(call.by, call.member)).sort(compareText))].join('\0'),
      };
    }
  },
});

/** How bad it is that a change stays outside, and the words for whom is called; null: what stays there is not missed. */
const KINDS = {
  payment: { severity: 'error', whom: 'a payment service' },
  mail: { severity: 'error', whom: 'a mail service' },
  sms: { severity: 'error', whom: 'a text message service' },
  push: { severity: 'error', whom: 'a notification service' },
  queue: { severity: 'warning', whom: 'a message queue' },
  http: { severity: 'warning', whom: 'another service over HTTP' },
  other: { severity: 'warning', whom: 'another service' },
  storage: { severity: 'note', whom: 'a file store' },
  search: { severity: 'note', whom: 'a search index' },
  cache: null,
  llm: null,
} satisfies Record<OutsideKind, { readonly severity: Severity; readonly whom: string } | null>;

/**
 * Names of functions that ask for something, by which a POST may be a question: `getEmbedding`, `oauthAccess`. Of 14 transactions that send a POST, in
 * 18 repositories, 6 send it only in such functions, and none of these changes anything that is kept; the other 8 all do.
 */
const ASKING =
  /^_*(?:get|find|fetch|load|list|search|query|check|verif|validate|is[A-Z]|has[A-Z]|resolve|look|count|read|download|embed|estimate|calculate|compute|predict|classify|detect|translate|generate|exchange|refresh|log_?in|sign_?in|authenticate)|token|oauth|embedding/i;

/** What only asks, or of which it is not known, is left out. */
function isEffect({ changes, kind, operation, by, member }: OutsideCall): boolean {
  if (changes !== true || KINDS[kind] === null) return false;
  return kind !== 'http' || operation !== 'POST' || !ASKING.test(member ?? unitName(by, null));
}

/** `a mail service (@sendgrid/mail: send) and a message queue (bullmq: add)`, in the order of the calls. */
function effectsInWords(effects: readonly OutsideReach[]): string {
  const byKind = new Map<string, Set<string>>();
  for (const { call } of effects) {
    const whom = KINDS[call.kind]?.whom ?? '';
    byKind.set(whom, (byKind.get(whom) ?? new Set()).add(`${call.package || 'fetch'}: ${call.operation}`));
  }
  return listed(Array.from(byKind, ([whom, names]) => `${whom} (${shortened([...names])})`));
}

/** How it comes to the first effect: `calls NotificationService.save in line 83`. */
function wayOf([first]: readonly OutsideReach[]): string {
  const [call] = first?.through ?? [];
  if (call) return `calls ${unitName(call.to, call.toMember)} in line ${call.at.line}`;
  return first ? `calls it in line ${first.call.at.line}` : '';
}

/** More than these of one kind are counted. */
const MOST_NAMES = 2;

function shortened(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES;
  return rest > 1 ? [...names.slice(0, MOST_NAMES), `${rest} more`].join(', ') : names.join(', ');
}

/** Each call in the transaction that leads to effects, once, and the effects it leads to. */
function evidenceOf(effects: readonly OutsideReach[]): readonly Evidence[] {
  return effects.flatMap(({ call, through }, index) => {
    const [first] = through;
    // the last of them is who calls
    const way = through.slice(0, -1).map(({ to, toMember }) => unitName(to, toMember));
    const reached = way.length === 0 ? '' : `, reached by ${way.join(', ')}`;
    const effect = { ...call.at, endLine: call.at.line, note: `${unitName(call.by, call.member)} calls ${operationOf(call)}${reached}` };
    const isKnown = effects.slice(0, index).some((before) => before.through[0] === first);
    return first === undefined || isKnown ? [effect] : [{ ...first.at, endLine: first.at.line, note: `leads there: ${inWords(first)}` }, effect];
  });
}

function operationOf({ package: module, operation }: OutsideCall): string {
  return module === '' ? `fetch (${operation})` : `${operation} of ${module}`;
}

const RANK = { error: 2, warning: 1, note: 0 } satisfies Record<Severity, number>;

function severityOf(transaction: Transaction, effects: readonly OutsideReach[], view: SystemView): Severity {
  if (!hasMuchToLose(transaction, view)) return 'note';
  const severities = effects.map((effect) => severityOfEffect(effect, transaction));
  return severities.sort((a, b) => RANK[b] - RANK[a])[0] ?? 'note';
}

/** Names of entities that hold what is still to be sent. */
const OUTBOX = /outbox|queue|job|schedule|pending|message|event/i;

/** Not where nothing that is known would be taken back; nor in a job that empties an outbox, which delivers twice rather than never. */
function hasMuchToLose(transaction: Transaction, view: SystemView): boolean {
  const inside = view.accessesIn(transaction.id);
  const writes = inside.filter(({ mode }) => mode === 'write');
  const [only, ...others] = new Set(inside.map(({ entity }) => entity));
  const isRelay = only !== undefined && others.length === 0 && OUTBOX.test(view.entity(only)?.name ?? only);
  return writes.length > 0 && !(isRelay && !writes.some(({ operation }) => /create|insert/i.test(operation)));
}

/** An error only where the way is short and the transaction written out: what lies deeper may depend on conditions that only the running program knows. */
function severityOfEffect({ call, through }: OutsideReach, { kind }: Transaction): Severity {
  const severity = KINDS[call.kind]?.severity ?? 'note';
  const isSure = kind !== 'decorator' && through.length <= 1 && call.confidence === 'certain';
  return severity === 'error' && !isSure ? 'warning' : severity;
}

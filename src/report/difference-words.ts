import type { Difference, EntityChange, EntityTouch, LinkChange, LinkCounts, ServiceChanges, Side, TransactionChange } from '../model/difference.js';
import type { SnapshotFinding } from '../model/snapshot.js';
import { TRANSACTION_KINDS } from '../model/transaction-wording.js';
import { count, listed, unitName } from '../model/wording.js';
import type { UnitId } from '../model/ids.js';

/** One thing that changed, as text: what it is, what became of it, and where. */
export interface Told {
  readonly what: string;
  readonly note: string;
  readonly places: readonly { readonly place: string; readonly note: string }[];
}

/** What changed of one kind; the title says how much. */
export interface ToldSection {
  readonly title: string;
  readonly told: readonly Told[];
}

/** `main (3f2c1a9e)`, `the work tree`, `before.json`. */
export function sideName({ name, commit }: Side): string {
  if (commit === null) return name === 'work tree' ? 'the work tree' : name;
  const short = commit.slice(0, 10);
  return name === commit || name === short ? short : `${name} (${short})`;
}

/** The answer in one sentence: what came that costs something, then what went. */
export function differenceInWords(difference: Difference): string {
  const { links, entities, transactions, findings, services, files } = difference;
  const linked = (change: LinkChange['change']): number => links.filter((link) => link.change === change).length;
  const touched = (change: EntityChange['change']): number => entities.filter((entity) => entity.change === change).length;
  const came = counted([
    [services.appeared.length, 'new service', 'new services'],
    [linked('appeared'), 'new link between services', 'new links between services'],
    [touched('shared'), 'newly shared entity', 'newly shared entities'],
    [transactions.broken.length, 'newly broken transaction', 'newly broken transactions'],
    [findings.appeared.length, 'new finding', 'new findings'],
  ]);
  const went = counted([
    [services.gone.length, 'service', 'services'],
    [linked('gone'), 'link', 'links'],
    [touched('private'), 'shared entity', 'shared entities'],
    [transactions.mended.length, 'broken transaction', 'broken transactions'],
    [findings.gone.length, 'finding', 'findings'],
  ]);
  const quiet = came.length + went.length === 0;
  const others = files.moved.length + linked('changed') + touched('changed') + findings.changed.length;
  if (quiet) return others === 0 ? 'No service, link, shared entity, transaction or finding changed' : 'Nothing new, and nothing gone';
  return [...(came.length > 0 ? [listed(came)] : []), ...(went.length > 0 ? [`gone: ${listed(went)}`] : [])].join('; ');
}

function counted(numbers: readonly (readonly [number, string, string])[]): readonly string[] {
  return numbers.filter(([number]) => number > 0).map(([number, one, many]) => count(number, one, many));
}

/** All that changed but the figures, in the order of what it costs; sections without anything are left out. `arrow` stands between from and to. */
export function sectionsOf(difference: Difference, arrow: string): readonly ToldSection[] {
  const { links, entities, transactions, findings, services, files } = difference;
  const nameOf = (id: string | null): string => (id === null ? 'no service' : (services.names.get(id) ?? id));
  const named = (ids: readonly string[]): string => listed(ids.map(nameOf));
  const written = ({ writes }: TransactionChange): string => writes.map((id) => difference.entityNames.get(id) ?? id).join(', ');
  const transaction = (change: TransactionChange, note: string): Told => ({
    what: `${change.path}:${change.line}`,
    // a unit's id of a report is one
    note: `${unitName(change.unit as UnitId, change.member)} (${TRANSACTION_KINDS[change.kind]}) ${note} ${named(change.services)}: ${written(change)}`,
    places: [],
  });
  const sections: readonly ToldSection[] = [
    { title: 'Services', told: serviceLines(services, arrow) },
    { title: 'Links between services', told: links.map((link) => linkLine(link, nameOf, arrow)) },
    { title: 'Shared data', told: entities.map((entity) => entityLine(entity, named)) },
    { title: 'Transactions newly broken', told: transactions.broken.map((change) => transaction(change, 'now writes the data of')) },
    { title: 'Transactions no longer broken', told: transactions.mended.map((change) => transaction(change, 'wrote the data of')) },
    { title: 'New findings', told: findings.appeared.map((finding) => findingLine(finding)) },
    {
      title: 'Findings of another severity',
      told: findings.changed.map(({ finding, before }) => findingLine(finding, `${before} ${arrow} ${finding.severity}`)),
    },
    { title: 'Findings gone', told: findings.gone.map((finding) => findingLine(finding)) },
    { title: 'Files', told: fileLines(files, nameOf, arrow) },
  ];
  return sections.filter(({ told }) => told.length > 0).map(({ title, told }) => ({ title: `${title}: ${told.length.toLocaleString('en-US')}`, told }));
}

type NameOf = (id: string | null) => string;

function serviceLines({ appeared, gone, renamed }: ServiceChanges, arrow: string): readonly Told[] {
  return [
    ...appeared.map(({ name, files }) => ({ what: name, note: `new, ${count(files, 'file')}`, places: [] })),
    ...gone.map(({ name, files }) => ({ what: name, note: `gone, had ${count(files, 'file')}`, places: [] })),
    ...renamed.map(({ before, after }) => ({ what: after, note: `renamed: ${before} ${arrow} ${after}`, places: [] })),
  ];
}

function linkLine({ from, to, change, before, after, places }: LinkChange, nameOf: NameOf, arrow: string): Told {
  const notes = {
    appeared: () => `new: ${countsInWords(after)}`,
    gone: () => `gone: had ${countsInWords(before)}`,
    changed: () => changesInWords(before, after, arrow),
  } satisfies Record<LinkChange['change'], () => string>;
  return {
    what: `${nameOf(from)} ${arrow} ${nameOf(to)}`,
    note: notes[change](),
    places: places.map(({ path, line, note }) => ({ place: `${path}:${line}`, note })),
  };
}

const NO_COUNTS: LinkCounts = { calls: 0, events: 0, uses: 0 };

function countsInWords(counts: LinkCounts | null): string {
  const { calls, events, uses } = counts ?? NO_COUNTS;
  return listed(
    counted([
      [calls, 'call', 'calls'],
      [events, 'event', 'events'],
      [uses, 'other use', 'other uses'],
    ]),
  );
}

function changesInWords(before: LinkCounts | null, after: LinkCounts | null, arrow: string): string {
  const [old, now] = [before ?? NO_COUNTS, after ?? NO_COUNTS];
  const columns = [
    ['calls', old.calls, now.calls],
    ['events', old.events, now.events],
    ['other uses', old.uses, now.uses],
  ] as const;
  return columns
    .filter(([, one, other]) => one !== other)
    .map(([name, one, other]) => `${name} ${one} ${arrow} ${other}`)
    .join(', ');
}

const NO_TOUCH: EntityTouch = { owner: null, readers: [], writers: [] };

function entityLine({ name, change, before, after }: EntityChange, named: (ids: readonly string[]) => string): Told {
  const touch = (touched: EntityTouch | null): string => {
    const { writers, readers } = touched ?? NO_TOUCH;
    const only = readers.filter((service) => !writers.includes(service));
    return [...(writers.length > 0 ? [`written by ${named(writers)}`] : []), ...(only.length > 0 ? [`read by ${named(only)}`] : [])].join(', ') || 'nobody';
  };
  const notes = {
    shared: () => `newly shared: ${touch(after)}`,
    private: () => `no longer shared: was ${touch(before)}`,
    changed: () => touchChanges(before ?? NO_TOUCH, after ?? NO_TOUCH, named),
  } satisfies Record<EntityChange['change'], () => string>;
  const owner = before && after && before.owner !== after.owner ? [`owner ${ownerName(before, named)}, now ${ownerName(after, named)}`] : [];
  return { what: name, note: [notes[change](), ...owner].filter((part) => part !== '').join('; '), places: [] };
}

/** Who came and who went, of those that write and of those that read alone. */
function touchChanges(before: EntityTouch, after: EntityTouch, named: (ids: readonly string[]) => string): string {
  const beyond = (some: readonly string[], others: readonly string[]): readonly string[] => some.filter((service) => !others.includes(service));
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['now also written by', beyond(after.writers, before.writers)],
    ['now also read by', beyond(after.readers, before.readers)],
    ['no longer written by', beyond(before.writers, after.writers)],
    ['no longer read by', beyond(before.readers, after.readers)],
  ];
  return parts
    .filter(([, services]) => services.length > 0)
    .map(([words, services]) => `${words} ${named(services)}`)
    .join(', ');
}

function ownerName({ owner }: EntityTouch, named: (ids: readonly string[]) => string): string {
  return owner === null ? 'nobody' : named([owner]);
}

function findingLine({ severity, ruleId, path, line, message }: SnapshotFinding, told: string = severity): Told {
  return { what: `${told} ${ruleId}`, note: message, places: [{ place: `${path}:${line}`, note: '' }] };
}

function fileLines({ moved, renamed, appeared, gone }: Difference['files'], nameOf: NameOf, arrow: string): readonly Told[] {
  const line = (what: string, note: string): Told => ({ what, note, places: [] });
  return [
    ...moved.map(({ path, before, after }) => line(path, `${nameOf(before)} ${arrow} ${nameOf(after)}`)),
    ...renamed.map(({ before, after }) => line(after, `was ${before}`)),
    ...appeared.map(({ path, service }) => line(path, `new, in ${nameOf(service)}`)),
    ...gone.map(({ path, service }) => line(path, `gone, was in ${nameOf(service)}`)),
  ];
}

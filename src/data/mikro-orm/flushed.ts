import type { CallFact } from '../../model/file-facts.js';
import type { KnownEntity } from '../catalogue.js';
import { isWithin } from '../root-parameter.js';
import type { Seen, Site } from '../site.js';

const LOADING: ReadonlySet<string> = new Set(['find', 'findOne', 'findOneOrFail', 'findAll', 'findAndCount', 'findByCursor', 'refresh', 'refreshOrFail']);
const SAYING: ReadonlySet<string> = new Set(
  'persist persistLater persistAndFlush remove removeLater removeAndFlush create assign add removeAll set'.split(' '),
);
const FLUSHING: ReadonlySet<string> = new Set(['flush', 'tryFlush', 'persistAndFlush', 'removeAndFlush']);

/**
 * What `flush` writes where nothing else says so: `order.status = 'paid'` on an entity that the same function loaded. Facts hold no such
 * assignments, so the write stands at the flush, inferred, where one entity was loaded; of several it is unseen which were changed.
 */
export function flushed(site: Site): readonly Seen[] {
  const before = callsBefore(site);
  const last = before.findLastIndex((one) => isNamed(one, FLUSHING) && isMikro(site, one));
  // A function that flushes by itself says there what it writes.
  if (last >= 0 && site.call.arguments.length > 0) return [];
  const calls = before.slice(last + 1);
  if (calls.some((one) => isNamed(one, SAYING) && isMikro(site, one))) return [];
  const loaded = new Set(calls.flatMap((one) => (isNamed(one, LOADING) ? entitiesFrom(site, one) : [])));
  const [target, ...others] = loaded;
  const { operation, call, via } = site;
  if (!target) return [];
  if (others.length > 0) return [{ unseen: `what ${operation}() writes of ${[...loaded].map(({ name }) => name).join(', ')}`, line: call.line }];
  return [{ target, mode: 'write', operation, line: call.line, confidence: 'inferred', via }];
}

interface Before {
  readonly call: CallFact;
  readonly index: number;
}

/** The calls that come before in the same method; of a call that is handed a function, those in that function. */
function callsBefore({ program, path, call: own }: Site): readonly Before[] {
  const file = program.file(path);
  const work = own.arguments.find((argument) => argument.kind === 'function');
  const { unit, member } = program.ownerOf(path, own.scope);
  const isIn = (scope: number): boolean => {
    if (work?.kind === 'function') return isWithin(file?.scopes ?? [], scope, work.scope);
    const owner = program.ownerOf(path, scope);
    return owner.unit === unit && owner.member === member;
  };
  const calls = file?.calls ?? [];
  return calls.slice(0, calls.indexOf(own)).flatMap((call, index) => (isIn(call.scope) ? [{ call, index }] : []));
}

function isNamed({ call: { callee } }: Before, names: ReadonlySet<string>): boolean {
  return callee.kind === 'member' && names.has(callee.name);
}

function isMikro({ program, path }: Site, { index }: Before): boolean {
  const receiver = program.receiverOf(path, index);
  return receiver?.kind === 'external' && receiver.trail.module.startsWith('@mikro-orm/');
}

function entitiesFrom({ program, path, entitiesOf }: Site, { call, index }: Before): readonly KnownEntity[] {
  const meaning = program.meaningOf(path, call.scope, { kind: 'call', call: index });
  return meaning?.kind === 'external' && meaning.trail.module.startsWith('@mikro-orm/') ? entitiesOf(meaning) : [];
}

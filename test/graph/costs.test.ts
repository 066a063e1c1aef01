import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureSystem } from '../../src/graph/metrics.js';
import type { DataAccess, EntryPoint } from '../../src/model/facts.js';
import type { EntityId, ServiceId, TransactionId, UnitId } from '../../src/model/ids.js';
import { compareText } from '../../src/model/location.js';
import type { SystemView } from '../../src/model/system-view.js';
import { viewOf } from '../judge/view-of.js';

/** `a1` is an entity of service `a`; `+a1` writes it, `a1` reads it. */
type Word = string;
const entityOf = (word: Word): string => word.replace('+', '');
const isWrite = (word: Word): boolean => word.startsWith('+');

/** Entry points, a line of words each; each entity is declared in its service and written there, so that it owns it. A line `t: …` is a transaction. */
function systemOf(lines: readonly string[]): SystemView {
  const parsed = lines.map((line) => ({
    transaction: line.startsWith('t: '),
    words: line
      .replace('t: ', '')
      .split(' ')
      .filter((word) => word !== ''),
  }));
  const names = [...new Set(parsed.flatMap(({ words }) => words.map(entityOf)))].sort(compareText);
  const entities = Object.fromEntries(names.map((name) => [name, `${name[0]}/${name}.ts#${name}`]));
  return viewOf({ entities, files: ['desk/desk.ts'] }, (facts) => ({
    ...facts,
    accesses: [
      ...parsed.flatMap(({ words, transaction }, index) => words.map((word, at) => access(word, index, at, transaction))),
      // As many functions at home as at the desk write it, so that the one that declares it owns it.
      ...names.flatMap((name) =>
        parsed.map((_, index) => ({
          ...access(`+${name}`, index, 0, false),
          by: `${name[0]}/${name}.ts#Home` as UnitId,
          at: { path: `${name[0]}/${name}.ts`, line: 1 + index },
        })),
      ),
    ],
    transactions: parsed.flatMap(({ transaction }, index) =>
      transaction
        ? [{ id: `t${index}` as TransactionId, kind: 'callback' as const, path: 'desk/desk.ts', line: 1, endLine: 999, by: DESK, member: `f${index}` }]
        : [],
    ),
    entryPoints: parsed.map((_, index) => entry(index)),
  }));
}

const DESK = 'desk/desk.ts#Desk' as UnitId;

function access(word: Word, index: number, at: number, inside: boolean): DataAccess {
  const write = isWrite(word);
  return {
    mode: write ? 'write' : 'read',
    by: DESK,
    member: `f${index}`,
    entity: entityOf(word) as EntityId,
    at: { path: 'desk/desk.ts', line: 100 * index + at + 1 },
    via: 'typeorm',
    operation: write ? 'save' : 'find',
    transaction: inside ? (`t${index}` as TransactionId) : null,
    outsideOf: [],
    confidence: 'certain',
  };
}

function entry(index: number): EntryPoint {
  return { kind: 'http', method: 'GET', route: `/f${index}`, at: { path: 'desk/desk.ts', line: 1 }, unit: DESK, member: `f${index}` };
}

/** place, bill and show over the services a, b and c. */
const THREE = ['a1 +a1 +b1 +a2', 'b1 +c1', 'a1 b1'];

describe('the costs of three functionalities, worked out by hand', () => {
  const costs = systemOf(THREE).entryCosts();

  it('place', () => {
    // Steps: a {a1, +a1} and b {+b1} compensatable, a {+a2} pivot, as a has most writes. Others across services: bill (reads b1, writes c1), show (reads a1, b1).
    // FRC: read a1, no other writes it: 0; undo a1: 1; undo b1: 1. SAC: a1 is read by show, b1 by bill and show: 3.
    // Older complexity: step 1 meets show, step 2 bill and show, step 3 nobody reads a2: 3.
    expect(costs[0]).toEqual({ kind: 'saga', services: ['a', 'b'], steps: 3, frc: 2, sac: 3, qic: 0, complexity: 3 });
  });

  it('bill', () => {
    // Steps: b {b1} query, c {+c1} pivot. FRC: read b1, place writes it: 1; the pivot is not undone. SAC 0. Older: place in step 1, nobody in step 2.
    expect(costs[1]).toEqual({ kind: 'saga', services: ['b', 'c'], steps: 2, frc: 1, sac: 0, qic: 0, complexity: 1 });
  });

  it('show', () => {
    // A query: place writes a1 and b1, which are of two services: QIC 2; bill writes nothing that it reads. Older: place in both steps.
    expect(costs[2]).toEqual({ kind: 'query', services: ['a', 'b'], steps: 2, frc: 0, sac: 0, qic: 2, complexity: 2 });
  });

  it('on average', () => {
    expect(measureSystem(systemOf(THREE))).toMatchObject({ meanFrc: 1, meanSac: 1, meanQic: 2 / 3, meanComplexity: 2 });
  });
});

describe('entryCosts', () => {
  it('is null for one that touches nothing, and leaves it out of the mean', () => {
    const view = systemOf([...THREE, '']);
    expect(view.entryCosts()[3]).toBeNull();
    expect(measureSystem(view).meanFrc).toBe(1);
  });

  it('is nothing within one service, which is no other either', () => {
    expect(systemOf(['a1 +a1', '+b1 +a1']).entryCosts()).toMatchObject([
      { steps: 0, frc: 0, sac: 0, complexity: 0 },
      { steps: 2, frc: 1, sac: 0 },
    ]);
  });

  it('counts two routes of one function once', () => {
    const view = viewOf({ entities: { a1: 'a/a1.ts#a1', b1: 'b/b1.ts#b1' } }, (facts) => ({
      ...facts,
      accesses: [access('a1', 0, 0, false), access('b1', 0, 1, false), access('+a1', 1, 0, false), access('+b1', 1, 1, false)],
      entryPoints: [entry(0), { ...entry(1), route: '/one' }, { ...entry(1), route: '/other' }],
    }));
    expect(view.entryCosts().map((cost) => cost?.qic)).toEqual([2, 0, 0]);
  });

  it('is 0 on average without entry points', () =>
    expect(measureSystem(systemOf([]))).toMatchObject({ meanFrc: 0, meanSac: 0, meanQic: 0, meanComplexity: 0 }));
});

describe('sagaCost', () => {
  it('does not count the entry point that runs the transaction', () => {
    // as place above, but the entry point place itself reads a1 and is no other
    expect(systemOf(['t: a1 +a1 +b1 +a2', 'b1 +c1', 'a1 b1']).sagaCost('t0' as TransactionId, [])).toMatchObject({ steps: 3, frc: 2, sac: 3 });
  });

  it('is what is left where two services are merged', () => {
    const view = systemOf(['t: +a1 +b1 +c1 +c2 +c3', 'a1 c1', 'a1 b1']);
    const merged = (...services: string[]) => view.sagaCost('t0' as TransactionId, services as ServiceId[]);
    // a and b compensatable: 2 to undo; a1 is read by both others, b1 by one
    expect(merged()).toMatchObject({ steps: 3, frc: 2, sac: 3 });
    // a with b: 2 to undo in one step; the second other is within one service now: a1 is read by the first alone
    expect(merged('a', 'b')).toMatchObject({ steps: 2, frc: 2, sac: 1 });
    expect(merged('a', 'b', 'c')).toMatchObject({ steps: 0, frc: 0, sac: 0 });
  });
});

type Words = readonly Word[];
const owner = (word: Word): string => entityOf(word)[0] ?? '';
const owners = (words: Words): string[] => [...new Set(words.map(owner))].sort();
const spans = (words: Words): boolean => owners(words).length > 1;

/** Words of one owner in a row. */
function stepsOf(words: Words): Words[] {
  const steps: Word[][] = [];
  for (const [at, word] of words.entries()) {
    if (at > 0 && owner(word) === owner(words[at - 1] ?? '')) steps.at(-1)?.push(word);
    else steps.push([word]);
  }
  return steps;
}

/** The last step that writes in the owner with most writes, of equals the first by name. */
function pivotOf(words: Words): number {
  const written = (one: string): number => words.filter((word) => isWrite(word) && owner(word) === one).length;
  const most = Math.max(0, ...owners(words).map(written));
  const decisive = owners(words).find((one) => written(one) === most);
  return stepsOf(words).findLastIndex((step) => step.some((word) => isWrite(word) && owner(word) === decisive));
}

/** The definitions, read out slowly: no index, every pair looked at. */
function slowCost(words: Words, others: readonly Words[]) {
  const reading = (word: Word): Words[] => others.filter((other) => other.includes(entityOf(word)));
  const writing = (word: Word): Words[] => others.filter((other) => other.includes(`+${entityOf(word)}`));
  const steps = spans(words) ? stepsOf(words).map((step) => [...new Set(step)]) : [];
  const undone = steps.slice(0, Math.max(0, pivotOf(words))).flatMap((step) => step.filter(isWrite));
  const reads = steps.flatMap((step) => step.filter((word) => !isWrite(word)));
  const met = steps.map((step) => new Set(step.flatMap((word) => (isWrite(word) ? reading(word) : writing(word)))));
  const common = others.map((other) => owners(words.filter((word) => other.includes(`+${word}`))).length);
  const saga = words.some(isWrite);
  return {
    kind: saga ? 'saga' : 'query',
    services: owners(words),
    steps: steps.length,
    frc: saga ? undone.length + reads.flatMap(writing).length : 0,
    sac: undone.flatMap(reading).length,
    qic: saga ? 0 : common.filter((number) => number > 1).reduce((a, b) => a + b, 0),
    complexity: met.reduce((sum, { size }) => sum + size, 0),
  };
}

it('the costs of random systems equal the definitions', () => {
  const word = fc.tuple(fc.boolean(), fc.constantFrom('a1', 'a2', 'b1', 'b2', 'c1')).map(([write, name]) => (write ? `+${name}` : name));
  const line = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
      const all = lines.map((text) => text.split(' ').filter((part) => part !== ''));
      const slow = all.map((words, index) =>
        words.length === 0
          ? null
          : slowCost(
              words,
              all.filter((other, at) => at !== index && spans(other)),
            ),
      );
      expect(systemOf(lines).entryCosts()).toEqual(slow);
    }),
  );
});

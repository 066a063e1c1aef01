import { describe, expect, it } from 'vitest';
import unusedSuppression from '../../rules/unused-suppression.js';
import { judgeFindings } from '../../src/judge/judge-findings.js';
import { UserError } from '../../src/model/errors.js';
import type { Suppression } from '../../src/model/facts.js';
import type { EntityId, ServiceId } from '../../src/model/ids.js';
import type { AnalyzeOptions, SuppressEntry } from '../../src/model/options.js';
import { type AnyRule, defineRule, type Violation } from '../../src/model/rule.js';
import { viewOf } from './view-of.js';

type Found = Violation<'who' | 'where'>;

/** A violation at `orders/order.ts:LINE` that ties these services. */
const at = (line: number, change: Partial<Found> = {}): Found => ({
  data: { who: `parcel ${line}`, where: 'the hall' },
  at: { path: 'orders/order.ts', line, endLine: line + 2 },
  evidence: [{ path: 'stock/shelf.ts', line: 70, endLine: 70, note: 'shelf' }],
  services: ['orders', 'stock'] as ServiceId[],
  entities: ['order'] as EntityId[],
  key: `parcel ${line}`,
  ...change,
});

const ruleOf = (found: readonly Found[], id = 'twice-weighed'): AnyRule =>
  defineRule({
    id,
    severity: 'warning',
    principle: 'Parcels are weighed once.',
    source: 'the post office, 1840',
    problem: '{who} is weighed twice in {where}.',
    remedy: 'Weigh it once.',
    defaults: {},
    repeated: { problem: '{count} parcels are weighed twice in {where}.', each: '{who}' },
    detect: () => found,
  });

const comment = (line: number, change: Partial<Suppression> = {}): Suppression => ({
  path: 'orders/order.ts',
  line,
  covers: line + 1,
  rules: ['twice-weighed'],
  reason: 'the scale is new',
  ...change,
});

interface Asked {
  readonly comments?: readonly Suppression[];
  readonly suppress?: readonly SuppressEntry[];
  readonly settings?: AnalyzeOptions['rules'];
}

function judge(found: readonly Found[], { comments = [], suppress = [], settings = {} }: Asked = {}) {
  const view = viewOf({ entities: { Order: 'orders/order.ts#Order' }, calls: [['orders/order.ts#Order', 'stock/shelf.ts#Shelf']] }, (facts) => ({
    ...facts,
    suppressions: comments,
  }));
  const { findings, suppressed } = judgeFindings(view, { rules: [ruleOf(found), unusedSuppression], settings, suppress });
  return {
    findings,
    /** `LINE`, or `LINE CODE` of an unused suppression. */
    lines: findings.map(({ ruleId, line, message }) => (ruleId === 'unused-suppression' ? `${line} ${message}` : line)),
    suppressed: suppressed.map(
      ({ line, suppression }) => `${line} by ${suppression.by} at ${suppression.at.path}:${suppression.at.line}: ${suppression.reason}`,
    ),
  };
}

describe('findings are ranked', () => {
  it('by severity, then by weight, which is the number of services unless the rule says more, then by place', () => {
    const found = [
      at(10),
      at(20, { services: ['orders'] as ServiceId[] }),
      at(30, { weight: 40 }),
      at(5),
      at(40, { severity: 'error', weight: 1 }),
      at(50, { severity: 'note', weight: 99 }),
    ];
    expect(judge(found).findings.map(({ line, weight }) => [line, weight])).toEqual([
      [40, 1],
      [30, 40],
      [5, 2],
      [10, 2],
      [20, 1],
      [50, 99],
    ]);
  });
});

describe('findings of one group are told as one', () => {
  const group = 'orders\0stock';

  it('in the words for many, at the first by rank, with weights summed and members kept', () => {
    const [finding, ...others] = judge([at(10, { group }), at(30, { group, weight: 7, entities: ['shelf'] as EntityId[] }), at(20, { group })]).findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      message: '3 parcels are weighed twice in the hall.',
      line: 30,
      endLine: 32,
      weight: 11, // 7 + 2 + 2
      services: ['orders', 'stock'],
      entities: ['order', 'shelf'],
      data: { count: 3, where: 'the hall' },
      evidence: [
        { path: 'orders/order.ts', line: 30, endLine: 32, note: 'parcel 30' },
        { path: 'orders/order.ts', line: 10, endLine: 12, note: 'parcel 10' },
        { path: 'orders/order.ts', line: 20, endLine: 22, note: 'parcel 20' },
      ],
    });
    expect(finding?.members?.map(({ message }) => message)).toEqual([
      'parcel 30 is weighed twice in the hall.',
      'parcel 10 is weighed twice in the hall.',
      'parcel 20 is weighed twice in the hall.',
    ]);
    expect(finding?.data).not.toHaveProperty('who');
  });

  it('shows five of them as evidence, and keeps all', () => {
    const [finding] = judge(Array.from({ length: 9 }, (_, index) => at(index + 1, { group }))).findings;
    expect([finding?.evidence.length, finding?.members?.length]).toEqual([5, 9]);
  });

  it('has a fingerprint that stays when members come and go, and differs by group and severity', () => {
    const print = (...found: readonly Found[]) => judge(found).findings.map(({ fingerprint }) => fingerprint);
    const two = print(at(10, { group }), at(20, { group }));
    expect(print(at(30, { group }), at(40, { group }), at(50, { group }))).toEqual(two);
    expect(print(at(10, { group: 'orders' }), at(20, { group: 'orders' }))).not.toEqual(two);
    expect(print(at(10, { group, severity: 'error' }), at(20, { group, severity: 'error' }))).not.toEqual(two);
  });

  it('leaves alone what is alone in its group or has none, and never mixes severities', () => {
    expect(judge([at(10, { group }), at(20), at(30, { group: 'other' }), at(40, { group, severity: 'note' })]).lines).toEqual([10, 20, 30, 40]);
  });
});

describe('a comment silences findings of its rule whose place begins on its line', () => {
  it('and says so', () => {
    expect(judge([at(10), at(20)], { comments: [comment(9)] })).toMatchObject({
      lines: [20],
      suppressed: ['10 by comment at orders/order.ts:9: the scale is new'],
    });
  });

  it.each<[string, Suppression]>([
    ['the line before it', comment(8)],
    ['a line within its span', comment(10)],
    ['a line of its evidence', comment(69, { path: 'stock/shelf.ts' })],
    ['the same line of another file', comment(9, { path: 'orders/line.ts' })],
  ])('not one that is about %s', (_, unused) => {
    expect(judge([at(10)], { comments: [unused] })).toMatchObject({
      lines: [10, expect.stringContaining(`${unused.line} seamline-ignore twice-weighed silences nothing`)],
      suppressed: [],
    });
  });

  it('in a whole file', () => {
    expect(judge([at(10), at(20)], { comments: [comment(1, { covers: 'file' })] }).lines).toEqual([]);
  });

  it('of a group only the member that is there', () => {
    const group = 'orders\0stock';
    const { findings, suppressed } = judge([at(10, { group }), at(20, { group }), at(30, { group })], { comments: [comment(9)] });
    expect(findings.map(({ message }) => message)).toEqual(['2 parcels are weighed twice in the hall.']);
    expect(suppressed).toHaveLength(1);
  });

  it.each<[string, Suppression, string]>([
    ['no reason', comment(9, { reason: '' }), 'seamline-ignore twice-weighed gives no reason'],
    ['no rule', comment(9, { rules: [] }), 'seamline-ignore names no rule'],
    ['a file in the midst of code', comment(9, { covers: null }), 'seamline-ignore-file twice-weighed stands behind code'],
    ['a rule that there is not', comment(9, { rules: ['twice-wieghed'] }), 'names a rule that there is not (did you mean "twice-weighed"?)'],
  ])('not with %s', (_, faulty, told) => {
    expect(judge([at(10)], { comments: [faulty] }).lines).toEqual([10, expect.stringContaining(told)]);
  });

  it('each of the rules that it names counts for itself', () => {
    expect(judge([at(10)], { comments: [comment(9, { rules: ['twice-weighed', 'pigeon'] })] }).lines).toEqual([
      expect.stringContaining('seamline-ignore pigeon names a rule that there is not'),
    ]);
  });

  it('is not called unused where its rule is off, and not called anything where unused-suppression is off', () => {
    expect(judge([at(10)], { comments: [comment(40)], settings: { 'twice-weighed': 'off' } }).lines).toEqual([]);
    expect(judge([at(10)], { comments: [comment(40)], settings: { 'unused-suppression': 'off' } }).lines).toEqual([10]);
  });

  it('nothing silences an unused suppression', () => {
    const comments = [comment(40), comment(39, { covers: 40, rules: ['unused-suppression'] })];
    expect(judge([at(10)], { comments }).lines).toEqual([10, expect.stringContaining('40 seamline-ignore twice-weighed silences nothing')]);
  });
});

describe('an entry of the configuration silences what all its keys fit', () => {
  const entry = (keys: Partial<SuppressEntry>): SuppressEntry => ({ rule: 'twice-weighed', reason: 'moves last', ...keys });

  it.each<[string, Partial<SuppressEntry>]>([
    ['the name of an entity', { entity: 'Order' }],
    ['the id of an entity', { entity: 'order' }],
    ['a service', { service: 'stock' }],
    ['a glob', { path: 'orders/**' }],
    ['several', { path: '**/order.ts', service: 'orders', entity: 'order' }],
  ])('%s', (_, keys) => {
    expect(judge([at(10)], { suppress: [entry({ ...keys, at: { path: 'seamline.config.json', line: 7 } })] })).toMatchObject({
      lines: [],
      suppressed: ['10 by configuration at seamline.config.json:7: moves last'],
    });
  });

  it.each<[string, Partial<SuppressEntry>, string]>([
    ['another entity', { entity: 'Shelf' }, 'entity Shelf'],
    ['another service', { service: 'payments' }, 'service payments'],
    ['another path', { path: 'stock/**' }, 'path stock/**'],
    ['one key of two', { service: 'orders', path: 'stock/**' }, 'service orders, path stock/**'],
    ['another fingerprint', { fingerprint: '0123456789abcdef' }, 'fingerprint 0123456789abcdef'],
  ])('not %s', (_, keys, written) => {
    expect(judge([at(10)], { suppress: [entry(keys)] }).lines).toEqual([
      10,
      `1 "suppress" of twice-weighed, ${written} silences nothing: no finding of the rule fits.`,
    ]);
  });

  it('by the fingerprint of a finding, of a group, or of one of its members', () => {
    const group = 'orders\0stock';
    const found = [at(10, { group }), at(20, { group }), at(30, { group })];
    const [whole] = judge(found).findings;
    const [, second] = whole?.members ?? [];
    expect(judge(found, { suppress: [entry({ fingerprint: String(whole?.fingerprint) })] })).toMatchObject({ lines: [], suppressed: { length: 3 } });
    const rest = judge(found, { suppress: [entry({ fingerprint: String(second?.fingerprint) })] });
    expect(rest.findings.map(({ message }) => message)).toEqual(['2 parcels are weighed twice in the hall.']);
    expect(rest.suppressed).toHaveLength(1);
  });

  it.each<[string, object, RegExp]>([
    ['an unknown rule', { rule: 'twice-wieghed', reason: 'x', path: 'a' }, /unknown rule "twice-wieghed" \(did you mean "twice-weighed"\?\)/],
    ['no reason', { rule: 'twice-weighed', reason: ' ', path: 'a' }, /must give a "reason"/],
    ['nothing to be about', { rule: 'twice-weighed', reason: 'x' }, /must say which findings.*"twice-weighed": "off"/],
  ])('stops at %s', (_, faulty, message) => {
    const run = () => judge([at(10)], { suppress: [faulty as SuppressEntry] });
    expect(run).toThrow(UserError);
    expect(run).toThrow(message);
  });
});

import { describe, expect, it } from 'vitest';
import { type LayerRecall, recallOver } from '../../src/model/recall.js';
import { gaps } from '../../src/report/terminal-unseen.js';
import { summary } from '../../src/report/terminal-summary.js';
import { pageOf } from '../../src/report/terminal-page.js';
import { recallRemark } from '../../src/report/terminal-recall.js';
import { emptyAnalysis, sampleAnalysis } from '../support/analysis.js';

const PAGE = pageOf({ colour: 0, width: 80, verbose: false, unicode: true });

const layer = (change: Partial<LayerRecall>): LayerRecall => ({ via: 'typeorm', resolved: 0, byName: 0, unresolved: 0, shapes: [], ...change });

const shapes = (number: number): LayerRecall['shapes'] =>
  Array.from({ length: number }, (_, index) => ({
    shape: `this.shelf${index}.find()`,
    reason: 'unresolved-receiver' as const,
    places: number - index,
    first: { path: 'src/shelf.ts', line: index + 1 },
  }));

describe('recall over layers', () => {
  it.each<[string, LayerRecall[], ReturnType<typeof recallOver>]>([
    ['of no layer is not known', [], { resolved: 0, byName: 0, unresolved: 0, share: null }],
    ['of no candidate is not known', [layer({})], { resolved: 0, byName: 0, unresolved: 0, share: null }],
    ['is all', [layer({ resolved: 3, byName: 1 })], { resolved: 3, byName: 1, unresolved: 0, share: 1 }],
    ['is a share of the sum', [layer({ resolved: 9 }), layer({ via: null, unresolved: 3 })], { resolved: 9, byName: 0, unresolved: 3, share: 0.75 }],
  ])('%s', (_, layers, expected) => expect(recallOver(layers)).toEqual(expected));
});

describe('recall on the terminal', () => {
  const lines = (recall: LayerRecall[]): readonly string[] => gaps({ ...emptyAnalysis(), recall }, PAGE);

  it('stands below what was not understood, also where that is nothing', () => {
    expect(lines([layer({ resolved: 1234 })])).toEqual([
      'Not understood: nothing that was noticed',
      '  Data access understood, of the calls that look like one by type or name:',
      '    typeorm 100 % (1,234 of 1,234).',
    ]);
  });

  it('says nothing where no call looks like a data access', () => expect(lines([])).toEqual([]));

  it('names the largest layer first, and what is known by name only', () => {
    const text = lines([layer({ via: 'prisma', resolved: 2, unresolved: 1 }), layer({ via: 'typeorm', resolved: 8, byName: 3, unresolved: 2 })]).join(' ');
    expect(text.replace(/\s+/g, ' ')).toContain('name: typeorm 80 % (8 of 10, 3 by name only); prisma 67 % (2 of 3).');
  });

  it('names the commonest shapes over all layers', () => {
    const list = lines([
      layer({ resolved: 1, unresolved: 10, shapes: shapes(4) }),
      layer({
        via: null,
        unresolved: 9,
        shapes: [{ shape: 'trx().insert()', reason: 'unresolved-receiver', places: 9, first: { path: 'src/db.ts', line: 5 } }],
      }),
    ]);
    expect(list.slice(-7)).toEqual([
      '  Most often not understood:',
      '    trx().insert()      9 places, first src/db.ts:5',
      '    this.shelf0.find()  4 places, first src/shelf.ts:1',
      '    this.shelf1.find()  3 places, first src/shelf.ts:2',
      '    … and 2 more (--verbose)',
      '  A helper of yours that hides a repository can be described in',
      '  seamline.config.json: dataAccess.wrappers.',
    ]);
  });

  it('is said on the first screen where it is not all', () => {
    expect(summary(sampleAnalysis(), PAGE).join(' ')).toContain('Not understood: 6 places; 75 % of the data access was understood.');
    expect(summary({ ...sampleAnalysis(), recall: [layer({ resolved: 5 })] }, PAGE).join(' ')).toContain('Not understood: 6 places. Left');
  });

  it('never rounds to all what is not', () => {
    expect(lines([layer({ resolved: 9999, unresolved: 1 })]).join(' ')).toContain('typeorm >99 % (9,999 of 10,000)');
  });

  it('is a remark where something is explained, if it is not all', () => {
    expect(recallRemark(sampleAnalysis().recall, PAGE).join(' ')).toContain('75 % of the calls that look like a data access were understood (15 of 20)');
    expect(recallRemark([layer({ resolved: 4 })], PAGE)).toEqual([]);
    expect(recallRemark([], PAGE)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { nameGroups } from '../../src/cluster/naming.js';
import type { EntityId } from '../../src/model/ids.js';
import { type FactsText, factsOf } from '../support/facts.js';

interface Group {
  readonly files: readonly string[];
  readonly entities?: readonly string[];
  readonly named?: string;
}

function names(groups: readonly Group[], text: FactsText = {}): readonly string[] {
  const files = groups.flatMap((group) => group.files.map((file) => `src/${file}`));
  const unnamed = groups.map(({ files, entities = [], named }) => ({
    files: files.map((file) => `src/${file}`),
    entities: entities as readonly EntityId[],
    ...(named === undefined ? {} : { named }),
  }));
  return nameGroups(unnamed, factsOf({ ...text, files }), []).map(({ name }) => name);
}

const ORDER = ['order.service.ts', 'order.controller.ts', 'order-line.ts'];

describe('the name of a group', () => {
  it('is the topic that its files carry and others do not', () => {
    expect(names([{ files: ORDER }, { files: ['refund.service.ts', 'refund.controller.ts'] }])).toEqual(['order', 'refund']);
  });

  it('is a term of two words where they go together', () => {
    expect(names([{ files: ['credit-note.ts', 'credit-notes.service.ts'] }, { files: ['credit.ts', 'credit.dto.ts', 'credit.service.ts'] }])).toContain(
      'credit-note',
    );
  });

  it('is never a layer', () => {
    expect(names([{ files: ['order.service.ts', 'refund.service.ts', 'voucher.service.ts'] }])).not.toContain('service');
  });

  it('is never one that another has, nor its plural: the larger chooses first', () => {
    expect(names([{ files: ORDER.slice(0, 2), named: 'orders' }, { files: ORDER }])).toEqual(['orders', 'order-line']);
    expect(names([{ files: ['order.dto.ts'] }, { files: ORDER }])).toEqual(['order-dto', 'order']);
  });

  it('is an entity that it owns where its words say nothing', () => {
    const text = { entities: { config: 'src/config.ts#config' } };
    expect(names([{ files: ['config.ts', 'config.repository.ts'], entities: ['config'] }], text)).toEqual(['config']);
  });

  describe('where no word is carried by a third of its files', () => {
    const files = ['pear.ts', 'plum.ts', 'fig.ts', 'kiwi.ts', 'lime.ts', 'olive.ts', 'quince.ts'];
    const others = ['pets.ts', 'pets.dto.ts', 'shop.ts', 'items.ts'];
    const entities = { Pet: 'src/pets.ts#Pet', Item: 'src/items.ts#Item' };
    const name = (...writes: (readonly [by: string, entity: string])[]) => names([{ files }, { files: others }], { entities, writes })[0];

    it('is the entity that it writes most', () => {
      expect(name(['src/fig.ts#run', 'Pet'], ['src/kiwi.ts#run', 'Pet'], ['src/shop.ts#run', 'Pet'])).toBe('pet');
    });

    it('is no entity that others write as much', () => {
      expect(name(['src/fig.ts#run', 'Pet'], ['src/shop.ts#run', 'Pet'])).toBe('fig');
    });

    it('is no entity that is called like a layer, where a word is carried at all', () => {
      expect(name(['src/fig.ts#run', 'Item'])).toBe('fig');
    });
  });
});

import { describe, expect, it } from 'vitest';
import { phraseOf, sayingsOf, topicsOf, vocabularyOf } from '../../src/cluster/vocabulary.js';
import { type FactsText, factsOf } from '../support/facts.js';

function vocabulary(text: FactsText) {
  const sayings = sayingsOf(factsOf(text));
  return vocabularyOf(sayings.keys(), sayings);
}

describe('topicsOf', () => {
  it.each([
    ['ExchangeRatesService', ['exchange', 'rate']],
    ['create-order.dto', ['order']],
    ['invalid-order.error', ['order']],
    ['chunk-3ecc5-order', ['chunk', 'order']],
    ['base.repository', []],
    ['', []],
  ])('%s says %j', (text, topics) => expect(topicsOf(text)).toEqual(topics));
});

describe('a vocabulary', () => {
  it('counts the files that carry a word, and the names it stands in: of files, of classes, of written entities', () => {
    const words = vocabulary({
      files: ['src/refund.ts'],
      calls: [['src/orders.ts#OrderDesk', 'src/orders.ts#OrderBook']],
      entities: { Refund: 'src/refund.entity.ts#Refund' },
      writes: [['src/orders.ts#OrderDesk', 'Refund']],
    });
    // order: the file name, OrderDesk, OrderBook; refund: src/refund.ts, src/refund.entity.ts, its class, the write in src/orders.ts
    expect([...words].map(([word, { files, names }]) => [word, files.size, names]).sort()).toEqual([
      ['book', 1, 1],
      ['desk', 1, 1],
      ['order', 1, 3],
      ['refund', 3, 4],
    ]);
  });

  it('hears nothing from other files', () => {
    const sayings = sayingsOf(factsOf({ files: ['src/order.ts', 'src/refund.ts'] }));
    expect([...vocabularyOf(['src/order.ts'], sayings).keys()]).toEqual(['order']);
  });
});

describe('phraseOf', () => {
  it.each<[string, readonly string[], string, string]>([
    [
      'a word and its neighbour in half of its uses are one term',
      ['exchange-rate.ts', 'exchange-rates.service.ts', 'rate.ts', 'rate.dto.ts'],
      'rate',
      'exchange-rate',
    ],
    ['below half the word stands alone', ['exchange-rate.ts', 'rate.ts', 'rate.dto.ts'], 'rate', 'rate'],
    ['the word after counts as the word before', ['mock-door.ts', 'mock-doors.dto.ts', 'mock.ts'], 'mock', 'mock-door'],
    ['a word that no name carries is itself', ['order.ts'], 'refund', 'refund'],
  ])('%s', (_, names, word, phrase) => expect(phraseOf(word, vocabulary({ files: names.map((name) => `src/${name}`) }))).toBe(phrase));
});

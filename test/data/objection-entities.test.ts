import { describe, expect, it } from 'vitest';
import { readRelationExpression } from '../../src/data/objection/relation-expression.js';
import { SHOP } from './objection-shop.js';
import { entitiesIn, read, relationsIn } from './reading.js';

describe('Objection models', () => {
  it('are classes that say their table, whatever they extend Model through', () => {
    expect(entitiesIn(read(SHOP))).toEqual([
      'buyer people (objection)',
      'card cards (objection)',
      'line order_lines (objection)',
      'order orders (objection)',
      'tag tags (objection)',
    ]);
  });

  it('are related by relationMappings: an object, a getter, a function; a class, a module, a path, a function', () => {
    expect(relationsIn(read(SHOP))).toEqual(['card one-to-one buyer', 'line many-to-one order', 'order many-to-one buyer', 'order many-to-many tag']);
  });

  it.each([
    ['a base class without a table', `import { Model } from 'objection'; export class Base extends Model {}`],
    ['a Model of another package', `import { Model } from 'sequelise'; export class Order extends Model { static tableName = 'orders'; }`],
    ['a class that only has a tableName', `import 'objection'; export class Order { static tableName = 'orders'; }`],
    ['a table that an object has', `import { Model } from 'objection'; export class Order extends Model { tableName = 'orders'; }`],
  ])('trap: are not %s', (_, text) => expect(entitiesIn(read({ 'a.ts': text }))).toEqual([]));

  it('trap: a relation to a class that is no model is none', () => {
    const text = `import { Model } from 'objection'; class Note {} export class Order extends Model { static tableName = 'orders'; static relationMappings = { note: { relation: Model.HasOneRelation, modelClass: Note }, odd: { relation: Model.OddRelation, modelClass: Order } }; }`;
    expect(relationsIn(read({ 'a.ts': text }))).toEqual([]);
  });
});

describe('relation expressions', () => {
  it.each([
    ['lines', [{ name: 'lines', below: [] }]],
    ['lines.product', [{ name: 'lines', below: [{ name: 'product', below: [] }] }]],
    [
      '[lines, buyer.[card, orders]]',
      [
        { name: 'lines', below: [] },
        {
          name: 'buyer',
          below: [
            { name: 'card', below: [] },
            { name: 'orders', below: [] },
          ],
        },
      ],
    ],
    [
      '[ lines(recent, paid) as l . product,buyer ]',
      [
        { name: 'lines', below: [{ name: 'product', below: [] }] },
        { name: 'buyer', below: [] },
      ],
    ],
    ['children.^', [{ name: 'children', below: [] }]],
    ['', []],
    [']].,[', []],
  ])('%s', (text, expected) => expect(readRelationExpression(text)).toEqual(expected));

  it('nested without end are read to a depth', () => expect(readRelationExpression('a.'.repeat(10_000))).toHaveLength(1));
});

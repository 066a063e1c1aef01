import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readModels } from '../../src/data/prisma/models.js';
import { CLINIC } from './clinic-schema.js';
import { entitiesIn, read, relationsIn } from './reading.js';

const schemas = { 'prisma/schema.prisma': CLINIC };

describe('a Prisma schema', () => {
  it('gives models and views with their tables, and no enums, types or commented models', () => {
    expect(entitiesIn(read({}, schemas))).toEqual([
      'appointment visits (prisma)',
      'doctor Doctor (prisma)',
      'note Note (prisma)',
      'patient patients (prisma)',
      'record Record (prisma)',
      'roster Roster (prisma)',
      'tag Tag (prisma)',
    ]);
  });

  it('gives relations from the side that holds the key, lists over several lines included', () => {
    expect(relationsIn(read({}, schemas)).sort()).toEqual([
      'appointment many-to-one doctor',
      'appointment many-to-one patient',
      'note many-to-one appointment',
      'patient many-to-many tag',
      'patient many-to-one patient',
      'record one-to-one patient',
    ]);
  });

  it('places each model at its line', () => {
    expect(readModels(CLINIC).map(({ name, line }) => `${name} ${line}`)).toEqual([
      'Patient 6',
      'Record 19',
      'Appointment 25',
      'Doctor 40',
      'Note 44',
      'Tag 50',
      'Roster 54',
    ]);
  });

  it.each([
    ['Windows line ends', 'model Cart {\r\n  id Int @id\r\n  @@map("carts")\r\n}', ['cart carts (prisma)']],
    ['a block that never ends', 'model Cart {\n  id Int', ['cart Cart (prisma)']],
    ['a list that never ends', 'model Cart {\n  @@index([id\n}\nmodel Item {\n  id Int\n}', ['cart Cart (prisma)', 'item Item (prisma)']],
    [
      'names of object members',
      'model constructor {\n  id Int\n}\nmodel __proto__ {\n  toString Int\n}',
      ['__proto__ __proto__ (prisma)', 'constructor constructor (prisma)'],
    ],
    ['no schema at all', '# hello', []],
  ])('is read with %s', (_, text, expected) => expect(entitiesIn(read({}, { 'a.prisma': text }))).toEqual(expected));

  it('joins the files of one schema folder', () => {
    const data = read(
      {},
      {
        'prisma/a.prisma': 'model Cart {\n  items Item[]\n}',
        'prisma/b.prisma': 'model Item {\n  cartId Int\n  cart Cart @relation(fields: [cartId], references: [id])\n}',
      },
    );
    expect(relationsIn(data)).toEqual(['item many-to-one cart']);
  });

  it('takes any text without throwing', () => {
    const pieces = fc.constantFrom(
      'model A {',
      '}',
      'id Int',
      '@@map("x',
      '@relation(fields: [',
      ')',
      ']',
      '//',
      '"',
      '\n',
      '{',
      'view B {',
      'a A[]',
      '@@unique([a, b])',
    );
    fc.assert(fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => readModels(parts.join('\n')).every(({ name }) => name === 'A' || name === 'B')));
  });
});

describe('one table declared twice', () => {
  it('is one entity across TypeORM and Prisma', () => {
    const data = read(
      { 'order.ts': `import { Entity } from 'typeorm'; @Entity('orders') export class OrderEntity {}` },
      { 'prisma/schema.prisma': 'model Order {\n  id Int\n  @@map("orders")\n}' },
    );
    expect(entitiesIn(data)).toEqual(['orderentity orders (typeorm)']);
  });

  it('trap: the same table name in two database schemas is two', () => {
    const data = read(
      {},
      { 'prisma/schema.prisma': 'model A {\n  @@map("orders")\n  @@schema("shop")\n}\nmodel B {\n  @@map("orders")\n  @@schema("archive")\n}' },
    );
    expect(entitiesIn(data)).toEqual(['a orders (prisma)', 'b orders (prisma)']);
  });
});

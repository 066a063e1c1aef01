import { describe, expect, it } from 'vitest';
import { gapsIn, read } from './reading.js';
import { IMPORTS, SHOP } from './typeorm-shop.js';

const BASE = `${IMPORTS}
export abstract class BaseService<T> {
  constructor(protected readonly repo: Repository<T>, protected readonly manager: EntityManager) {}
  list() { return this.repo.find(); }
  store(entity: T) { return this.manager.save(entity); }
  touch(entity: T) { return this.store(entity); }
}`;

function uses(text: string) {
  const data = read({ 'shop.ts': SHOP, 'base.ts': BASE, 'a.ts': `${IMPORTS}import { BaseService } from './base';\n${text}` });
  const seen = data.accesses.map(
    ({ by, member, mode, entity, operation, confidence }) => `${by.slice(by.indexOf('#') + 1)}.${member} ${mode} ${entity}.${operation} ${confidence}`,
  );
  return { seen, gaps: gapsIn(data) };
}

describe('the accesses of a generic class', () => {
  it('belong to whoever calls them on a class that names the entity', () => {
    const { seen, gaps } = uses(
      `class Tags extends BaseService<Tag> { all() { return this.list(); } } class Desk { constructor(private tags: Tags) {} open(tag: Tag) { return this.tags.touch(tag); } }`,
    );
    expect(seen).toEqual(['Tags.all read tag.find inferred', 'Desk.open write tag.save inferred']);
    expect(gaps).toEqual([]);
  });

  it('belong to whoever calls them on the class itself with a type argument', () => {
    expect(uses('class Desk { constructor(private tags: BaseService<Tag>) {} open() { return this.tags.list(); } }').seen).toEqual([
      'Desk.open read tag.find inferred',
    ]);
  });

  it.each([
    ['hands to super', 'class Tags extends Crud { constructor() { super(Tag, "tags"); } }'],
    ['hands to super through a class between', 'abstract class Named extends Crud {} class Tags extends Named { constructor() { super(Tag); } }'],
    ['holds', 'class Tags extends Crud { protected readonly kept = Tag; }'],
  ])('belong to whoever calls them on a class that %s the entity', (_, tags) => {
    const crud =
      'abstract class Crud { protected em: EntityManager; protected kept; constructor(kept, name?: string) { this.kept = kept; } all() { return this.em.find(this.kept); } }';
    expect(uses(`${crud} ${tags} class Desk { constructor(private tags: Tags) {} open() { return this.tags.all(); } }`).seen).toEqual([
      'Desk.open read tag.find inferred',
    ]);
  });

  it('belong to each class that inherits them, where a framework calls them', () => {
    const { seen } = uses(`import { Get } from '@nestjs/common';
class CrudController<T> { constructor(protected service: BaseService<T>) {} @Get() all() { return this.service.list(); } }
class TagController extends CrudController<Tag> {} class PaymentController extends CrudController<Payment> {}
class OrderController extends CrudController<Order> { override all() { return []; } }`);
    expect(seen).toEqual(['PaymentController.all read payment.find inferred', 'TagController.all read tag.find inferred']);
  });

  it('are in the transaction whose handle the call hands on', () => {
    const crud =
      'class Crud<T> { protected repo: Repository<T>; insert(row: T, options: { manager: EntityManager }) { return this.repo.insert(row); } } class Tags extends Crud<Tag> {}';
    const data = read({
      'shop.ts': SHOP,
      'a.ts': `${IMPORTS}${crud} class Desk { constructor(private tags: Tags, private ds: DataSource) {} open() { return this.ds.transaction(async (manager) => { await this.tags.insert({}, { manager }); }); } }`,
    });
    expect(data.accesses.map(({ entity, transaction }) => `${entity} ${transaction}`)).toEqual(['tag t1']);
  });

  it('trap: are none where the extending class names two', () => {
    const crud = 'class Crud { protected em: EntityManager; protected kept; all() { return this.em.find(this.kept); } }';
    expect(
      uses(`${crud} class Two extends Crud { a = Tag; b = Order; } class Desk { constructor(private two: Two) {} open() { return this.two.all(); } }`),
    ).toEqual({
      seen: [],
      gaps: expect.arrayContaining(['dynamic-query this.em.find()']),
    });
  });

  it('trap: are not those of a method that overrides them', () => {
    expect(
      uses(
        'class Tags extends BaseService<Tag> { override list() { return []; } } class Desk { constructor(private tags: Tags) {} open() { return this.tags.list(); } }',
      ).seen,
    ).toEqual([]);
  });

  it('are gaps where nobody names an entity', () => {
    expect(uses('class Desk<T> { constructor(private all: BaseService<T>) {} open() { return this.all.list(); } }').gaps).toEqual([
      'dynamic-query this.repo.find()',
      'dynamic-query this.manager.save()',
    ]);
  });
});

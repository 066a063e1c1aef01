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

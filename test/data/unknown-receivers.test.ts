import { describe, expect, it } from 'vitest';
import { isHandleName } from '../../src/data/handle-names.js';
import { accessesIn, gapsIn, read } from './reading.js';
import { SHOP } from './typeorm-shop.js';

const gaps = (body: string): string[] => gapsIn(read({ 'shop.ts': SHOP, 'a.js': body }));

describe('receivers that linking does not know', () => {
  it.each([
    ['export function f(repo) { return repo.save({}); }', ['unresolved-receiver repo.save()']],
    ['export function f(ctx) { return ctx.userRepository.find(); }', ['unresolved-receiver ctx.userRepository.find()']],
    ['export function f(entityManager) { return entityManager.delete("x"); }', ['unresolved-receiver entityManager.delete()']],
    ['export function f(qb) { return qb.leftJoin("a.b", "b").where("x").getMany(); }', ['unresolved-receiver qb.leftJoin().where().getMany()']],
    ['export function f(getRepository) { return getRepository("x").count(); }', ['unresolved-receiver getRepository().count()']],
    ['import { repo } from "@shop/unknown"; export function f() { return repo.save({}); }', ['unresolved-receiver repo.save()']],
  ])('%s', (text, expected) => expect(gaps(text)).toEqual(expected));

  it.each([
    ['a name that is none', 'export function f(list, cacheManager, repos) { list.find(1); cacheManager.clear(); repos.find(Boolean); }'],
    ['a call that is none', 'export function f(repo) { repo.create({}); repo.push(1); }'],
    ['a collection', 'export function f() { const db = new Map(); db.delete(1); const tx = []; tx.find(Boolean); }'],
    ['an own class', 'class Db { find() {} save() {} } export function f() { const db = new Db(); db.find(); db.save(); }'],
    ['a global', 'export function f() { db.save(); }'],
  ])('trap: %s', (_, text) => expect(gaps(text)).toEqual([]));

  it('mean nothing where no layer is used', () => {
    const data = read({ 'a.js': 'export function f(repo, prisma) { repo.save({}); return prisma.order.findMany(); }' });
    expect([...gapsIn(data), ...accessesIn(data)]).toEqual([]);
  });

  it('are an unknown entity where the handle is known: generic repositories and plain objects', () => {
    expect(
      gapsIn(
        read({
          'shop.ts': SHOP,
          'a.ts': `import { Repository, EntityManager } from 'typeorm'; class Base<T> { constructor(private repo: Repository<T>) {} all() { return this.repo.find(); } } function f(manager: EntityManager, x: unknown) { return manager.save(x); }`,
        }),
      ),
    ).toEqual(['dynamic-query manager.save()', 'dynamic-query this.repo.find()']);
  });
});

describe('isHandleName', () => {
  it.each([
    'repo',
    'orderRepository',
    'order_repository',
    'prisma',
    'prismaService',
    'tx',
    'em',
    'db',
    'manager',
    'entityManager',
    'transactionManager',
    'queryRunner',
    'queryBuilder',
    'qb',
    'dataSource',
    'dbConnection',
  ])('%s is one', (name) => expect(isHandleName(name)).toBe(true));
  it.each(['repos', 'cacheManager', 'taskRunner', 'urlBuilder', 'httpClient', 'orderService', 'source', 'runner', 'index', 'item', ''])(
    'trap: %s is none',
    (name) => expect(isHandleName(name)).toBe(false),
  );
});

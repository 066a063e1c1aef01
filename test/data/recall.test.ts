import { describe, expect, it } from 'vitest';
import type { LayerRecall } from '../../src/model/recall.js';
import { read } from './reading.js';

const ENTITY = `
import { Entity, PrimaryColumn } from 'typeorm';
@Entity('orders') export class Order { @PrimaryColumn() id: number; }
@Entity('stock') export class Stock { @PrimaryColumn() id: number; }
`;

/** A service with a repository of orders, a manager, and whatever its body says. */
const service = (body: string): string => `
import { EntityManager, Repository } from 'typeorm';
import { Order, Stock } from './entities';
export class Till {
  constructor(private orders: Repository<Order>, private manager: EntityManager, private stockRepository: any, private basket: any) {}
  async run(sql: string, which: any) {
    ${body}
  }
}`;

const recallIn = (body: string): readonly LayerRecall[] => read({ 'src/entities.ts': ENTITY, 'src/till.ts': service(body) }).recall;

/** `typeorm 2/3 by name 0: this.stockRepository.find() x1`. */
const told = (body: string): string[] =>
  recallIn(body).map(({ via, resolved, unresolved, byName, shapes }) => {
    const missed = shapes.map(({ shape, places }) => ` ${shape} x${places}`).join(',');
    return `${via} ${resolved}/${resolved + unresolved}${byName > 0 ? ` by name ${byName}` : ''}${missed === '' ? '' : `:${missed}`}`;
  });

describe('recall, layer by layer', () => {
  it.each<[string, string, string[]]>([
    ['nothing touches data', 'return 1;', []],
    ['every call is understood', 'await this.orders.find(); await this.orders.save({});', ['typeorm 2/2']],
    ['two calls on one line are two', 'await this.orders.find(), await this.orders.find();', ['typeorm 2/2']],
    ['one call of several entities is one', 'await this.manager.query("SELECT * FROM orders JOIN stock ON 1 = 1");', ['sql 1/1']],
    ['a receiver that is named like a handle', 'await this.orders.find(); await this.stockRepository.find();', ['typeorm 1/2: this.stockRepository.find() x1']],
    ['a receiver that nothing gives away is no candidate', 'await this.orders.find(); await this.basket.find();', ['typeorm 1/1']],
    ['an entity that is only known when it runs', 'await this.manager.find(which);', ['typeorm 0/1: this.manager.find() x1']],
    ['SQL that is only known when it runs', 'await this.manager.query(sql);', ['sql 0/1: this.manager.query() x1']],
    ['a receiver of SQL that is named like a handle', 'const db: any = which; await db.query(sql);', ['sql 0/1: db.query() x1']],
    [
      'the commonest shape first',
      'this.stockRepository.save({}); this.manager.find(which); this.manager.find(which);',
      ['typeorm 0/3: this.manager.find() x2, this.stockRepository.save() x1'],
    ],
  ])('%s', (_, body, expected) => expect(told(body)).toEqual(expected));

  it('gives the first place of each shape', () => {
    const [layer] = recallIn('\n\n\nthis.manager.find(which);\nthis.manager.find(which);');
    expect(layer?.shapes).toEqual([{ shape: 'this.manager.find()', reason: 'dynamic-query', places: 2, first: { path: 'src/till.ts', line: 10 } }]);
  });

  it('does not know the layer where several have the operation', () => {
    const schema = 'model Order {\n  id Int @id\n}\n';
    const till = service('await this.stockRepository.count(); await this.stockRepository.softDelete(1);');
    const { recall } = read({ 'src/entities.ts': ENTITY, 'src/till.ts': till }, { 'prisma/schema.prisma': schema });
    expect(recall.map(({ via, unresolved }) => [via, unresolved])).toEqual([
      ['typeorm', 1],
      [null, 1],
    ]);
  });

  it('counts what is known by name only as such', () => {
    const schema = 'model Order {\n  id Int @id\n}\n';
    const { recall } = read({ 'src/till.ts': 'export async function ring(ctx: any) { await ctx.db.order.findMany(); }' }, { 'prisma/schema.prisma': schema });
    expect(recall).toEqual([{ via: 'prisma', resolved: 1, byName: 1, unresolved: 0, shapes: [] }]);
  });

  it('holds every gap that is a data access, and no other', () => {
    const { recall, gaps } = read({
      'src/entities.ts': ENTITY,
      'src/till.ts': service('this.manager.query(sql); this.manager.save(which); this.stockRepository.insert({}); this.orders.find({ relations: which });'),
    });
    expect(recall.reduce((sum, { unresolved }) => sum + unresolved, 0)).toBe(gaps.length);
    expect(recall.flatMap(({ shapes }) => shapes).reduce((sum, { places }) => sum + places, 0)).toBe(gaps.length);
    expect(gaps.length).toBeGreaterThan(2);
  });
});

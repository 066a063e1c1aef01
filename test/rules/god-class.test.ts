import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import rule from '../../rules/god-class.js';
import type { Finding } from '../../src/model/analysis.js';
import { analyze } from '../../src/pipeline.js';

type Files = Readonly<Record<string, string>>;

const NAMES = ['Order', 'Invoice', 'Customer', 'Coupon', 'Shipment'] as const;
const ENTITIES = `import { Entity, PrimaryColumn } from 'typeorm';\n${NAMES.map((name) => `@Entity() export class ${name} { @PrimaryColumn() id!: string; }`).join('\n')}`;
const HEAD = `import { Repository } from 'typeorm';\nimport { ${NAMES.join(', ')} } from './entities';\n`;
const GIVEN = NAMES.map((name) => `private ${name.toLowerCase()}s: Repository<${name}>`).join(', ');
/** Two groups of two methods, and the shipment on the way of the second: 5 entities. */
const APART = `async place(o: any) { await this.orders.save(o); await this.invoices.save(o); }
  async cancel(id: string) { await this.orders.delete(id); }
  async register(c: any) { await this.customers.save(c); await this.coupons.save(c); }
  async forget(id: string) { await this.customers.delete(id); await this.shipments.delete(id); }`;

async function findingsIn(files: Files, options = {}): Promise<readonly Finding[]> {
  const root = mkdtempSync(join(tmpdir(), 'seamline-god-'));
  try {
    for (const [path, text] of Object.entries({ 'src/entities.ts': ENTITIES, ...files })) {
      mkdirSync(join(root, dirname(path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const { findings } = await analyze({ root, history: false, rules: { 'god-class': ['warning', options] } }, [rule]);
    return findings;
  } finally {
    rmSync(root, { recursive: true });
  }
}

const sales = (body: string, head = 'export class Sales', given = GIVEN): Files => ({
  'src/sales.ts': `${HEAD}${head} { constructor(${given}) {}\n  ${body} }`,
});
const fields = (number: number): string => Array.from({ length: number }, (_, index) => `private part${index}: Part${index}`).join(', ');
const calls = (number: number): string => Array.from({ length: number }, (_, index) => `do${index}() { return this.part${index}.run(); }`).join('\n');

describe('god-class', () => {
  it('reports five entities in two groups, what each writes, and which could leave with what', async () => {
    const [finding, ...more] = await findingsIn(sales(APART));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'warning',
      path: 'src/sales.ts',
      line: 3,
      entities: ['coupon', 'customer', 'invoice', 'order', 'shipment'],
      message:
        'Sales (4 methods) is given 5 parts and writes 5 entities; 2 groups of its methods share nothing that they write: Coupon, Customer, Shipment; Invoice, Order.',
      evidence: [
        { line: 3, note: 'is given Repository<Order>, Repository<Invoice>, Repository<Customer>, Repository<Coupon>, Repository<Shipment>' },
        { line: 6, note: '2 methods (register, forget) write Coupon, Customer, Shipment' },
        { line: 4, note: '2 methods (place, cancel) write Invoice, Order; could leave with orders and invoices, which nothing else here uses' },
      ],
    });
  });

  it.each<[string, Files]>([
    ['a facade that only delegates to eighteen parts', sales(calls(18), 'export class Desk', fields(18))],
    ['a controller that only delegates', sales(calls(18), "@Controller('sales') export class SalesController", fields(18))],
    ['a resolver that only delegates', sales(calls(18), '@Resolver() export class SalesResolver', fields(18))],
    ['generated code', { 'src/sales.generated.ts': sales(APART)['src/sales.ts'] ?? '' }],
    [
      'code that says at its start that it is generated',
      { 'src/sdk/sales.ts': `// @generated\n${(sales(APART)['src/sales.ts'] ?? '').replace('./entities', '../entities')}` },
    ],
    ['a DTO', { 'src/dto.ts': `export class SaleDto { ${NAMES.map((name) => `set${name}(x: string) { this.${name} = x; return this; }`).join('\n')} }` }],
    ['a helper of tests', { 'src/test-utils/sales.ts': (sales(APART)['src/sales.ts'] ?? '').replace('./entities', '../entities') }],
    [
      'the wiring of a module',
      {
        'src/app.module.ts': `${HEAD}@Module({ imports: [${NAMES.join(', ')}] }) export class AppModule { constructor(${fields(18)}) {} configure() { return this.part0; } }`,
      },
    ],
    [
      'a repository of one entity',
      sales(
        NAMES.map((name) => `async with${name}(x: any) { await this.orders.save(x); }`).join('\n'),
        'export class Orders',
        `private orders: Repository<Order>, ${fields(18)}`,
      ),
    ],
    ['a class named as a repository, of one aggregate', sales(APART, 'export class SalesRepository')],
    ['a large class that is cohesive', sales(`${APART}\n async close(x: any) { await this.orders.save(x); await this.customers.save(x); }`)],
    ['an abstract base', sales(APART, 'export abstract class Sales')],
    ['a second group of one method alone', sales(APART.replace(/async cancel.*\n/, ''))],
    ['four entities in two groups', sales(APART.replace('await this.shipments.delete(id);', ''))],
  ])('is silent on %s', async (_, files) => {
    expect(await findingsIn(files)).toEqual([]);
  });

  it.each<[string, string]>([
    ['a method of its own that both call', `${APART.replace('await this.customers.delete(id);', 'await this.cancel(id);')}`],
    [
      'state that both change',
      `last = ''; ${APART.replace('await this.orders.delete(id);', 'await this.orders.delete(id); this.last = id;').replace('await this.shipments', 'this.last = id; await this.shipments')}`,
    ],
    [
      'a list that both add to',
      `log = []; ${APART.replace('await this.orders.delete(id);', 'await this.orders.delete(id); this.log.push(id);').replace('await this.shipments', 'this.log.push(id); await this.shipments')}`,
    ],
  ])('%s ties groups together', async (_, body) => {
    expect(await findingsIn(sales(body))).toEqual([]);
  });

  it('what only reads ties nothing together, nor does a part that both use', async () => {
    const body = `find(id: string) { return this.orders.findOneBy({ id }); }\n${APART.replaceAll('async cancel(id: string) {', 'async cancel(id: string) { this.find(id);').replace('async forget(id: string) {', 'async forget(id: string) { this.find(id);')}`;
    const [finding] = await findingsIn(sales(body));
    expect(finding?.evidence[2]?.note).toBe('2 methods (place, cancel) write Invoice, Order; could leave with invoices, which nothing else here uses');
  });

  it('follows what a class inherits: its constructor, and calls of super', async () => {
    const base = `${HEAD}export class Base { constructor(${GIVEN}) {}\n  async remove(id: string) { await this.orders.delete(id); } }`;
    const own = `import { Base } from './base';\nexport class Sales extends Base {\n  ${APART.replace('await this.orders.delete(id);', 'await super.remove(id);')} }`;
    const found = await findingsIn({ 'src/base.ts': base, 'src/sales.ts': own });
    expect(found.map(({ message }) => message)).toEqual([expect.stringContaining('is given 5 parts and writes 5 entities; 2 groups')]);
    expect(found[0]?.evidence[0]).toMatchObject({ path: 'src/base.ts', line: 3 });
  });

  it('reports many parts with two groups, or with many entities that hang together', async () => {
    const two =
      'async a(x: any) { await this.orders.save(x); } async b(x: any) { await this.orders.save(x); } async c(x: any) { await this.coupons.save(x); } async d(x: any) { await this.coupons.save(x); }';
    const together = `async all(x: any) { ${NAMES.map((name) => `await this.${name.toLowerCase()}s.save(x);`).join(' ')} }`;
    const number = async (body: string, more: number) => (await findingsIn(sales(body, undefined, `${GIVEN}, ${fields(more)}`))).length;
    expect(await Promise.all([number(two, 5), number(two, 6), number(together, 10), number(together, 11)])).toEqual([0, 1, 0, 1]);
  });

  it('sees what a class writes through repositories written by hand, also behind an interface; their own state is none of its', async () => {
    const stores = NAMES.map(
      (name) => `export interface I${name}Store { put(x: any): Promise<void> }
export class ${name}Store implements I${name}Store {
  last: any = null;
  constructor(private rows: Repository<${name}>) {}
  async put(x: any) { this.last = x; await this.write(x); }
  private async write(x: any) { await this.rows.save(x); }
}`,
    ).join('\n');
    const given = NAMES.map((name) => `private ${name.toLowerCase()}s: I${name}Store`).join(', ');
    const body = APART.replace(/\.(?:save|delete)\(/g, '.put(');
    const head = `import { ${NAMES.map((name) => `I${name}Store`).join(', ')} } from './stores';\n`;
    const files = { 'src/stores.ts': `${HEAD}${stores}`, 'src/sales.ts': `${head}export class Sales { constructor(${given}) {}\n  ${body} }` };
    expect((await findingsIn(files)).map(({ message }) => message)).toEqual([
      'Sales (4 methods) is given 5 parts and writes 5 entities; 2 groups of its methods share nothing that they write: Coupon, Customer, Shipment; Invoice, Order.',
    ]);
  });

  it('reports size: sixty methods and parts that write many entities, or with many parts any; even where all hangs together', async () => {
    const together = (names: readonly string[]): string =>
      `async all(x: any) { ${names.map((name) => `await this.${name.toLowerCase()}s.save(x);`).join(' ')} }`;
    const reads = (number: number): string =>
      Array.from({ length: number }, (_, index) => `read${index}(id: string) { return this.orders.findOneBy({ id }); }`).join('\n');
    const number = async (names: readonly string[], methods: number, more: number) =>
      (await findingsIn(sales(`${together(names)}\n${reads(methods - 1)}`, undefined, `${GIVEN}${more > 0 ? `, ${fields(more)}` : ''}`))).length;
    // five entities: 54 methods with 5 parts are 59, 55 with 5 are 60; one entity: 44 methods with 16 parts are 60, 45 with 15 have too few parts
    expect([await number(NAMES, 54, 0), await number(NAMES, 55, 0)]).toEqual([0, 1]);
    expect([await number(['Order'], 44, 11), await number(['Order'], 45, 10), await number(['Order'], 43, 11)]).toEqual([1, 0, 0]);
    expect(await number([], 60, 11)).toBe(0);
  });

  it('counts no plain values as parts', async () => {
    const plain = `a: string, b: number[], c: 'x' | 'y', d: () => void, e: Record<string, boolean>, ${fields(5)}`;
    const two =
      'async a(x: any) { await this.orders.save(x); } async b(x: any) { await this.orders.save(x); } async c(x: any) { await this.coupons.save(x); } async d(x: any) { await this.coupons.save(x); }';
    expect(await findingsIn(sales(two, undefined, `${GIVEN}, ${plain}`))).toEqual([]);
  });

  it('heeds its options', async () => {
    expect(await findingsIn(sales(APART), { maxEntities: 5 })).toEqual([]);
    expect(await findingsIn(sales(APART), { maxEntities: 5, maxGiven: 4 })).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import { programOf } from '../support/program.js';

const STOCK = `export class Stock {
  async take(x?: unknown) {}
  count(): Promise<number> { return load(); }
  now(): number | Promise<number> { return 1; }
  name(x?: unknown) { return 'stock'; }
}`;

/** Each call of stock in `run`, in order: what is true of it, then its way with the numbers of divisions made readable. */
function runsIn(body: string): string[] {
  const program = programOf({
    'stock.ts': STOCK,
    'shop.ts': `import { Stock } from './stock'; import pMap from 'p-map';
      export class Shop { constructor(private stock: Stock) {} async run(xs: number[], many: boolean) { ${body} } }`,
  });
  return program.references
    .filter(({ kind, from, to }) => kind === 'call' && from === 'shop.ts#Shop' && to === 'stock.ts#Stock')
    .map(({ toMember, run }) => {
      if (!run) return `${toMember}: none`;
      const { awaited, later, repeated, parallel, way } = run;
      return [`${toMember}:`, awaited && 'awaited', later && 'later', repeated !== 'no' && repeated, parallel && 'parallel', renumbered(way)]
        .filter((word) => word !== false && word !== '')
        .join(' ');
    })
    .sort();
}

/** Divisions by order of appearance: `a.0/pb.1`. */
function renumbered(way: string): string {
  const names = new Map<string, string>();
  return way.replace(/(\d+)\.(\d+)/g, (_, division: string, branch: string) => {
    if (!names.has(division)) names.set(division, 'abcdef'.charAt(names.size));
    return `${names.get(division)}.${branch}`;
  });
}

describe('how a call runs', () => {
  it.each<[string, readonly string[]]>([
    ['this.stock.name();', ['name: none']],
    ['for (const x of xs) this.stock.name();', ['name: loop']],
    ['this.stock.take();', ['take: later']],
    ['await this.stock.take();', ['take: awaited later']],
    ['return this.stock.count();', ['count: awaited later']],
    ['await this.stock.now();', ['now: awaited later']],
    ['return many ? this.stock.take() : null;', ['take: awaited later a.0']],
    ['await this.stock.take().catch(() => null);', ['take: awaited later']],
    ['await firstValueFrom(this.stock.take());', ['take: awaited later']],
    ['for (const x of xs) await this.stock.take();', ['take: awaited later loop']],
    ['xs.forEach(async (x) => { await this.stock.take(); });', ['take: awaited later iterator']],
    ['xs.map((x) => this.stock.take());', ['take: later iterator']],
    ['await Promise.all(xs.map((x) => this.stock.take()));', ['take: awaited later iterator parallel pa.B']],
    ['await Promise.all(xs.filter(Boolean).map(async (x) => { await this.stock.take(); }));', ['take: awaited later iterator parallel pa.B']],
    ['await Promise.all(xs.map(async (x) => { for (const y of x) await this.stock.take(); }));', ['take: awaited later loop pa.B']],
    ['await Promise.all(xs.map(async () => { await Promise.all([this.stock.take()]); }));', ['take: awaited later iterator parallel pa.B/pb.B']],
    ['await Promise.all(xs.map(async (x) => { for (const y of x) await Promise.all([this.stock.take()]); }));', ['take: awaited later loop pa.B/pb.B']],
    ['for (const part of xs) await Promise.all(part.map((x) => this.stock.take()));', ['take: awaited later iterator parallel pa.B']],
    ['const all = xs.map((x) => this.stock.take()); await Promise.all(all);', ['take: awaited later iterator parallel pa.B']],
    ['const all = []; for (const x of xs) all.push(this.stock.take()); await Promise.all(all);', ['take: awaited later iterator parallel pa.B']],
    ['await pMap(xs, (x) => this.stock.take());', ['take: awaited later iterator parallel pa.B']],
    ['await pMap(xs, (x) => this.stock.take(), { concurrency: 4 });', ['take: awaited later iterator']],
    ['for (const x of xs) await Promise.all([this.stock.take()]);', ['take: awaited later loop pa.B']],
  ])('%s', (body, expected) => {
    // which branch of a `Promise.all` it is is a number of the file
    expect(runsIn(body).map((run) => run.replace(/p(\w)\.\d+/g, 'p$1.B'))).toEqual(expected);
  });

  it.each<[string, string | undefined]>([
    ['for (const x of xs) await this.stock.take();', undefined],
    ['while (many) await this.stock.take();', 'until'],
    ['for (const part of chunk(xs)) await this.stock.take(part);', 'parts'],
    ['for (let n = 0; n < 3; n++) await this.stock.take();', 'fixed'],
  ])('hands on what a round takes: %s', (body, expected) => {
    const program = programOf({
      'stock.ts': STOCK,
      'shop.ts': `import { Stock } from './stock'; export class Shop { constructor(private stock: Stock) {} async run(xs: number[], many: boolean) { ${body} } }`,
    });
    expect(program.references.find(({ toMember }) => toMember === 'take')?.run?.round).toBe(expected);
  });

  it('tells the promises that run at once apart, and not the steps of one', () => {
    const [count, take] = runsIn('await Promise.all([this.stock.take(), this.stock.count()]);').map((run) => run.split(' ').at(-1));
    expect(take).toMatch(/^pa\.\d+$/);
    expect(count).toMatch(/^pa\.\d+$/);
    expect(count).not.toBe(take);
    const steps = runsIn('await Promise.all(xs.map(async (x) => { await this.stock.take(); await this.stock.count(); }));');
    expect(new Set(steps.map((run) => run.split(' ').at(-1))).size).toBe(1);
  });

  it('keeps the ways around and within what runs at once', () => {
    expect(runsIn('if (many) { await Promise.all(xs.map(async (x) => { if (x) await this.stock.take(); else await this.stock.count(); })); }')).toEqual([
      expect.stringMatching(/^count: .* a\.0\/pb\.\d+\/c\.1$/),
      expect.stringMatching(/^take: .* a\.0\/pb\.\d+\/c\.0$/),
    ]);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { addCommit, git, writeHistory } from '../history/git-tree.js';
import { schemaNamed, validator } from '../report/schemas.js';
import { kept } from './run-cli.js';

type Files = Readonly<Record<string, string | null>>;

const entity = (name: string): string => `import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity()
export class ${name} {
  @PrimaryGeneratedColumn() id: number;
  @Column() total: number;
}
`;

/** A service whose `member` writes these entities in one transaction. */
const service = (name: string, member: string, writes: Readonly<Record<string, string>>): string => `import { DataSource } from 'typeorm';
${Object.entries(writes)
  .map(([entityName, path]) => `import { ${entityName} } from '${path}';\n`)
  .join('')}
export class ${name} {
  constructor(private readonly dataSource: DataSource) {}

  async ${member}(total: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
${Object.keys(writes)
  .map((entityName) => `      await manager.save(${entityName}, { total });\n`)
  .join('')}    });
  }
}
`;

const SERVICES = { orders: ['src/orders/**'], billing: ['src/billing/**'], stock: ['src/stock/**'] };
const config = (services: object): Files => ({ 'seamline.config.json': JSON.stringify({ services, limits: { maxGapShare: 1 } }) });
const ORDER = { Order: './order.entity' };
const BILL = { Bill: '../billing/bill.entity' };
const PART = { Part: '../stock/part.entity' };

/** Three services; one transaction of orders writes the data of billing too, which billing writes more. */
const SHOP: Files = {
  ...config(SERVICES),
  'src/orders/order.entity.ts': entity('Order'),
  'src/billing/bill.entity.ts': entity('Bill'),
  'src/stock/part.entity.ts': entity('Part'),
  'src/orders/order.service.ts': service('OrderService', 'place', { ...ORDER, ...BILL }),
  'src/billing/bill.service.ts': service('BillService', 'pay', { Bill: './bill.entity' }),
  'src/billing/dunning.service.ts': service('DunningService', 'remind', { Bill: './bill.entity' }),
  'src/stock/part.service.ts': service('PartService', 'count', { Part: './part.entity' }),
  'src/stock/supply.service.ts': service('SupplyService', 'supply', { Part: './part.entity' }),
};

const MOVED_LINES: Files = { 'src/orders/order.service.ts': `${'// lines above\n'.repeat(20)}${SHOP['src/orders/order.service.ts']}` };
const RENAMED_FILE: Files = { 'src/orders/order.service.ts': null, 'src/orders/checkout.service.ts': SHOP['src/orders/order.service.ts'] ?? null };
const FIXED: Files = { 'src/orders/order.service.ts': service('OrderService', 'place', ORDER) };
const ADDED: Files = { 'src/orders/stock-order.service.ts': service('StockOrderService', 'reserve', { ...ORDER, ...PART }) };
const WIDER: Files = { 'src/orders/order.service.ts': service('OrderService', 'place', { ...ORDER, ...BILL, ...PART }) };

async function run(root: string, ...argv: readonly string[]) {
  const [stdout, stderr] = [kept(), kept()];
  const code = await main([...argv], { stdout: stdout.stream, stderr: stderr.stream, env: {}, cwd: root });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

async function gate(root: string, ...argv: readonly string[]) {
  const { code, stdout, stderr } = await run(root, 'check', '--format', 'json', ...argv);
  if (stdout === '') throw new Error(stderr);
  const { findings, baseline } = JSON.parse(stdout);
  const names = (list: readonly { readonly ruleId?: string; readonly rule?: string; readonly message: string }[]) =>
    list.map(({ ruleId, rule, message }) => `${ruleId ?? rule}: ${message.split(' ')[0]}`);
  return { code, findings: names(findings), gone: names(baseline.gone) };
}

const CLEAN = { code: 0, findings: [], gone: [] };
const KNOWN = 'distributed-transaction: OrderService.place';
const NEW = 'distributed-transaction: StockOrderService.reserve';

/** What a change makes of the shop, and what the gate has to say of it. */
const CHANGES: readonly (readonly [string, Files, Files, { code: number; findings: readonly string[]; gone: readonly string[] }])[] = [
  ['nothing changed', SHOP, {}, CLEAN],
  ['lines moved', SHOP, MOVED_LINES, CLEAN],
  ['a file was renamed', SHOP, RENAMED_FILE, CLEAN],
  ['a finding was mended', SHOP, FIXED, { code: 0, findings: [], gone: [KNOWN] }],
  ['a finding was added', SHOP, ADDED, { code: 1, findings: [NEW], gone: [] }],
  ['one was mended, another added', SHOP, { ...FIXED, ...ADDED }, { code: 1, findings: [NEW], gone: [KNOWN] }],
  ['a file was renamed, lines moved, and one was added', SHOP, { ...RENAMED_FILE, ...ADDED }, { code: 1, findings: [NEW], gone: [] }],
  [
    'a transaction writes the data of one service less',
    { ...SHOP, ...WIDER },
    { 'src/orders/order.service.ts': SHOP['src/orders/order.service.ts'] ?? null },
    CLEAN,
  ],
  ['a transaction writes the data of one service more', SHOP, WIDER, { code: 1, findings: [KNOWN], gone: [KNOWN] }],
];

describe('check against a committed baseline', () => {
  it.each(CHANGES)('%s', async (_, before, change, expected) => {
    const root = writeHistory([{ files: before }]);
    expect((await run(root, 'baseline')).code).toBe(0);
    addCommit(root, { files: change }, 1);
    expect(await gate(root)).toEqual(expected);
    expect((await gate(root, '--strict-baseline')).code).toBe(expected.gone.length > 0 ? 1 : expected.code);
  });

  it('a service was renamed', async () => {
    const root = writeHistory([{ files: SHOP }]);
    await run(root, 'baseline');
    addCommit(root, { files: config({ orders: SERVICES.orders, invoicing: SERVICES.billing, stock: SERVICES.stock }) }, 1);
    expect(await gate(root, '--strict-baseline')).toEqual(CLEAN);
    addCommit(root, { files: ADDED }, 2);
    expect(await gate(root)).toMatchObject({ code: 1, findings: [NEW] });
  });
});

describe('check --since', () => {
  it.each(CHANGES)('%s', async (_, before, change, expected) => {
    const root = writeHistory([{ files: before }]);
    addCommit(root, { files: change }, 1);
    expect(await gate(root, '--since', 'HEAD~1')).toEqual(expected);
  });

  it('judges what is not committed yet, and what nobody told git of', async () => {
    const root = writeHistory([{ files: SHOP }]);
    writeFileSync(join(root, 'src/orders/stock-order.service.ts'), ADDED['src/orders/stock-order.service.ts'] ?? '');
    expect(await gate(root, '--since', 'HEAD')).toEqual({ code: 1, findings: [NEW], gone: [] });
    expect(git(root, 'status', '--porcelain')).toBe('?? src/orders/stock-order.service.ts\n');
  });

  it('judges what this branch brought in, not what the other one did meanwhile', async () => {
    const root = writeHistory([{ files: SHOP }]);
    git(root, 'checkout', '--quiet', '-b', 'feature');
    addCommit(root, { files: MOVED_LINES }, 1);
    git(root, 'checkout', '--quiet', 'main');
    addCommit(root, { files: { ...FIXED } }, 2);
    git(root, 'checkout', '--quiet', 'feature');
    expect(await gate(root, '--since', 'main')).toEqual(CLEAN);
  });

  it('is undecided where a rule failed on the earlier side: which of its findings are new is not known', async () => {
    const root = writeHistory([{ files: { ...SHOP, ...FIXED } }]);
    addCommit(root, { files: { ...SHOP } }, 1);
    // It fails where nothing is broken, so on the earlier side alone.
    const rule = `export default { id: 'own', severity: 'error', principle: 'p', source: 's', problem: 'x', remedy: 'r', defaults: {},
      *detect({ facts }) { const [one] = facts.transactions.filter(({ id }) => facts.accesses.filter((access) => access.transaction === id).length > 1);
        yield { data: {}, at: { path: one.path, line: one.line, endLine: one.line }, evidence: [], services: [], entities: [], key: 'k' }; } };`;
    writeFileSync(join(root, 'own.mjs'), rule);
    const { code, stdout } = await run(root, 'check', '--since', 'HEAD~1', '--rule', 'own.mjs', '--format', 'json');
    const { findings, ruleFaults } = JSON.parse(stdout);
    expect(ruleFaults).toMatchObject([{ ruleId: 'own' }]);
    expect(findings.map(({ ruleId }: { ruleId: string }) => ruleId)).not.toContain('own');
    expect(code).toBe(1);
  });

  it('knows services that the configuration declares from now on', async () => {
    const stock = Object.fromEntries(Object.entries(SHOP).filter(([path]) => path.startsWith('src/stock/')));
    const rest = Object.fromEntries(Object.entries(SHOP).filter(([path]) => !(path in stock)));
    const root = writeHistory([{ files: rest }]);
    addCommit(root, { files: stock }, 1);
    expect(await gate(root, '--since', 'HEAD~1')).toEqual(CLEAN);
  });

  it('does not fail for a limit that was missed before, but for one that the change misses', async () => {
    const root = writeHistory([{ files: SHOP }]);
    addCommit(root, { files: MOVED_LINES }, 1);
    expect((await run(root, 'check', '--since', 'HEAD~1', '--max-shared-entities', '0')).code).toBe(0);
    expect((await run(root, 'check', '--no-baseline', '--max-shared-entities', '0')).code).toBe(1);
    addCommit(root, { files: ADDED }, 2);
    const { stdout } = await run(root, 'check', '--since', 'HEAD~1');
    expect(stdout).toMatch(/maxSharedEntities +at most 1 \(HEAD~1\) +2 +MISSED/);
    expect(stdout).toMatch(/Judged by what came since HEAD~1 \([0-9a-f]{10}\): 1 finding was there already\./);
  });

  it.each<[readonly string[], RegExp]>([
    [['--since', 'nope'], /^error: "nope" names no commit here\.\n {2}try: name a branch/],
    [['--since=-x'], /"-x" names no commit here/],
    [['--since', 'HEAD', '--strict-baseline'], /a baseline is another one/],
    [['--since', 'HEAD', '--baseline', 'b.json'], /a baseline is another one/],
    [['--since', 'HEAD', '--graph', 'g.json'], /--since asks git/],
  ])('refuses %j', async (argv, message) => {
    const { code, stderr } = await run(writeHistory([{ files: SHOP }]), 'check', ...argv);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe('diff of revisions', () => {
  const difference = async (root: string, ...argv: readonly string[]) => {
    const { code, stdout, stderr } = await run(root, 'diff', '--format', 'json', ...argv);
    if (code !== 0) throw new Error(stderr);
    const json = JSON.parse(stdout);
    expect(validator(schemaNamed('diff.schema.json'))(json)).toEqual([]);
    return json;
  };

  it('tells what a commit brought, with its places, and nothing of the rest', async () => {
    const root = writeHistory([{ files: SHOP }]);
    addCommit(root, { files: { ...ADDED, ...RENAMED_FILE } }, 1);
    const told = await difference(root, 'HEAD~1', 'HEAD');
    expect(told.before.commit).toBe(git(root, 'rev-parse', 'HEAD~1').trim());
    expect(told.links).toMatchObject([
      { from: 'orders', to: 'stock', change: 'appeared', places: [{ path: 'src/orders/stock-order.service.ts' }, {}].slice(0, 1) },
    ]);
    expect(told.entities).toMatchObject([{ id: 'part', change: 'shared', after: { owner: 'stock', writers: ['orders', 'stock'] } }]);
    expect(told.transactions).toMatchObject({ broken: [{ member: 'reserve', services: ['orders', 'stock'] }], mended: [] });
    expect(told.findings.gone).toEqual([]);
    expect(new Set(told.findings.appeared.map(({ path }: { path: string }) => path))).toContain('src/orders/stock-order.service.ts');
    expect(told.files).toMatchObject({
      appeared: [{ path: 'src/orders/stock-order.service.ts', service: 'orders' }],
      gone: [],
      renamed: [{ before: 'src/orders/order.service.ts', after: 'src/orders/checkout.service.ts' }],
      moved: [],
    });
  });

  it('is nothing between a state and itself, however it is named, and leaves the work tree as it is', async () => {
    const root = writeHistory([{ files: SHOP }]);
    for (const names of [['HEAD'], ['HEAD', 'main'], ['HEAD..main'], ['main...'], ['...main']]) {
      const { figures, links, entities, findings, files } = await difference(root, ...names);
      expect(figures.every(({ change }: { change: string }) => change === 'same')).toBe(true);
      expect([links, entities, findings.appeared, findings.gone, files.appeared, files.gone, files.renamed]).toEqual([[], [], [], [], [], [], []]);
    }
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('leaves submodules out on both sides, and says so', async () => {
    const root = writeHistory([{ files: SHOP }]);
    git(root, 'update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},src/lib`);
    git(root, 'commit', '--quiet', '--message', 'lib');
    const inside = writeHistory([{ files: { 'code.ts': 'export const code = 1;\n' } }]);
    git(root, 'clone', '--quiet', inside, 'src/lib');
    const { files, notes } = await difference(root, 'HEAD');
    expect([files.appeared, notes]).toEqual([[], ['Submodules are no part of a commit and were left out: src/lib.']]);
  });

  it('takes pointers of Git LFS for gaps, whichever side has them', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`;
    const root = writeHistory([{ files: { ...SHOP, 'src/orders/large.ts': pointer } }]);
    expect((await difference(root, 'HEAD')).files.appeared).toEqual([]);
    const { gaps } = JSON.parse((await run(root, 'analyze', '--format', 'json')).stdout);
    expect(gaps).toMatchObject([{ reason: 'unreadable', path: 'src/orders/large.ts', detail: 'is a pointer of Git LFS: its content is not here' }]);
  });

  it.each<[readonly string[], RegExp]>([
    [['nope'], /"nope" names no commit here/],
    [['HEAD', 'nope'], /"nope" names no commit here/],
    [['HEAD..main', 'main'], /names two revisions already/],
    [['HEAD', '--path', 'src/gone'], /A folder was looked for/],
    [['gone.json', 'HEAD'], /"gone\.json" names no commit here/],
    [['HEAD', 'report.json'], /"report\.json" is a report, and "HEAD" is none here/],
  ])('refuses %j', async (argv, message) => {
    const root = writeHistory([{ files: { ...SHOP, 'report.json': '{}' } }]);
    const { code, stderr } = await run(root, 'diff', ...argv);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});

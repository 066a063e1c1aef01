import { describe, expect, it } from 'vitest';
import { entityNamed } from '../../src/cli/entity-named.js';
import { nearest } from '../../src/cli/nearest.js';
import type { EntityUse } from '../../src/model/analysis.js';
import type { EntityId } from '../../src/model/ids.js';
import { emptyAnalysis } from '../support/analysis.js';
import { inFolder, kept, runCli } from './run-cli.js';

const folder = inFolder();

const entity = (id: string, name: string, table: string): EntityUse => ({
  id: id as EntityId,
  name,
  table,
  via: 'typeorm',
  declaredAt: { path: `src/${id}.entity.ts`, line: 3 },
  owner: null,
  readers: [],
  writers: [],
});

describe('seamline explain', () => {
  it.each(['Order', 'order', 'orders', 'ORDERS'])('finds an entity as %s', async (name) => {
    const { code, stdout, stderr } = await runCli(['explain', 'entity', name, 'shop']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Order: table orders \(typeorm\)\n/);
  });

  it('analyses the folder that is named, with the settings that the proposal hangs on', async () => {
    expect((await runCli(['explain', 'entity', 'Order'])).asked).toMatchObject({ root: '.' });
    expect((await runCli(['explain', 'entity', 'Order', 'shop', '--services', '4', '--seed', '2'])).asked).toMatchObject({
      root: 'shop',
      serviceCount: 4,
      seed: 2,
    });
  });

  it('prints JSON where that is asked', async () => {
    const { code, stdout } = await runCli(['explain', 'entity', 'Order', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ formatVersion: 1, entity: { id: 'order' }, owner: { service: 'orders' } });
  });

  it('keeps to the terminal: width, colour, ASCII', async () => {
    const { stdout } = await runCli(['explain', 'entity', 'Order'], { stdout: kept({ columns: 60 }), env: { LANG: 'C' } });
    expect(stdout).toContain('\x1b[');
    expect((await runCli(['explain', 'entity', 'Order', '--no-color'], { stdout: kept({ columns: 60 }), env: { LANG: 'C' } })).stdout).toMatch(
      /^[\n\x20-\x7e]*$/,
    );
  });

  it.each<[readonly string[], string]>([
    [
      ['explain', 'entity', 'Ordr', 'shop'],
      'error: No entity is called "Ordr". The nearest:\n  Order (id order, table orders) at src/orders/order.entity.ts:8\n  try: seamline explain entity Order shop\n',
    ],
    [
      ['explain', 'entity', 'Spaceship'],
      'error: No entity is called "Spaceship". There are:\n  Category (id category, table categories) at src/catalogue/category.entity.ts:8\n',
    ],
    [
      ['explain', 'table', 'Order'],
      "error: command-argument value 'table' is invalid for argument 'kind'. Allowed choices are entity, file.\n  try: seamline explain --help\n",
    ],
    [['explain', 'entity'], "error: missing required argument 'name'\n  try: seamline explain --help\n"],
    [['explain', 'entity', ''], "error: command-argument value '' is invalid for argument 'name'. It must not be empty.\n  try: seamline explain --help\n"],
  ])('%j ends in 2', async (argv, expected) => {
    const { code, stdout, stderr } = await runCli(argv, { cwd: folder.path });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.startsWith(expected)).toBe(true);
  });

  it('says so where there is no entity at all', async () => {
    const { code, stderr } = await runCli(['explain', 'entity', 'Order', 'my shop'], { analyze: () => emptyAnalysis() });
    expect([code, stderr]).toEqual([
      2,
      'error: No entity was found in "my shop", so there is none to explain.\n  try: seamline analyze \'my shop\', which says what was not understood\n',
    ]);
  });
});

describe('seamline explain file', () => {
  const CART = 'src/orders/cart.service.ts';

  it('says why a file is where it is', async () => {
    const { code, stdout, stderr, asked } = await runCli(['explain', 'file', CART, 'shop', '--seed', '2']);
    expect([code, stderr]).toEqual([0, '']);
    expect(asked).toMatchObject({ root: 'shop', seed: 2 });
    expect(stdout).toMatch(/^src\/orders\/cart\.service\.ts\nIn orders, in its module cart: confidence 0\.60\.\n/);
  });

  it('prints JSON where that is asked', async () => {
    const { code, stdout } = await runCli(['explain', 'file', `./${CART}`, '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ formatVersion: 1, path: CART, place: 'service', placement: { service: 'orders' } });
  });

  it('gives the reason of a file in the kernel', async () => {
    expect((await runCli(['explain', 'file', 'src/app.module.ts'])).stdout).toContain('In the shared kernel, in no service: wires the application');
  });

  it.each<[readonly string[], string]>([
    [
      ['explain', 'file', 'cart.service.ts', 'my shop'],
      `error: No file "cart.service.ts" was analysed in "my shop". The nearest: ${CART}\n  try: seamline explain file ${CART} 'my shop'\n`,
    ],
    [['explain', 'file', 'zzz'], 'error: No file "zzz" was analysed in ".".\n  try: seamline explain file FILE\n'],
    [['explain', 'file'], "error: missing required argument 'name'\n  try: seamline explain --help\n"],
  ])('%j ends in 2', async (argv, expected) => {
    const { code, stdout, stderr } = await runCli(argv, { cwd: folder.path });
    expect([code, stdout, stderr]).toEqual([2, '', expected]);
  });
});

describe('the entity that is meant', () => {
  const entities = [
    entity('order', 'Order', 'orders'),
    entity('archive.order', 'Order', 'order'),
    entity('stock', 'STOCK', 'stock_items'),
    entity('__proto__', '__proto__', 'constructor'),
  ];
  const target = { name: '.', words: '.' };
  const named = (name: string): string => entityNamed(name, { entities, target }).id;

  it.each([
    ['order', 'order'],
    ['archive.order', 'archive.order'],
    ['orders', 'order'],
    ['Stock', 'stock'],
    ['stock_ITEMS', 'stock'],
    ['__proto__', '__proto__'],
    ['constructor', '__proto__'],
  ])('%s is %s', (name, id) => expect(named(name)).toBe(id));

  it('is not chosen among several', () => {
    expect(() => named('Order')).toThrow(
      '"Order" fits 2 entities:\n  Order (id order, table orders) at src/order.entity.ts:3\n  Order (id archive.order, table order) at src/archive.order.entity.ts:3',
    );
    expect(() => named('ORDER')).toThrow('"ORDER" fits 2 entities');
  });

  it('lists no more than twenty', () => {
    const many = Array.from({ length: 25 }, (_, index) => entity(`shelf${index}`, 'Shelf', `shelf${index}`));
    expect(() => entityNamed('Shelf', { entities: many, target })).toThrow(/fits 25 entities:\n( {2}Shelf [^\n]*\n){20} {2}and 5 more$/);
  });
});

describe('the nearest words', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['order', ['OrderLine', 'Order', 'Stock'], ['Order', 'OrderLine']],
    ['Oder', ['Stock', 'Order'], ['Order']],
    ['lib/cart.ts', ['src/very/deep/cart.ts', 'src/cat.ts'], ['src/very/deep/cart.ts']],
    ['./cart.ts', ['src/cart.ts'], ['src/cart.ts']],
    ['a', ['a1', 'a2', 'a3', 'a4'], ['a1', 'a2', 'a3']],
    ['', ['Order'], []],
    ['Spaceship', ['Order'], []],
  ])('to %j among %j are %j', (word, known, expected) => expect(nearest(word, known)).toEqual(expected));
});

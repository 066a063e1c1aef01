import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.js';
import type { Analysis } from '../../src/model/analysis.js';
import type { EntityId, ServiceId, UnitId } from '../../src/model/ids.js';
import { closingLinks } from '../../src/report/draw-circles.js';
import { draw } from '../../src/report/draw-level.js';
import type { DrawLevel, Drawing, Focus } from '../../src/report/draw-model.js';
import { emptyAnalysis } from '../support/analysis.js';

const FILES: Readonly<Record<string, readonly string[]>> = {
  billing: ['billing/a.ts', 'billing/b.ts'],
  cart: ['cart/a.ts'],
  mail: ['mail/a.ts'],
  stock: ['stock/a.ts'],
};
const OWNERS: Readonly<Record<string, string>> = { Basket: 'cart', Invoice: 'billing', Item: 'stock', Letter: 'mail' };
/** File, entity; all writes. */
const WRITES = ['billing/a.ts Invoice', 'billing/b.ts Item', 'cart/a.ts Basket', 'mail/a.ts Letter', 'stock/a.ts Item'];
const FILE_LINKS = ['billing/a.ts billing/b.ts', 'billing/b.ts stock/a.ts', 'cart/a.ts billing/a.ts', 'cart/a.ts stock/a.ts', 'stock/a.ts mail/a.ts'];
const RELATIONS = ['Invoice Item', 'Item Letter'];

/** Four services in a row, cart -> billing -> stock -> mail, and a shortcut cart -> stock; billing writes the Item of stock. */
function row(): Analysis {
  const empty = emptyAnalysis();
  const serviceOf = (file: string): ServiceId => file.slice(0, file.indexOf('/')) as ServiceId;
  const writers = (name: string): readonly ServiceId[] => WRITES.filter((write) => write.endsWith(` ${name}`)).map(serviceOf);
  const pairs = FILE_LINKS.map((link) => link.split(' ') as [string, string]);
  const counts = { calls: 1, callsInLoops: 0, uses: 0, events: 0, typeOnly: 0, references: [] };
  return {
    ...empty,
    facts: {
      ...empty.facts,
      files: Object.values(FILES).flatMap((paths) => paths.map((path) => ({ path, lines: 1 }))),
      relations: RELATIONS.map((relation) => {
        const [from, to] = relation.split(' ') as [EntityId, EntityId];
        return { from, to, kind: 'many-to-one', at: { path: 'schema', line: 1 } };
      }),
      accesses: WRITES.map((write) => {
        const [path, entity] = write.split(' ') as [string, EntityId];
        return {
          mode: 'write',
          by: `${path}#X` as UnitId,
          member: null,
          entity,
          at: { path, line: 1 },
          via: 'typeorm',
          operation: 'save',
          transaction: null,
          outsideOf: [],
          confidence: 'certain',
        };
      }),
    },
    decomposition: {
      ...empty.decomposition,
      services: Object.entries(FILES).map(([id, files]) => ({
        id: id as ServiceId,
        name: id,
        files,
        entities: Object.keys(OWNERS).filter((name) => OWNERS[name] === id) as EntityId[],
        confidence: 1,
        modules: [],
      })),
      kernel: [{ path: 'log.ts', reason: 'used by all' }],
    },
    links: pairs.filter(([from, to]) => serviceOf(from) !== serviceOf(to)).map(([from, to]) => ({ from: serviceOf(from), to: serviceOf(to), ...counts })),
    fileLinks: pairs.map(([from, to]) => ({ from, to, ...counts })),
    entities: Object.entries(OWNERS).map(([name, owner]) => ({
      id: name as EntityId,
      name,
      table: name,
      via: 'typeorm',
      declaredAt: { path: 'schema', line: 1 },
      owner: owner as ServiceId,
      readers: [],
      writers: writers(name),
    })),
  };
}

/** Names of the nodes, and lines as `from>to`. */
function shownIn({ nodes, edges }: Drawing): readonly [nodes: string, lines: string] {
  const name = new Map(nodes.map(({ id, lines }) => [id, lines[0] ?? '']));
  return [
    [...name.values()].sort().join(' '),
    edges
      .map(({ from, to }) => `${name.get(from)}>${name.get(to)}`)
      .sort()
      .join(' '),
  ];
}

const focusOn = (kind: Focus['kind'], id: string, depth = 1): Focus => ({ kind, id, name: id, depth });

describe('a focus', () => {
  it.each<[DrawLevel, Focus, string, string]>([
    ['service', focusOn('service', 'billing', 0), 'Invoice billing', ''],
    // cart>stock lies between two things at the last step; cart's Basket and mail's Letter have nothing to do with billing
    ['service', focusOn('service', 'billing'), 'Invoice Item billing cart stock', 'billing>Item billing>stock cart>billing'],
    ['service', focusOn('service', 'billing', 2), 'Invoice Item billing cart mail stock', 'billing>Item billing>stock cart>billing cart>stock stock>mail'],
    ['service', focusOn('entity', 'Item'), 'Item billing stock', 'billing>Item'],
    ['service', focusOn('file', 'mail/a.ts'), 'mail stock', 'stock>mail'],
    ['file', focusOn('file', 'billing/b.ts'), 'Item a.ts b.ts stock/a.ts', 'a.ts>b.ts b.ts>Item b.ts>stock/a.ts'],
    ['file', focusOn('service', 'billing'), 'Invoice Item a.ts b.ts cart/a.ts stock/a.ts', 'a.ts>Invoice a.ts>b.ts b.ts>Item b.ts>stock/a.ts cart/a.ts>a.ts'],
    ['entity', focusOn('entity', 'Item'), 'Invoice Item Letter', 'Invoice>Item Item>Letter'],
    ['entity', focusOn('service', 'billing'), 'Invoice Item', 'Invoice>Item'],
    ['entity', focusOn('file', 'billing/b.ts', 0), 'Item', ''],
  ])('%s level: %j', (level, focus, nodes, lines) => {
    const named = (text: string): string =>
      // files of one folder are named by what is below it
      level === 'file' ? text.replaceAll('stock/', '').replaceAll('cart/', '').split(' ').sort().join(' ') : text;
    const [shownNodes, shownLines] = shownIn(draw(row(), { level, focus }));
    expect([shownNodes, shownLines]).toEqual([named(nodes), named(lines)]);
  });

  it('is named in the title, which counts what is drawn of all, and marked', () => {
    const services = draw(row(), { level: 'service', focus: focusOn('service', 'billing') });
    expect(services.title).toBe('around the service billing, 1 step: 3 of 4 services, 2 of 4 entities');
    expect(services.nodes.filter(({ focus }) => focus).map(({ lines }) => lines[0])).toEqual(['billing']);
    const files = draw(row(), { level: 'file', focus: focusOn('service', 'billing', 0) });
    // the kernel's file counts as well
    expect(files.title).toBe('around the service billing, 0 steps: 2 of 6 files, 1 of 4 entities');
    expect(files.clusters.map(({ lines, focus }) => [lines[0], focus])).toEqual([['billing', true]]);
  });

  it('says that lines at the last step are not drawn, where there are steps', () => {
    const remarks = (depth: number): readonly string[] => draw(row(), { level: 'service', focus: focusOn('service', 'billing', depth) }).remarks;
    expect([remarks(0), remarks(1)]).toEqual([[], ['not drawn: lines between things at the last step']]);
  });

  it('says on a service how many of its entities are not drawn', () => {
    const { nodes } = draw(row(), { level: 'service', focus: focusOn('service', 'billing') });
    expect(nodes.find(({ lines }) => lines[0] === 'cart')?.lines).toEqual(['cart', '1 file', '1 entity']);
    expect(nodes.find(({ lines }) => lines[0] === 'stock')?.lines).toEqual(['stock', '1 file']);
  });

  it('of a file is drawn by files, if not asked otherwise', () => {
    expect(draw(row(), { focus: focusOn('file', 'cart/a.ts') }).level).toBe('file');
  });

  it.each<[DrawLevel, string, RegExp]>([
    ['service', 'log.ts', /The file "log\.ts" is not in a picture of the service level: it is in no service\./],
    ['entity', 'log.ts', /not in a picture of the entity level: it reads and writes no entity\./],
  ])('that has no place at the %s level is a UserError', (level, id, message) => {
    const drawn = (): Drawing => draw(row(), { level, focus: focusOn('file', id) });
    expect(drawn).toThrow(UserError);
    expect(drawn).toThrow(message);
  });
});

describe('links that close a circle', () => {
  const linked = (links: readonly string[], cycle: string): string[] => {
    const empty = emptyAnalysis();
    const all = links.map((text) => {
      const [from, to, calls, uses] = text.split(' ');
      return {
        from: from as ServiceId,
        to: to as ServiceId,
        calls: Number(calls),
        uses: Number(uses),
        callsInLoops: 0,
        events: 9,
        typeOnly: 9,
        references: [],
      };
    });
    const closes = closingLinks({ ...empty, links: all, cycles: [cycle.split(' ') as ServiceId[]] });
    return all.filter(({ from, to }) => closes(from, to)).map(({ from, to }) => `${from}>${to}`);
  };

  it.each<[string, readonly string[], string, string[]]>([
    ['the lighter of two', ['a b 3 0', 'b a 2 0'], 'a b', ['b>a']],
    ['the one with fewer uses', ['a b 0 9', 'b a 1 0'], 'a b', ['b>a']],
    ['of equals the one with fewer calls', ['a b 1 1', 'b a 2 0'], 'a b', ['a>b']],
    // by calls: c>a 9, a>b 8, b>d 7, b>c 6 (closes c>a>b>c), d>a 5 (closes a>b>d>a)
    ['one of each round', ['a b 8 0', 'b c 6 0', 'b d 7 0', 'c a 9 0', 'd a 5 0'], 'a b c d', ['b>c', 'd>a']],
    ['none that leads out of the circle, or only publishes', ['a b 3 0', 'b a 2 0', 'a x 1 0', 'x a 0 0'], 'a b', ['b>a']],
  ])('%s', (_, links, cycle, closing) => expect(linked(links, cycle)).toEqual(closing));
});

import { describe, expect, it } from 'vitest';
import { type DataLayer, steps } from '../../src/data/data-layer.js';
import { readDataWith } from '../../src/data/read-data.js';
import { programOf } from '../support/program.js';
import { accessesIn, entitiesIn, gapsIn, transactionsIn } from './reading.js';

type Kind = 'store' | 'shelf' | 'query' | 'hold';

/** An ORM that does not exist, to show what one is: tables, and a list of entities. */
const shelves: DataLayer<Kind> = {
  id: 'shelves',
  modules: ['shelves', '@shelves/'],
  names: [],
  guessed: null,
  declaringCalls: [],
  declareEntities: (program) =>
    program.files.flatMap(({ path, declarations }) =>
      declarations
        .filter(({ decorators }) => decorators.some(({ name }) => program.externalName(path, name)?.module === 'shelves'))
        .map(({ name, line }) => ({
          name,
          otherNames: [],
          table: name,
          schema: null,
          at: { path, line },
          child: false,
          relations: [],
          units: program.units.filter((unit) => unit.path === path && unit.name === name).map(({ id }) => id),
        })),
    ),
  instances: new Map<string, Kind>([
    ['Store', 'store'],
    ['Shelf', 'shelf'],
  ]),
  exports: steps<Kind>({ open: { gives: 'store' } }),
  handles: {
    store: {
      steps: steps<Kind>({
        on: { gives: 'shelf', entity: { from: 'argument', index: 0 } },
        together: { transaction: 'opens', callback: 'store' },
        put: { does: 'write', entity: { from: 'argument', index: 0 }, within: { argument: 'last', property: 'hold' } },
        hold: { transaction: 'either', gives: 'hold', callback: 'hold', marks: true },
        '': { gives: 'query', does: 'read', unless: 'written', entity: { from: 'argument', index: 0 }, marks: true },
      }),
      members: { gives: 'shelf', entity: { from: 'name' } },
    },
    shelf: { steps: steps<Kind>({ 'take peek': { does: 'read' }, put: { does: 'write' }, ask: { gives: 'query', alias: 0, marks: true } }) },
    query: {
      steps: steps<Kind>({ answer: { does: 'read' }, replace: { does: 'write', gives: 'query' }, under: { gives: 'query', within: { argument: 0 } } }),
      calls: { gives: 'query' },
    },
    hold: { steps: steps<Kind>({ 'keep drop': { transaction: 'ends', marks: true } }) },
  },
};

const SHOP = `import { Kept, open, Store, Shelf } from 'shelves'; @Kept() class Book {} @Kept() class Reader {} class Note {}`;
const read = (text: string) => readDataWith([shelves], programOf({ 'a.ts': `${SHOP}\n${text}` }), { schemas: [] });

describe('a data layer', () => {
  it.each([
    ['an object by its type', 'function f(books: Shelf<Book>) { books.take(); }', ['read book.take']],
    ['an object made', 'new Store().on(Book).put();', ['write book.put']],
    ['an exported function', 'open().on(Book).peek();', ['read book.peek']],
    ['a whole import', `import * as all from '@shelves/all'; all.open().on(Book).peek();`, ['read book.peek']],
    ['a member that names an entity', 'function f(store: Store) { store.Book.take(); store.colour.take(); }', ['read book.take']],
    ['an entity in an argument', 'function f(store: Store, reader: Reader) { store.put(reader); }', ['write reader.put']],
    ['a callback', 'function f(store: Store) { store.together((all) => all.on(Book).put()); }', ['write book.put @t1']],
    ['calls that say nothing new', 'function f(books: Shelf<Book>) { books.ask("b").where().sorted().answer(); }', ['read book.answer']],
  ])('is reached by %s', (_, text, expected) => expect(accessesIn(read(text))).toEqual(expected));

  it.each([
    ['reads where nothing in its chain writes', 'function f(store: Store) { store(Book).where().sorted(); }', ['read book.store']],
    ['does not read where its chain writes', 'function f(store: Store) { store(Book).where().replace(); }', ['write book.replace']],
    ['does not read where what holds it writes', 'function f(store: Store) { const books = store(Book); books.where().replace(); }', ['write book.replace']],
    ['whatever it is named', 'class Desk { constructor(private shop: Store) {} f() { this.shop(Reader).replace(); } }', ['write reader.replace']],
  ])('a handle that is called itself %s', (_, text, expected) => expect(accessesIn(read(text))).toEqual(expected));

  it.each([
    ['an option', 'store.hold((hold) => { store.put(Book, { hold }); });', ['write book.put @t1']],
    ['an option among others', 'store.hold((hold) => { const o = { loud: true, hold }; store.put(Book, { ...o, x: 1 }); });', ['write book.put @t1']],
    ['a step', 'store.hold((hold) => { store(Book).under(hold).replace(); });', ['write book.replace @t1']],
    ['an option of what was begun by hand', 'const hold = store.hold(); store.put(Book, { hold }); hold.keep();', ['write book.put @t1']],
    ['options handed on', 'store.hold((hold) => put(store, { hold }));', ['write book.put @t1']],
    ['options handed on and taken apart', 'store.hold((hold) => putApart({ store, hold }));', ['write book.put @t1']],
    ['options handed on and on', 'const hold = store.hold(); pass(store, { hold, quiet: true }); hold.drop();', ['write book.put @t1']],
    ['trap: not another option', 'store.hold((hold) => { store.put(Book, { held: hold }); });', ['write book.put']],
    ['trap: not none', 'store.hold((hold) => { store.put(Book, {});\nstore.put(Book); });', ['write book.put', 'write book.put']],
    ['trap: not after the end', 'const hold = store.hold(); hold.keep();\nstore.put(Book, { hold: other });', ['write book.put']],
  ])('is put into a transaction by %s', (_, body, expected) => {
    const put = body.includes('put(store, ') ? 'function put(store: Store, options) { store.put(Book, options); }' : '';
    const apart = body.includes('putApart(') ? 'function putApart({ store, hold }: { store: Store; hold: unknown }) { store.put(Book, { hold }); }' : '';
    const pass = body.includes('pass(')
      ? 'function pass(store: Store, o) { last(store, { ...o, more: 1 }); } function last(store: Store, o) { store.put(Book, o); }'
      : '';
    const data = read(`function f(store: Store, other) { ${body} }\n${put} ${apart} ${pass}`);
    expect(accessesIn(data)).toEqual(expected);
    expect(data.transactions).toHaveLength(1);
  });

  it('says what it cannot know', () => {
    expect(gapsIn(read('function f(store: Store, note: Note, db) { store.put(note); db.peek(); }'))).toEqual([
      'unresolved-receiver db.peek()',
      'dynamic-query store.put()',
    ]);
  });

  it('trap: says nothing of a repository that does not use it', () => {
    const data = readDataWith([shelves], programOf({ 'a.ts': 'function f(db) { db.peek(); db.put(1); }' }), { schemas: [] });
    expect([entitiesIn(data), accessesIn(data), transactionsIn(data), gapsIn(data)]).toEqual([[], [], [], []]);
  });

  it('gives the same for files in any order', () => {
    const files = {
      'a.ts': SHOP,
      'b.ts': `import { Store } from 'shelves'; export const f = (store: Store) => store.Book.take();`,
      'c.ts': `import { Store } from 'shelves'; export const g = (store: Store) => store.Reader.put();`,
    };
    const turned = Object.fromEntries(Object.entries(files).reverse());
    expect(readDataWith([shelves], programOf(turned), { schemas: [] })).toEqual(readDataWith([shelves], programOf(files), { schemas: [] }));
  });
});

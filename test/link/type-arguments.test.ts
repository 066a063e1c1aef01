import { describe, expect, it } from 'vitest';
import { programOf } from '../support/program.js';

/** What a name in `desk.ts` denotes: its module and name, or its unit, with arguments. */
function meaningOf(text: string, name: string): string {
  const program = programOf({
    'shop.ts': `import { Repository, Connection } from 'store';
export class Order {} export class Line {} export interface Type<T> { new (): T }
export function repositoryOf<T>(context: string, entity: Type<T> | string): Repository<T> { return null; }
export function wrap<T>(inner: Repository<T>): Box<T> { return null; }
export function first<T>(all: T[]): T { return all[0]; }
export class Box<T> { constructor(readonly inner: Type<T>) {} open(): T { return null; } other<U>(made: new () => U): Box<U> { return null; } }
export const plain = <T extends Order>(x: number): Repository<T> => null;`,
    'desk.ts': `import { Order, Line, repositoryOf, wrap, first, Box, plain } from './shop.js';\n${text}`,
  });
  const meaning = program.meaningOf('desk.ts', 0, { kind: 'name', name });
  return worded(meaning);
}

function worded(meaning: ReturnType<ReturnType<typeof programOf>['meaningOf']>): string {
  if (meaning?.kind === 'external') return `${meaning.trail.module} ${meaning.trail.name}<${meaning.trail.args.map(worded).join(', ')}>`;
  if (meaning?.kind === 'instance') return `${meaning.unit.split('#')[1]}<${meaning.args.map(worded).join(', ')}>`;
  return String(meaning?.kind);
}

describe('what a call makes of type parameters', () => {
  it.each([
    ['a class in an argument', 'const x = repositoryOf("now", Order);', 'store Repository<Order<>>'],
    ['a written type argument', 'const x = repositoryOf<Line>("now", Order);', 'store Repository<Line<>>'],
    ['the type argument of an argument', 'const x = wrap(repositoryOf("now", Order));', 'Box<Order<>>'],
    ['a new object of a generic class', 'const x = new Box(Order);', 'Box<Order<>>'],
    ['a new object with a written argument', 'const x = new Box<Line>(Order);', 'Box<Line<>>'],
    ['a method that gives what the class is of', 'const x = new Box(Order).open();', 'Order<>'],
    ['a method with a parameter of its own', 'const x = new Box(Order).other(Line);', 'Box<Line<>>'],
    ['trap: a string binds nothing', 'const x = repositoryOf("now", "Order");', 'store Repository<>'],
    ['trap: nothing to bind by', 'const x = plain(1);', 'store Repository<>'],
  ])('%s', (_, text, expected) => expect(meaningOf(text, 'x')).toBe(expected));
});

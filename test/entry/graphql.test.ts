import { describe, expect, it } from 'vitest';
import { points } from './points.js';

const orders = {
  'orders.ts': `export const list = () => []; export const orderQueries = { orders: list, order(_: unknown, { id }: { id: string }) { return id; } };`,
};
const apollo = `import { ApolloServer } from '@apollo/server'; import { list, orderQueries } from './orders';`;

describe('resolver maps', () => {
  it.each([
    [
      'a literal',
      `${apollo} const resolvers = { Query: { orders: list }, Mutation: { place: async () => {} } }; new ApolloServer({ resolvers });`,
      ['graphql orders list', 'graphql place resolvers.Mutation'],
    ],
    [
      'fields of types',
      `${apollo} export const resolvers = { Query: { orders: list }, Order: { lines: (order) => list() } };`,
      ['graphql Order.lines resolvers.Order', 'graphql orders list'],
    ],
    [
      'parts by name and by spread',
      `${apollo} export const resolvers = { Query: { ...orderQueries, mine: list } }; export default { Mutation: orderQueries };`,
      ['graphql mine list', 'graphql order orderQueries.order', 'graphql orders list'],
    ],
    [
      'what a function returns',
      `${apollo} export default function resolvers(db: object) { return { Query: { orders: () => list() } }; }`,
      ['graphql orders resolvers'],
    ],
    ['subscriptions', `${apollo} export const resolvers = { Subscription: { paid: { subscribe: list } } };`, ['graphql paid list']],
  ])('%s', (_, text, expected) => expect(points({ ...orders, 'a.ts': text }).sort()).toEqual([...expected].sort()));

  it.each([
    ['without a package that takes them', `export const resolvers = { Query: { orders: () => [] } };`],
    ['without a root', `import { ApolloServer } from '@apollo/server'; export const handlers = { Order: { lines: () => [] } };`],
    ['without functions', `import { ApolloServer } from '@apollo/server'; export const names = { Query: { orders: 'orders' } };`],
  ])('trap: %s', (_, text) => expect(points(text)).toEqual([]));
});

import { type DecoratorTable, decoratedEntryPoints, type MethodRule } from './decorated.js';
import type { Framework } from './framework.js';

const HTTP = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Options', 'Head', 'All'];

/** Controllers and resolvers by decorators outside NestJS: routing-controllers, tsoa, inversify-express-utils, type-graphql. */
export const decoratedControllers: Framework = {
  id: 'decorated-controllers',
  find: (program) => decoratedEntryPoints(program, TABLES),
};

const TABLES: readonly DecoratorTable[] = [
  { modules: ['routing-controllers'], prefixes: new Set(['Controller', 'JsonController']), methods: httpRows((name) => name) },
  { modules: ['tsoa', '@tsoa/runtime'], prefixes: new Set(['Route']), methods: httpRows((name) => name) },
  { modules: ['inversify-express-utils'], prefixes: new Set(['controller']), methods: httpRows((name) => `http${name}`) },
  {
    modules: ['type-graphql'],
    prefixes: new Set(),
    methods: new Map(['Query', 'Mutation', 'Subscription', 'FieldResolver'].map((name) => [name, { kind: 'graphql', method: '', named: true }])),
  },
];

function httpRows(decorator: (name: string) => string): ReadonlyMap<string, MethodRule> {
  return new Map(HTTP.map((name) => [decorator(name), { kind: 'http', method: name.toUpperCase() }]));
}

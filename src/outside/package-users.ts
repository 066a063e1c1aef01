import type { FileFacts } from '../model/file-facts.js';
import { compareText } from '../model/location.js';
import type { Program } from '../model/program.js';

/**
 * Packages of which helpers are made and which ask nobody, as far as their manuals say; `*` stands for any end. A judgement, made by hand. What is not
 * named here may reach anything.
 */
const IN_MEMORY: readonly string[] = [
  ...'assert buffer crypto events path querystring string_decoder url util'.split(' ').flatMap((name) => [name, `node:${name}`]),
  ...['lodash*', 'ramda*', 'remeda', 'radash', 'underscore', 'rxjs*', 'tslib', 'reflect-metadata', 'type-fest', 'ts-pattern', 'immer', 'immutable'],
  ...['date-fns*', 'dayjs*', 'moment*', 'luxon', 'ms', 'cron-parser', 'cronstrue', '@js-joda/*', 'iso-639-1', 'countries-list'],
  ...['big.js', 'bignumber.js', 'decimal.js*', 'dinero.js', 'currency.js', 'accounting', 'mathjs', 'fraction.js'],
  ...['uuid', 'nanoid*', 'cuid', '@paralleldrive/cuid2', 'ulid', 'hash-sum', 'object-hash', 'fast-deep-equal', 'deep-equal', 'deepmerge', 'fast-json-patch'],
  ...['zod*', 'joi', '@hapi/joi', 'yup', 'ajv*', 'class-validator', 'class-transformer', 'superstruct', 'io-ts*', 'fp-ts*', 'validator*', 'email-validator'],
  ...[
    'slugify',
    '@sindresorhus/slugify',
    'change-case*',
    'pluralize',
    'inflection',
    'camelcase*',
    'snakecase-keys',
    'qs',
    'query-string',
    'semver',
    'escape-html',
  ],
  ...['he', 'html-entities', 'sanitize-html', 'marked', 'markdown-it', 'turndown', 'mustache', 'handlebars', 'ejs', 'chalk', 'picomatch', 'minimatch', 'mime*'],
  ...['casl', '@casl/ability', 'accesscontrol', 'http-errors', 'http-status-codes', 'graphql-type-json', 'graphql-fields'],
  ...['@nestjs/common', '@nestjs/swagger', '@nestjs/graphql', 'graphql', 'type-graphql', 'tsyringe', 'inversify', 'typedi', 'awilix', 'express'],
];

/** Files that use a package at run time that is not known to work in memory alone, by path. */
export function packageUsers(program: Program): readonly string[] {
  return program.files
    .filter((file) => reaches(program, file))
    .map(({ path }) => path)
    .sort(compareText);
}

function reaches(program: Program, { path, imports, mentions }: FileFacts): boolean {
  const used = new Set(mentions.filter(({ typeOnly }) => !typeOnly).map(({ name }) => name.split('.')[0]));
  return imports.some(({ typeOnly, names, specifier }) => {
    if (typeOnly) return false;
    // `require('x')` in place, `import('x')`: only a path is surely a file of the repository
    if (names.length === 0) return !specifier.startsWith('.') && !isInMemory(specifier);
    return names.some((name) => {
      if (name.typeOnly || !used.has(name.local)) return false;
      const outside = program.externalName(path, name.local);
      return outside !== null && outside.module !== '' && !isInMemory(outside.module);
    });
  });
}

function isInMemory(module: string): boolean {
  return IN_MEMORY.some((known) => (known.endsWith('*') ? module.startsWith(known.slice(0, -1)) : module === known));
}

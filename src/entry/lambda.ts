import type { Framework } from './framework.js';
import { handlerOf } from './handlers.js';

const MODULES: ReadonlySet<string> = new Set([
  'aws-lambda',
  '@middy/core',
  'serverless-http',
  '@azure/functions',
  '@google-cloud/functions-framework',
  'firebase-functions',
]);

/** Cloud functions: an exported `handler` or `main` of a file that imports a function platform's package. */
export const lambda: Framework = {
  id: 'lambda',
  find(program, file) {
    if (!file.imports.some(({ specifier }) => MODULES.has(specifier))) return [];
    return file.exports.flatMap(({ exported, local, specifier, line, typeOnly }) => {
      if (typeOnly || specifier !== null || (exported !== 'handler' && exported !== 'main')) return [];
      const owner = handlerOf(program, { path: file.path, scope: 0, expression: { kind: 'name', name: local ?? exported } });
      return [{ kind: 'function', method: '', route: exported, at: { path: file.path, line }, ...owner }];
    });
  },
};

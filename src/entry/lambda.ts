import type { EntryPoint } from '../model/facts.js';
import type { FileFacts } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
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
  find: (program) => program.files.filter(isCloudFunction).flatMap((file) => handlersOf(program, file)),
};

function isCloudFunction({ imports }: FileFacts): boolean {
  return imports.some(({ specifier }) => MODULES.has(specifier));
}

function handlersOf(program: Program, { path, exports }: FileFacts): readonly EntryPoint[] {
  return exports.flatMap(({ exported, local, specifier, line, typeOnly }) => {
    if (typeOnly || specifier !== null || (exported !== 'handler' && exported !== 'main')) return [];
    const owner = handlerOf(program, { path, scope: 0, expression: { kind: 'name', name: local ?? exported } });
    return [{ kind: 'function', method: '', route: exported, at: { path, line }, ...owner }];
  });
}

import type { ts } from 'ts-morph';
import type { ScopeDraft } from './draft.js';
import { isExpressionStatement, isStringLiteral } from './syntax.js';

/** Notes the directives that a file or function body starts with: strings that stand alone (`'use server'`). `use strict` says nothing of what runs where. */
export function noteDirectives(statements: readonly ts.Statement[], scope: ScopeDraft): void {
  const directives: string[] = [];
  for (const statement of statements) {
    if (!isExpressionStatement(statement) || !isStringLiteral(statement.expression)) break;
    if (statement.expression.text !== 'use strict') directives.push(statement.expression.text);
  }
  if (directives.length > 0) scope.directives = directives;
}

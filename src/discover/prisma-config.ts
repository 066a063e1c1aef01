import { ts } from 'ts-morph';

/** Where a prisma.config file says its schema is. */
export interface ConfiguredSchema {
  /** As written, from the config's folder; null where only the running program knows it. */
  readonly written: string | null;
  readonly line: number;
}

/**
 * Reads `schema` (in Prisma 8 `contract`, in an object within) from the text of a prisma.config file, which is parsed and never run. Understood are a literal, and `join` or `resolve` of
 * literals and of the config's own folder (`__dirname`, `import.meta.dirname`). Null where it names none. Throws a RangeError for a
 * text nested too deeply.
 */
export function readPrismaConfig(text: string): ConfiguredSchema | null {
  const source = ts.createSourceFile('prisma.config.ts', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
  const value = schemaIn(source);
  if (!value) return null;
  const line = source.getLineAndCharacterOfPosition(value.getStart(source)).line + 1;
  return { written: pathOf(value), line };
}

/** The value of the property in the exported object, or in the object given to `defineConfig` wherever it stands at the top level. */
function schemaIn(source: ts.SourceFile): ts.Expression | null {
  for (const statement of source.statements) {
    for (const expression of topExpressions(statement)) {
      const object = objectIn(expression);
      const inner = propertyIn(object, 'orm');
      const schema = propertyIn(object, 'schema') ?? propertyIn(object, 'contract') ?? propertyIn(inner && objectIn(inner), 'contract');
      if (schema) return schema;
    }
  }
  return null;
}

function propertyIn(object: ts.ObjectLiteralExpression | null, name: string): ts.Expression | null {
  const property = object?.properties.find((item) => ts.isPropertyAssignment(item) && isNamed(item.name, name));
  return property && ts.isPropertyAssignment(property) ? property.initializer : null;
}

function topExpressions(statement: ts.Statement): ts.Expression[] {
  if (ts.isExportAssignment(statement)) return [statement.expression];
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(({ initializer }) => initializer ?? []);
  const isAssignment = ts.isExpressionStatement(statement) && ts.isBinaryExpression(statement.expression);
  return isAssignment && ts.isBinaryExpression(statement.expression) ? [statement.expression.right] : [];
}

function objectIn(expression: ts.Expression): ts.ObjectLiteralExpression | null {
  if (ts.isObjectLiteralExpression(expression)) return expression;
  if (ts.isSatisfiesExpression(expression) || ts.isAsExpression(expression) || ts.isParenthesizedExpression(expression)) return objectIn(expression.expression);
  const [first] = ts.isCallExpression(expression) ? expression.arguments : [];
  return first ? objectIn(first) : null;
}

function isNamed(name: ts.PropertyName, text: string): boolean {
  return (ts.isIdentifier(name) || ts.isStringLiteral(name)) && name.text === text;
}

/** A path expression as text, relative to the config's folder; null where only the program knows it. */
function pathOf(expression: ts.Expression): string | null {
  if (ts.isStringLiteralLike(expression)) return expression.text;
  if (isOwnFolder(expression)) return '.';
  if (!ts.isCallExpression(expression)) return null;
  const { expression: callee } = expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : ts.isIdentifier(callee) ? callee.text : '';
  if (name !== 'join' && name !== 'resolve') return null;
  const parts = expression.arguments.map(pathOf);
  return parts.includes(null) ? null : parts.join('/');
}

function isOwnFolder(expression: ts.Expression): boolean {
  if (ts.isIdentifier(expression)) return expression.text === '__dirname';
  return ts.isPropertyAccessExpression(expression) && ts.isMetaProperty(expression.expression) && expression.name.text === 'dirname';
}

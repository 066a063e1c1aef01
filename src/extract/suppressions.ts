import type { ts } from 'ts-morph';
import type { FileFacts, SuppressionFact } from '../model/file-facts.js';
import { lineAt } from './lines.js';
import { forEachChild, isJsxExpression, isJsxText, isLiteralExpression, isTemplateHead, isTemplateMiddleOrTemplateTail } from './syntax.js';

const WORD = 'seamline-ignore';

/** A comment that begins with the word; in a block comment, stars and line ends may come before it. */
const BEGINNING = new RegExp(String.raw`(?:(?<!\/)\/\/+[^\S\r\n]*|\/\*[\s*]*)${WORD}(-file)?(?![\w-])`, 'g');

/** More of them in one file are not read: each may cost a look at the whole text. */
const MOST = 200;

/** Line ends, spaces and further comments, those in the braces of JSX among them. */
const TRIVIA = /(?:\s+|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|\{\s*\/\*[\s\S]*?\*\/\s*\})*/y;

/**
 * The comments that ask for silence, to be spread into the facts: nothing where the text lacks the word, which costs one search.
 * A comment behind code speaks of its own line, any other of the next line that holds code. The word in a string or in text of JSX is no comment.
 */
export function readSuppressions(source: ts.SourceFile): Pick<FileFacts, 'suppressions'> {
  if (!source.text.includes(WORD)) return {};
  const suppressions: SuppressionFact[] = [];
  for (const match of source.text.matchAll(BEGINNING)) {
    if (suppressions.length === MOST) break;
    const host = hostOf(source, match.index);
    if (host !== null) suppressions.push(suppressionOf(match, source, host));
  }
  return suppressions.length === 0 ? {} : { suppressions };
}

/** The node in whose text, between its parts, a comment begins there; null where what is there is no beginning of a comment. */
function hostOf(source: ts.SourceFile, position: number): ts.Node | null {
  let host: ts.Node = source;
  let from = 0;
  for (let inner: ts.Node | undefined = source; inner; ) {
    host = inner;
    from = Math.max(from, host.pos);
    inner = forEachChild(host, (child) => {
      if (child.end <= position) from = Math.max(from, child.end);
      return child.pos <= position && position < child.end ? child : undefined;
    });
  }
  if (isJsxText(host) || (isText(host) && position >= host.getStart(source))) return null;
  return commentsFrom(source.text, from, position) ? host : null;
}

function isText(node: ts.Node): boolean {
  return isLiteralExpression(node) || isTemplateHead(node) || isTemplateMiddleOrTemplateTail(node);
}

/** Whether one of the comments from there on begins at that position. Between the parts of a node stand no strings that could look like one. */
function commentsFrom(text: string, from: number, position: number): boolean {
  for (let at = from; at < position; ) {
    const isLine = text.startsWith('//', at);
    if (isLine || text.startsWith('/*', at)) at = endOf(text, at);
    else at += 1;
    if (at > position) return false;
  }
  return true;
}

function endOf(text: string, comment: number): number {
  const isLine = text.startsWith('//', comment);
  const end = isLine ? text.slice(comment).search(/[\r\n]/) + comment : text.indexOf('*/', comment + 2) + 2;
  return end < comment + 2 ? text.length : end;
}

function suppressionOf(match: RegExpExecArray, source: ts.SourceFile, host: ts.Node): SuppressionFact {
  const { text } = source;
  const end = endOf(text, match.index);
  const body = text
    .slice(match.index + match[0].length, end)
    .replace(/\*+\/$/, '')
    .replace(/\s*[\r\n][\s*]*/g, ' ');
  const [names = '', ...reason] = body.split(/(?<=^|\s)--(?=\s|$)/);
  const line = lineAt(source, match.index);
  return {
    line,
    covers: match[1] === undefined ? coveredLine({ start: match.index, end }, source, host) : isAtTop(match.index, source) ? 'file' : null,
    rules: names.split(/[\s,]+/).filter((name) => name !== ''),
    reason: reason.join('--').trim(),
  };
}

function isAtTop(position: number, source: ts.SourceFile): boolean {
  const [first] = source.statements;
  return first === undefined || position < first.getStart(source);
}

function coveredLine(comment: { readonly start: number; readonly end: number }, source: ts.SourceFile, host: ts.Node): number {
  const { text } = source;
  const { start, end } = isJsxExpression(host) ? { start: host.getStart(source), end: host.end } : comment;
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  if (text.slice(lineStart, start).trim() !== '') return lineAt(source, start);
  TRIVIA.lastIndex = end;
  TRIVIA.test(text);
  const next = TRIVIA.lastIndex;
  return lineAt(source, next < text.length ? next : comment.start);
}

import { escapeTerminal } from '../escape-terminal.js';

/** Text of a page that is safe to put out as it is: only `element` makes it. */
export interface Markup {
  readonly html: string;
}

/** What an element holds: texts and numbers are escaped, nothing is left of what is not there. */
export type Child = string | number | Markup | null | undefined | false | readonly Child[];

/** Values of attributes; one that is `false` or missing is left out, `true` stands alone. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Elements that hold nothing, and have no end tag. */
const VOID: ReadonlySet<string> = new Set(['br', 'col', 'input', 'link', 'meta']);

/**
 * One element. Every text in it is escaped here, so that no section can forget to: what would steer a reader (control characters, marks that turn
 * the reading direction) becomes visible, what would be markup becomes text. Tags and the names of attributes are ours, never the analysed code's.
 */
export function element(tag: string, attributes: Attributes = {}, ...children: readonly Child[]): Markup {
  const written = Object.entries(attributes).map(([name, value]) => attributeOf(name, value));
  const start = `<${tag}${written.join('')}>`;
  return { html: VOID.has(tag) ? start : `${start}${contentOf(children)}</${tag}>` };
}

/** Texts and elements one after the other. */
export function contentOf(child: Child): string {
  if (child === null || child === undefined || child === false) return '';
  if (typeof child === 'object') return 'html' in child ? child.html : child.map(contentOf).join('');
  return escapeHtml(String(child));
}

/** A text as the content of an element or the value of a quoted attribute. */
export function escapeHtml(text: string): string {
  return escapeTerminal(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function attributeOf(name: string, value: Attributes[string]): string {
  if (value === undefined || value === false) return '';
  return value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`;
}

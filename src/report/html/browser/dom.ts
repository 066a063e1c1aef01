import type { Shape } from '../shape.js';

/** What an element holds: a text is only ever a text. */
export type Content = string | Node | null | readonly Content[];

/** An element with attributes and content. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...content: readonly Content[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  append(element, content);
  return element;
}

function append(element: Element, content: Content): void {
  if (content === null) return;
  if (typeof content === 'string' || content instanceof Node) element.append(content);
  else for (const part of content) append(element, part);
}

/** A button that does something. */
export function button(content: Content, press: () => void, attributes: Readonly<Record<string, string>> = {}): HTMLButtonElement {
  const element = make('button', { type: 'button', ...attributes }, content);
  element.addEventListener('click', press);
  return element;
}

/** A shape as an element of a picture. */
export function drawn({ tag, attributes, children = [], text }: Shape): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  if (text !== undefined) element.textContent = text;
  for (const child of children) element.append(drawn(child));
  return element;
}

/** The element with an id of the page; throws where the page has none, as the page and its script are made together. */
export function byId<Kind extends Element = HTMLElement>(id: string): Kind {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element as Element as Kind; // what the page is made of is known where it is made
}

/** An SVG element as plain data: written out as text where the page is made, and made by the browser where it changes. Texts are not escaped yet. */
export interface Shape {
  readonly tag: 'g' | 'a' | 'path' | 'rect' | 'text' | 'title' | 'polygon';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children?: readonly Shape[];
  readonly text?: string;
}

/** How large something is, in points. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

export function group(attributes: Shape['attributes'], children: readonly Shape[]): Shape {
  return { tag: 'g', attributes, children };
}

/** A text at a place; longer than `width` points it loses its middle. For eyes alone: what it labels has its whole name. */
export function label(text: string, { x, y, width, name }: { readonly x: number; readonly y: number; readonly width: number; readonly name: string }): Shape {
  return { tag: 'text', attributes: { x, y, class: name, 'aria-hidden': 'true' }, text: fitted(text, width) };
}

/** Points that a letter of 12 points takes, on average, in the fonts that systems have. */
export const LETTER = 6.6;

/** As many letters as fit into a width, the middle replaced by an ellipsis. */
export function fitted(text: string, width: number): string {
  const letters = [...text];
  const room = Math.floor(width / LETTER);
  if (letters.length <= room) return text;
  if (room < 4) return room < 2 ? '' : `${letters[0]}…`;
  const tail = Math.floor((room - 1) / 2);
  return [...letters.slice(0, room - 1 - tail), '…', ...letters.slice(letters.length - tail)].join('');
}

import type { Drawing } from './draw-model.js';
import { notDrawn, visible } from './draw-text.js';

/**
 * Graphviz's SVG made fit to publish: a title and a description for readers who do not see it, no version stamp, no tooltips of ids,
 * fonts that exist everywhere, and labels of edges and frames on top of all lines with a white rim.
 */
export function dressed(svg: string, drawing: Drawing): string {
  const bare = svg
    .slice(svg.indexOf('<svg'))
    .replace(/<!--[\s\S]*?-->\n?/g, '')
    .replace(/<title>[^<]*<\/title>\n?/g, '')
    .replace(/font-family="[^"]*"/g, 'font-family="Helvetica,Arial,Liberation Sans,sans-serif"');
  return labelsOnTop(bare).replace(
    /^<svg ([^>]*)>/,
    (_, attributes: string) => `<svg role="img" aria-labelledby="picture-title picture-description" ${attributes}>\n${headOf(drawing)}`,
  );
}

const LEVELS = {
  service: 'Proposed services as boxes with the entities they own as cylinders; lines are calls, uses and data accesses between services.',
  file: 'Files as boxes and entities as cylinders, framed by service; lines are calls, uses and data accesses.',
  entity: 'Entities as cylinders, framed by the service that owns them; lines are foreign keys and transactions.',
} satisfies Record<Drawing['level'], string>;

/** The description holds numbers and our own words; the title may hold the name that the picture is about. */
function headOf(drawing: Drawing): string {
  const { title, level } = drawing;
  const left = notDrawn(drawing)
    .map((note) => ` ${note.charAt(0).toUpperCase()}${note.slice(1)}.`)
    .join('');
  return `<title id="picture-title">${escaped(title)}</title>\n<desc id="picture-description">${LEVELS[level]}${left}</desc>`;
}

function labelsOnTop(svg: string): string {
  const labels: string[] = [];
  const lines = svg.replace(/<g [^>]*class="(?:edge|cluster)">[\s\S]*?<\/g>/g, (edge) =>
    edge.replace(/<text [\s\S]*?<\/text>\n?/g, (label) => {
      labels.push(label.replace('<text ', '<text paint-order="stroke" stroke="#FFFFFF" stroke-width="3" stroke-linejoin="round" '));
      return '';
    }),
  );
  const end = lines.lastIndexOf('</g>');
  return `${lines.slice(0, end)}${labels.join('')}${lines.slice(end)}`;
}

function escaped(text: string): string {
  return visible(text).replace(/[&<>]/g, (character) => `&#${character.codePointAt(0)};`);
}

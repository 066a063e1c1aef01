/** The files that a page shows after `Reported:` or `Not reported…:`. */
export interface Example {
  readonly title: string;
  readonly reported: boolean;
  readonly files: ReadonlyMap<string, string>;
}

/** A rule's page, taken apart. */
export interface Page {
  readonly heading: string;
  /** Those between the heading and the first section. */
  readonly paragraphs: readonly string[];
  readonly sections: ReadonlyMap<string, string>;
  readonly examples: readonly Example[];
}

/** Takes a rule's page apart. */
export function readPage(text: string): Page {
  const [head = '', ...rest] = text.split(/^## /m);
  const [heading = '', ...paragraphs] = head
    .trim()
    .split(/\n\n+/)
    .map((block) => block.replaceAll('\n', ' '));
  const sections = new Map(
    rest.map((section) => {
      const end = section.indexOf('\n');
      return [section.slice(0, end), section.slice(end).trim()] as const;
    }),
  );
  return { heading: heading.replace(/^# /, ''), paragraphs, sections, examples: examplesIn(sections.get('What is reported') ?? '') };
}

function examplesIn(section: string): Example[] {
  return [...section.matchAll(/^((?:Not r|R)eported\b.*):\n\n((?:```ts \S+\n[\s\S]*?\n```\n*)+)/gm)].map(([, title = '', blocks = '']) => ({
    title,
    reported: title.startsWith('Reported'),
    files: new Map([...blocks.matchAll(/^```ts (\S+)\n([\s\S]*?\n)```/gm)].map(([, path = '', code = '']) => [path, code])),
  }));
}

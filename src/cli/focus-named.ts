import type { Analysis } from '../model/analysis.js';
import { UserError } from '../model/errors.js';
import type { DrawLevel, Focus } from '../report/draw-model.js';
import { nearest } from './nearest.js';

type Named = Omit<Focus, 'depth'>;

/** A thing by the words that mean it, the surest first. */
interface Known extends Named {
  readonly words: readonly string[];
}

/** How a word may fit, the surest first; the first way that fits anything decides. */
const WAYS: readonly ((known: Known, word: string) => boolean)[] = [
  ({ words }, word) => words.includes(word),
  ({ words }, word) => words.some((own) => own.toLowerCase() === word.toLowerCase()),
  ({ kind, id }, word) => kind === 'file' && id.endsWith(`/${word}`),
];

/**
 * The service, entity or file that a word means: by id, name, table or path, else by these with letter case aside, else by the end of a path. Of things of
 * several kinds the service, at the entity level the entity. Throws a UserError that names the nearest where there is none, or all where a word fits several.
 */
export function focusNamed(written: string, analysis: Analysis, level?: DrawLevel): Named {
  const word = written.replaceAll('\\', '/').replace(/^\.\//, '');
  const known = knownIn(analysis, level);
  for (const fits of WAYS) {
    const found = known.filter((one) => fits(one, word));
    const [first, second] = found.filter(({ kind }) => kind === found[0]?.kind);
    if (first && second) throw new UserError(`"${written}" fits several: ${found.map(({ id }) => id).join(', ')}.`, `name one: --focus ${first.id}`);
    if (first) return { kind: first.kind, id: first.id, name: first.name };
  }
  const names = nearest(
    word,
    known.map(({ name }) => name),
  );
  const told = names.length > 0 ? ` The nearest: ${names.join(', ')}` : '';
  throw new UserError(`No service, file or entity is called "${written}".${told}`, `--focus ${names[0] ?? known[0]?.name ?? 'NAME'}`);
}

function knownIn({ decomposition, entities, facts }: Analysis, level?: DrawLevel): readonly Known[] {
  const services = decomposition.services.map(({ id, name }): Known => ({ kind: 'service', id, name, words: [id, name] }));
  const data = entities.map(({ id, name, table }): Known => ({ kind: 'entity', id, name, words: [id, name, table] }));
  const files = facts.files.map(({ path }): Known => ({ kind: 'file', id: path, name: path, words: [path] }));
  return level === 'entity' ? [...data, ...services, ...files] : [...services, ...data, ...files];
}

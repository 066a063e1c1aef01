import { type PageData, STRIDE } from '../page-data.js';
import { homeOf } from '../service-ties.js';
import { button, byId, make } from './dom.js';
import type { PageMapControl } from './map.js';
import { pathOf } from './page.js';

/** Something that can be found. */
interface Hit {
  readonly kind: string;
  readonly text: string;
  readonly open: () => void;
}

const MOST = 40;

/** Finds services, entities, files and functions by a part of their name; those that begin with it come first. */
export function startSearch(data: PageData, map: PageMapControl): void {
  const form = byId<HTMLFormElement>('search');
  const input = byId<HTMLInputElement>('search-text');
  const list = byId('search-results');
  let all: readonly Hit[] | undefined;

  function find(): void {
    const asked = input.value.trim().toLowerCase();
    const hits = asked === '' ? [] : rank((all ??= everything(data, map)), asked);
    list.replaceChildren(
      ...hits.slice(0, MOST).map((hit) =>
        make(
          'li',
          {},
          button([hit.text, make('small', {}, hit.kind)], () => choose(hit)),
        ),
      ),
    );
    if (hits.length > MOST) list.append(make('li', { class: 'aside' }, `and ${hits.length - MOST} more`));
    if (asked !== '' && hits.length === 0) list.append(make('li', { class: 'aside' }, 'nothing found'));
    list.hidden = asked === '';
    byId('search-count').textContent = asked === '' ? '' : `${hits.length} found`;
  }
  function choose(hit: Hit): void {
    list.hidden = true;
    hit.open();
  }
  input.addEventListener('input', find);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    list.querySelector('button')?.click();
  });
  form.addEventListener('keydown', (event) => {
    const buttons = [...list.querySelectorAll('button')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const next = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : null;
    if (event.key === 'Escape') {
      list.hidden = true;
      input.focus();
    } else if (next !== null && !list.hidden) {
      (next < 0 ? input : buttons[Math.min(next, buttons.length - 1)])?.focus();
      event.preventDefault();
    }
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Node && !form.contains(target)) list.hidden = true;
  });
}

function rank(all: readonly Hit[], asked: string): readonly Hit[] {
  const groups: [Hit[], Hit[], Hit[]] = [[], [], []];
  for (const hit of all) {
    const text = hit.text.toLowerCase();
    const at = text.indexOf(asked);
    if (at < 0) continue;
    const name = text.slice(text.lastIndexOf('/') + 1);
    groups[text === asked || name === asked ? 0 : text.startsWith(asked) || name.startsWith(asked) ? 1 : 2].push(hit);
  }
  return groups.flat();
}

function everything(data: PageData, map: PageMapControl): readonly Hit[] {
  const services = data.services.map(
    ({ name }, index): Hit => ({ kind: 'service', text: name, open: () => map.go({ inside: null, chosen: { kind: 'service', index } }) }),
  );
  const entities = data.entities.map(({ name, table, owner }, index): Hit => {
    const open = (): void => map.go(owner < 0 ? { inside: null, chosen: { kind: 'entity', index } } : { inside: owner, chosen: { kind: 'entity', index } });
    return { kind: `entity, table ${table}`, text: name, open };
  });
  const files = Array.from({ length: data.files.length / STRIDE.file }, (_, index) => fileHit(data, map, { index, text: pathOf(data, index) }));
  return [...services, ...entities, ...files, ...functionHits(data, map)];
}

function fileHit(data: PageData, map: PageMapControl, { index, text }: { readonly index: number; readonly text: string }): Hit {
  const home = homeOf(data, index);
  const kind = home >= 0 ? `file of ${data.services[home]?.name}` : home === -1 ? 'file of the kernel' : 'file in no service';
  return { kind, text, open: () => map.go({ inside: home < 0 ? null : home, chosen: { kind: 'file', index } }) };
}

/** Functions that call, are called, or touch data, each with the file that it stands in. */
function functionHits(data: PageData, map: PageMapControl): readonly Hit[] {
  const homes = new Map<string, readonly [name: number, file: number]>();
  const add = (name = -1, file = -1) => homes.set(`${name} ${file}`, [name, file]);
  for (const [from, to, , places] of data.links) {
    for (let at = 0; at < places.length; at += STRIDE.place) {
      add(places[at + 2], from);
      add(places[at + 3], to);
    }
  }
  for (let at = 0; at < data.accesses.length; at += STRIDE.access) add(data.accesses[at + 4], data.accesses[at]);
  return [...homes.values()].map(([name, file]) => ({
    ...fileHit(data, map, { index: file, text: data.names[name] ?? '' }),
    kind: `in ${pathOf(data, file)}`,
  }));
}

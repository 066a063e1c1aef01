import type { PageData } from '../page-data.js';
import { button, make } from './dom.js';
import { pathOf, type Place } from './page.js';

/** Places told at once; the rest comes when it is asked for. */
const MOST = 60;

/** Places as a list, each with its sentence; long ones are told in parts. */
export function placeList(data: PageData, places: readonly Place[]): HTMLElement {
  const list = make('ul', { class: 'places' });
  const holder = make('div', {}, list);
  let told = 0;
  const more = button('', tell);
  function tell(): void {
    for (const { words, path, line } of places.slice(told, told + MOST)) {
      list.append(make('li', {}, words, make('code', {}, `${pathOf(data, path)}:${line}`)));
    }
    told = Math.min(places.length, told + MOST);
    more.textContent = `${(places.length - told).toLocaleString('en-US')} more`;
    if (told === places.length) more.remove();
  }
  tell();
  if (told < places.length) holder.append(more);
  return holder;
}

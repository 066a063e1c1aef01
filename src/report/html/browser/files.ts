import { type PageData, STRIDE } from '../page-data.js';
import { make } from './dom.js';
import { pathOf } from './page.js';

/** Lists the files in the page of a service once it is opened: there are too many for all pages at once. */
export function startFiles(data: PageData): void {
  for (const holder of document.querySelectorAll<HTMLElement>('.files-of')) {
    const service = Number(holder.dataset['filesOf']);
    const files = Array.from({ length: data.files.length / STRIDE.file }, (_, index) => index).filter((index) => data.files[index * STRIDE.file] === service);
    const details = make('details', {}, make('summary', {}, `Files (${files.length})`));
    details.addEventListener(
      'toggle',
      () =>
        details.append(
          make(
            'ul',
            {},
            files.map((index) => make('li', {}, make('code', {}, pathOf(data, index)))),
          ),
        ),
      { once: true },
    );
    holder.append(details);
  }
}

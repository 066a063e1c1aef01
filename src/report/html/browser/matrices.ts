import { KINDS, type PageData } from '../page-data.js';
import { tieWords } from '../map-scene.js';
import { homeOf } from '../service-ties.js';
import { button, make } from './dom.js';
import { accessesWhere, placesBetween, type Place } from './page.js';
import { placeList } from './place-list.js';
import { reachOnly, step } from './roving.js';

/** Cells of both matrices tell the places behind them; by keyboard they are walked with the arrow keys. */
export function startMatrices(data: PageData): void {
  start('data-matrix', '[data-cell]', (cell) => {
    const [entity = 0, service = 0] = numbersOf(cell.dataset['cell']);
    const title = `${data.entities[entity]?.name} in ${data.services[service]?.name}`;
    return { title, places: accessesWhere(data, (path, touched) => touched === entity && homeOf(data, path) === service) };
  });
  start('structure-matrix', '[data-tie]', (cell) => {
    const [from = 0, to = 0] = numbersOf(cell.dataset['tie']);
    const tie = data.ties.find((one) => one.from === from && one.to === to);
    return {
      title: tie ? tieWords(data, tie) : '',
      places: placesBetween(
        data,
        from,
        to,
        KINDS.map(() => true),
      ),
    };
  });
  const only = document.getElementById('shared-only');
  only?.addEventListener('change', () => {
    for (const row of document.querySelectorAll<HTMLElement>('#data-matrix tbody tr:not(.shared)')) row.hidden = (only as HTMLInputElement).checked;
  });

  function start(id: string, selector: string, tell: (cell: HTMLElement) => { readonly title: string; readonly places: readonly Place[] }): void {
    const matrix = document.getElementById(id);
    if (!matrix) return;
    const cells = [...matrix.querySelectorAll<HTMLElement>(selector)];
    reachOnly(cells, cells[0]);
    const open = (cell: HTMLElement): void => {
      const { title, places } = tell(cell);
      openDialog(title, placeList(data, places));
    };
    matrix.addEventListener('click', ({ target }) => {
      const cell = target instanceof Element ? target.closest<HTMLElement>(selector) : null;
      if (cell) open(cell);
    });
    matrix.addEventListener('keydown', (event) => {
      const cell = cells.find((one) => one === event.target);
      if (!cell) return;
      const isPress = event.key === 'Enter' || event.key === ' ';
      if (isPress || step(cells, cell, event.key)) event.preventDefault();
      if (isPress) open(cell);
    });
  }
}

function numbersOf(text = ''): readonly number[] {
  return text.split(' ').map(Number);
}

/** What a cell holds, above the page; Escape closes it, and the cell has the focus again. */
function openDialog(title: string, content: HTMLElement): void {
  const dialog = make('dialog', { 'aria-label': title }, make('h3', {}, title), content);
  dialog.append(button('Close', () => dialog.close()));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

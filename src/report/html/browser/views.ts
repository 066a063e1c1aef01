import { byId } from './dom.js';

/** Shows one part of the page at a time, the one that the address names; `shown` hears of each. A place inside a part opens that part. */
export function startViews(shown: (id: string) => void): void {
  const views = [...document.querySelectorAll<HTMLElement>('.view')];
  function show(): void {
    const id = decodeURIComponent(location.hash.slice(1)) || 'overview';
    const mapped = /^map(-\d+)?$/.test(id) ? 'map' : id;
    const target = document.getElementById(mapped);
    const view = target?.closest<HTMLElement>('.view') ?? views[0];
    for (const one of views) one.hidden = one !== view;
    for (const link of document.querySelectorAll('nav a')) mark(link, view);
    if (target instanceof HTMLDetailsElement) target.open = true;
    if (target && target !== view) target.scrollIntoView();
    else scrollTo(0, 0);
    shown(id);
  }
  addEventListener('hashchange', () => {
    show();
    document.querySelector<HTMLElement>('.view:not([hidden]) h2')?.focus({ preventScroll: true });
  });
  show();
  // once the browser has gone to the address by itself
  addEventListener('load', () => requestAnimationFrame(show));
  // paper shows everything, and folded parts opened
  addEventListener('beforeprint', () => setOpen(true));
  addEventListener('afterprint', () => setOpen(false));
}

function mark(link: Element, view: HTMLElement | undefined): void {
  const id = link.getAttribute('href')?.slice(1);
  const isHere = id === view?.id || (id === 'services' && view?.classList.contains('service-page') === true);
  if (isHere) link.setAttribute('aria-current', 'page');
  else link.removeAttribute('aria-current');
}

let opened: readonly HTMLDetailsElement[] = [];

function setOpen(isOpen: boolean): void {
  if (isOpen) opened = [...byId('content').querySelectorAll<HTMLDetailsElement>('details:not([open])')];
  for (const one of opened) one.open = isOpen;
}

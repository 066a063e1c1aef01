import type { Area } from '../treemap.js';

/** A picture that can be moved and magnified. */
export interface PanZoom {
  /** Shows all of an area. */
  fit(area: Area): void;
  zoom(factor: number): void;
  /** Moves so that an area, which has the keyboard's focus, is seen. */
  reveal(area: Area): void;
  /** Whether the pointer was dragged since it went down: then its release chooses nothing. */
  dragged(): boolean;
}

const FREE = 16;
const MOST_ZOOM = 12;

/** Makes a picture movable by pointer, wheel, two fingers, and by whoever calls the functions that come back. */
export function panZoom(svg: SVGSVGElement): PanZoom {
  let whole: Area = { x: 0, y: 0, width: 1, height: 1 };
  let view = whole;
  let moved = 0;
  const pointers = new Map<number, { x: number; y: number }>();

  function show(next: Area): void {
    view = next;
    svg.setAttribute('viewBox', [view.x, view.y, view.width, view.height].map((value) => value.toFixed(2)).join(' '));
  }
  /** Points of the picture in one of the screen. */
  function scale(): number {
    const { width, height } = svg.getBoundingClientRect();
    return Math.max(view.width / (width || 1), view.height / (height || 1));
  }
  function zoomAt(factor: number, at: { x: number; y: number }): void {
    const width = Math.min(whole.width * 2, Math.max(whole.width / MOST_ZOOM, view.width / factor));
    const real = view.width / width;
    const height = view.height / real;
    show({ x: at.x - (at.x - view.x) / real, y: at.y - (at.y - view.y) / real, width, height });
  }
  function pointOf(event: { clientX: number; clientY: number }): { x: number; y: number } {
    const box = svg.getBoundingClientRect();
    const size = scale();
    return {
      x: view.x + view.width / 2 + (event.clientX - box.x - box.width / 2) * size,
      y: view.y + view.height / 2 + (event.clientY - box.y - box.height / 2) * size,
    };
  }

  svg.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      zoomAt(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), pointOf(event));
    },
    { passive: false },
  );
  svg.addEventListener('pointerdown', (event) => {
    moved = 0;
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    const [dx, dy] = [event.clientX - before.x, event.clientY - before.y];
    moved += Math.abs(dx) + Math.abs(dy);
    if (other) {
      const apart = Math.hypot(before.x - other.x, before.y - other.y) || 1;
      zoomAt(
        Math.hypot(event.clientX - other.x, event.clientY - other.y) / apart,
        pointOf({ clientX: (before.x + other.x) / 2, clientY: (before.y + other.y) / 2 }),
      );
    } else show({ ...view, x: view.x - dx * scale(), y: view.y - dy * scale() });
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  for (const end of ['pointerup', 'pointercancel'] as const) addEventListener(end, ({ pointerId }) => pointers.delete(pointerId));

  return {
    fit: ({ x, y, width, height }) => {
      whole = { x: x - FREE, y: y - FREE, width: width + 2 * FREE, height: height + 2 * FREE };
      show(whole);
    },
    zoom: (factor) => zoomAt(factor, { x: view.x + view.width / 2, y: view.y + view.height / 2 }),
    reveal: (area) => {
      const inside = area.x >= view.x && area.y >= view.y && area.x + area.width <= view.x + view.width && area.y + area.height <= view.y + view.height;
      if (!inside) show({ ...view, x: area.x + area.width / 2 - view.width / 2, y: area.y + area.height / 2 - view.height / 2 });
    },
    // a hand is never quite still
    dragged: () => moved > 5,
  };
}

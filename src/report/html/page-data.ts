/**
 * What the script of the page works with, as it stands in the page. Things are named by their index: a service, a path, a name, an entity. Lists of
 * numbers hold several numbers for each thing, so that no key is repeated thousands of times; `STRIDE` says how many.
 */
export interface PageData {
  readonly services: readonly PageService[];
  /** Folders of paths, '' for the root. */
  readonly folders: readonly string[];
  /** For each path its folder and its name there; the analysed files first, by path, then other places where entities are declared. */
  readonly paths: readonly (readonly [folder: number, name: string])[];
  /** For each analysed file its service (see `HOME`), its module in that service (-1 for none), and its lines. */
  readonly files: readonly number[];
  readonly entities: readonly PageEntity[];
  /** Functions, classes and operations by name: `OrderService.place`. */
  readonly names: readonly string[];
  /** Files that use each other, in order of path. */
  readonly links: readonly PageLink[];
  /** Reads and writes of entities, in order of path and line: see `STRIDE.access`. */
  readonly accesses: readonly number[];
  /** Ties between services, by the first, then the second. */
  readonly ties: readonly ServiceTie[];
  /** How many references between files are in no list of places, as the page would grow too large. */
  readonly placesLeftOut: number;
  /** Services by index in an order that as little as possible runs against: who uses before what is used. */
  readonly order: readonly number[];
  readonly map: PageMap;
}

/** One service leans on another: how often by kind, in the order of `KINDS`. */
export interface ServiceTie {
  readonly from: number;
  readonly to: number;
  readonly counts: readonly number[];
  /** Calls of it that it cannot do without at run time, see `needCount`: these make circles. */
  readonly needs: number;
}

export interface PageService {
  readonly name: string;
  readonly files: number;
  readonly modules: readonly string[];
  /** 0 to 1, see `ServiceMetrics`. */
  readonly cohesion: number;
  readonly findings: number;
  /** Which circle of services it is in, from 0; -1 for none. */
  readonly circle: number;
}

export interface PageEntity {
  readonly name: string;
  readonly table: string;
  /** -1 for none. */
  readonly owner: number;
  readonly path: number;
  readonly line: number;
}

/** A file uses another: their paths, how often by kind (see `KINDS`), and the places, `STRIDE.place` numbers each; none where they are left out. */
export type PageLink = readonly [from: number, to: number, counts: readonly number[], places: readonly number[]];

/** The picture of services: where each box stands, and the lines that were laid out with it. In points, from the upper left corner. */
export interface PageMap {
  readonly width: number;
  readonly height: number;
  /** x, y of the upper left corner, width and height for each service. */
  readonly boxes: readonly (readonly [x: number, y: number, width: number, height: number])[];
  /** Control points of a curve of cubic Bézier pieces, x and y in turn. */
  readonly routes: readonly { readonly from: number; readonly to: number; readonly points: readonly number[] }[];
}

/** What may tie two services or files; the first four are of `ServiceLink`, the others reads and writes of the other's entities. */
export const KINDS = ['calls', 'events', 'uses', 'types', 'reads', 'writes'] as const;

/** Where a file is that is in no service. */
export const HOME = { kernel: -1, unassigned: -2 } as const;

export const STRIDE = {
  /** kind (in `KINDS`) + 8 where it is in a loop, line, name of who uses, name of who is used. */
  place: 4,
  /** path, line, entity, mode (0 read, 1 write) + 2 where it is known by a name alone + 4 where another query brings it along, name of who, operation. */
  access: 6,
  /** service, module, lines. */
  file: 3,
} as const;

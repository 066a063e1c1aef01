/** What lies in a folder. `link`: it is not followed; `other`: pipes and devices, and what a submodule stands for. */
export interface TreeEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/**
 * The files that are analysed, wherever they are: in a folder on a disk, or in a commit. Paths are relative to it, with forward slashes; '' is all of it.
 * What cannot be had throws an Error whose message fits a gap's `detail` and names no absolute path.
 */
export interface SourceTree {
  /** By name, in order of code units. */
  entries(folder: string): readonly TreeEntry[];
  has(path: string): boolean;
  /** The size of a file. */
  bytes(path: string): number;
  /** The bytes of a regular file. Throws for any other thing, and for one that is larger than `maxBytes`. */
  read(path: string, maxBytes?: number): Buffer;
  /** The first bytes of a file, fewer where it is shorter. Throws as `read` does. */
  head(path: string, bytes: number): Buffer;
}

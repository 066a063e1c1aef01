import type { SourceTree } from '../model/source-tree.js';

/**
 * The text of a file of the tree, without its byte order mark: UTF-8 (what is no UTF-8 becomes U+FFFD), or UTF-16 where a mark says so.
 * Throws an Error, whose message fits a gap's `detail` and names no absolute path, for what is missing, unreadable, no regular
 * file or a link, outside the root, larger than `maxBytes`, for a file that holds NUL bytes (`holds NUL bytes: not text`), and for a pointer of
 * Git LFS, which stands for a file that is not there.
 */
export function readSource(tree: SourceTree, path: string, maxBytes?: number): string {
  return decode(tree.read(path, maxBytes));
}

/** How a pointer begins, by its specification. */
const POINTER = Buffer.from('version https://git-lfs.github.com/spec/v1\n');

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return swapped(bytes.subarray(2)).toString('utf16le');
  if (bytes.includes(0)) throw new Error('holds NUL bytes: not text');
  if (bytes.subarray(0, POINTER.length).equals(POINTER)) throw new Error('is a pointer of Git LFS: its content is not here');
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString('utf8', hasMark ? 3 : 0);
}

/** UTF-16 big endian as little endian; an odd last byte is dropped. */
function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
}

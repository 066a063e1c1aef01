import { cannotWrite } from './cannot-write.js';
import type { OutputStream } from './streams.js';

/** Writes text and waits until it is taken. A reader that went away is no error; a full disk is a UserError. */
export function writeText(stream: OutputStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error: NodeJS.ErrnoException | null | undefined): void => {
      if (!error || error.code === 'EPIPE') resolve();
      else reject(cannotWrite('the output', error));
    };
    stream.once('error', settle);
    stream.write(text, (error) => {
      // After a failed write the stream also emits the error: then the listener has to stay for it.
      if (!error) stream.off('error', settle);
      settle(error);
    });
  });
}

/** What is written at once: small enough to keep no second copy of a large text, large enough to be quick. */
const PIECE = 64 * 1024;

/** Writes pieces of text one after the other, each when the one before is taken; stops without error where the reader went away. Throws as `writeText` does. */
export async function writePieces(stream: OutputStream, pieces: Iterable<string>): Promise<void> {
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < PIECE) continue;
    await writeText(stream, waiting);
    waiting = '';
    if (!stream.writable) return;
  }
  if (waiting !== '') await writeText(stream, waiting);
}

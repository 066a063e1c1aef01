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

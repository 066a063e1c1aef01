import { spawn, spawnSync } from 'node:child_process';
import { FENCE, fencedEnvironment } from './git-fence.js';

/** A git program and the work tree that it is asked about. Absolute paths. */
export interface Git {
  readonly program: string;
  readonly top: string;
}

export interface GitLimits {
  readonly milliseconds: number;
  readonly bytes: number;
}

/** How it ended: `failed` with any exit code but 0, `over` at a limit. */
export type GitEnd = 'done' | 'failed' | 'over';

/** Runs one command in the fence and hands on what it prints, as it comes. Never throws; what it prints on stderr is dropped, as it may quote files. */
export function streamGit({ program, top }: Git, command: readonly string[], limits: GitLimits, take: (text: string) => void): Promise<GitEnd> {
  return new Promise((resolve) => {
    const child = spawn(program, [...FENCE, ...command], {
      cwd: top,
      env: fencedEnvironment(top, process.env),
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
    let end: GitEnd | null = null;
    let bytes = 0;
    const stop = (): void => {
      end = 'over';
      child.kill('SIGKILL');
    };
    const timer = setTimeout(stop, limits.milliseconds);
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limits.bytes) stop();
    });
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      if (end === null) take(chunk);
    });
    child.on('error', () => {
      end ??= 'failed';
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(end ?? (code === 0 ? 'done' : 'failed'));
    });
  });
}

/** The output of one short command in the fence; null where it fails or passes a limit. */
export function askGit({ program, top }: Git, command: readonly string[], { milliseconds, bytes }: GitLimits, input = ''): Buffer | null {
  const { status, stdout } = spawnSync(program, [...FENCE, ...command], {
    cwd: top,
    env: fencedEnvironment(top, process.env),
    input,
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: milliseconds,
    killSignal: 'SIGKILL',
    maxBuffer: bytes,
    windowsHide: true,
  });
  return status === 0 ? stdout : null;
}

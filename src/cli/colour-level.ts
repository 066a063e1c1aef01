import type { Streams } from './streams.js';

/** None, 16, 256 or 16 million colours. */
export type ColourLevel = 0 | 1 | 2 | 3;

/**
 * How much colour a stream gets. The first that speaks decides: `--color` or `--no-color` (`flag`), NO_COLOR (any text but the empty
 * one), FORCE_COLOR (0 to 3; `false` is 0, any other text 1), TERM=dumb, whether it is a terminal at all.
 * How many colours: FORCE_COLOR, else COLORTERM, else TERM.
 */
export function colourLevel(stream: { readonly isTTY?: boolean }, env: Streams['env'], flag: boolean | undefined): ColourLevel {
  const forced = forcedLevel(env.FORCE_COLOR);
  if (flag === false) return 0;
  if (flag === true) return forced || depthOf(env);
  if (env.NO_COLOR) return 0;
  if (forced !== null) return forced;
  if (env.TERM === 'dumb' || !stream.isTTY) return 0;
  return depthOf(env);
}

function forcedLevel(value: string | undefined): ColourLevel | null {
  switch (value) {
    case undefined:
    case '':
      return null;
    case '0':
    case 'false':
      return 0;
    case '2':
      return 2;
    case '3':
      return 3;
    default:
      return 1;
  }
}

function depthOf(env: Streams['env']): ColourLevel {
  if (/^(truecolor|24bit)$/.test(env.COLORTERM ?? '')) return 3;
  return /256/.test(env.TERM ?? '') ? 2 : 1;
}

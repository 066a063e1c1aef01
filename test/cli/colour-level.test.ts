import { describe, expect, it } from 'vitest';
import { colourLevel } from '../../src/cli/colour-level.js';

const terminal = { isTTY: true };
const pipe = {};

describe('colourLevel(stream, env, flag)', () => {
  it.each<[string, { isTTY?: boolean }, Record<string, string>, boolean | undefined, number]>([
    ['a terminal', terminal, {}, undefined, 1],
    ['a pipe', pipe, {}, undefined, 0],
    ['a pipe that says it is none', { isTTY: false }, {}, undefined, 0],
    ['256 colours', terminal, { TERM: 'xterm-256color' }, undefined, 2],
    ['all colours', terminal, { TERM: 'xterm-256color', COLORTERM: 'truecolor' }, undefined, 3],
    ['a dumb terminal', terminal, { TERM: 'dumb' }, undefined, 0],
    ['NO_COLOR', terminal, { NO_COLOR: '1' }, undefined, 0],
    ['NO_COLOR, whatever it says', terminal, { NO_COLOR: '0' }, undefined, 0],
    ['NO_COLOR that is empty', terminal, { NO_COLOR: '' }, undefined, 1],
    ['FORCE_COLOR in a pipe', pipe, { FORCE_COLOR: '1' }, undefined, 1],
    ['FORCE_COLOR=2', pipe, { FORCE_COLOR: '2' }, undefined, 2],
    ['FORCE_COLOR=3', pipe, { FORCE_COLOR: '3' }, undefined, 3],
    ['FORCE_COLOR=true', pipe, { FORCE_COLOR: 'true' }, undefined, 1],
    ['FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, undefined, 0],
    ['FORCE_COLOR=false', terminal, { FORCE_COLOR: 'false' }, undefined, 0],
    ['FORCE_COLOR that is empty', pipe, { FORCE_COLOR: '' }, undefined, 0],
    ['FORCE_COLOR on a dumb terminal', terminal, { FORCE_COLOR: '1', TERM: 'dumb' }, undefined, 1],
    ['NO_COLOR against FORCE_COLOR', terminal, { NO_COLOR: '1', FORCE_COLOR: '3' }, undefined, 0],
    ['--color in a pipe', pipe, {}, true, 1],
    ['--color against NO_COLOR and a dumb terminal', terminal, { NO_COLOR: '1', TERM: 'dumb' }, true, 1],
    ['--color takes the depth from FORCE_COLOR', pipe, { FORCE_COLOR: '3' }, true, 3],
    ['--color against FORCE_COLOR=0', pipe, { FORCE_COLOR: '0' }, true, 1],
    ['--no-color against everything', terminal, { FORCE_COLOR: '3' }, false, 0],
  ])('%s', (_, stream, env, flag, level) => {
    expect(colourLevel(stream, env, flag)).toBe(level);
  });
});

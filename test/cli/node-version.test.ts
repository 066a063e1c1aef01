import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodeComplaint } from '../../src/cli/node-version.js';

describe('nodeComplaint(version)', () => {
  it.each(['20.19.0', '20.19.4', '20.20.2', '22.13.0', '24.0.0', '100.1.0'])('%s is new enough', (version) => {
    expect(nodeComplaint(version)).toBeNull();
  });

  it.each(['20.18.3', '20.9.0', '18.20.4', '9.11.2', '0.10.48'])('%s is too old', (version) => {
    expect(nodeComplaint(version)).toBe(
      `error: seamline needs Node 20.19 or later; this is Node ${version}\n  try: install the current Node from https://nodejs.org, or run \`nvm install --lts\`\n`,
    );
  });

  it.each(['bin/seamline.ts', 'src/cli/main.ts', 'src/cli/node-version.ts', 'src/cli/streams.ts'])('%s has no syntax that Node 12 cannot parse', (file) => {
    const code = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(code).not.toMatch(/\?\.|\?\?|\|\|=|&&=|^\s*await /m);
  });
});

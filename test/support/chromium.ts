import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [process.env['SEAMLINE_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine; null where it has none. CI sets SEAMLINE_NEEDS_CHROMIUM, and without a browser fails: what was not tried has not passed. */
export const CHROMIUM: string | null = PLACES.find((path) => path !== undefined && existsSync(path)) ?? null;

if (CHROMIUM === null) {
  const told = 'NO CHROMIUM: the page was not opened in a browser. Install one (apt-get install chromium), or name it in SEAMLINE_CHROMIUM.';
  if (process.env['SEAMLINE_NEEDS_CHROMIUM']) throw new Error(told);
  console.warn(told);
}

/** Starts it without a screen, a sandbox (there is none in a container) or a graphics card. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox', '--disable-gpu'] });
}

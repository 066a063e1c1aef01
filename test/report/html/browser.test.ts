/// <reference lib="dom" />
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/model/analysis.js';
import { renderHtml } from '../../../src/report/html/html.js';
import { sampleAnalysis } from '../../support/analysis.js';
import { CHROMIUM, startChromium } from '../../support/chromium.js';
import { syntheticAnalysis } from '../../support/synthetic.js';
import { HOSTILE_NAMES, hostileAnalysis } from '../draw-hostile.js';

const folder = mkdtempSync(join(tmpdir(), 'seamline-page-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The script as the build makes it, from the sources as they are. */
async function bundled(): Promise<string> {
  const bundle = await rolldown({ input: fileURLToPath(new URL('../../../src/report/html/browser/main.ts', import.meta.url)) });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  return output[0].code.trimEnd();
}

describe.skipIf(CHROMIUM === null)('the page in Chromium', { timeout: 60_000 }, () => {
  let browser: Browser;
  let script: string;
  const files = new Map<string, string>();
  beforeAll(async () => {
    [browser, script] = await Promise.all([startChromium(), bundled()]);
  }, 60_000);
  afterAll(() => browser?.close());

  async function written(name: string, analysis: Analysis): Promise<string> {
    const known = files.get(name);
    if (known) return known;
    const file = join(folder, `${name}.html`);
    writeFileSync(file, await renderHtml(analysis, { script }));
    const address = pathToFileURL(file).href;
    files.set(name, address);
    return address;
  }

  /** Opens a page, hands it over, and fails on any error, any word on the console and any request but for the page itself. */
  async function inPage(
    name: string,
    analysis: Analysis,
    act: (page: Page) => Promise<void>,
    options: BrowserContextOptions & { hash?: string; blank?: true } = {},
  ) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    const heard: string[] = [];
    page.on('console', (message) => heard.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => heard.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => heard.push(`dialog: ${dialog.message()}`));
    const address = await written(name, analysis);
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(address) && !url.startsWith('data:')) heard.push(`request: ${url}`);
    });
    try {
      if (!options.blank) await page.goto(`${address}${options.hash ?? ''}`);
      await act(page);
      expect(heard).toEqual([]);
    } finally {
      await context.close();
    }
  }
  const inShop = (act: (page: Page) => Promise<void>, options: BrowserContextOptions & { hash?: string } = {}) =>
    inPage('shop', sampleAnalysis(), act, options);
  const seen = (page: Page) => page.locator('.view:not([hidden])').evaluateAll((views) => views.map(({ id }) => id));
  const panel = (page: Page) => page.locator('#panel');

  it('shows one part at a time, by the menu, by the address and by going back', () =>
    inShop(async (page) => {
      expect(await seen(page)).toEqual(['overview']);
      await page.click('nav >> text=Data');
      expect(await seen(page)).toEqual(['data']);
      await page.click('nav >> text=Findings');
      await page.goBack();
      expect(await seen(page)).toEqual(['data']);
      await page.goto(page.url().replace(/#.*/, '#finding-7b2e3c4d5e6f7081'));
      expect(await seen(page)).toEqual(['findings']);
      expect(await page.locator('#finding-7b2e3c4d5e6f7081').getAttribute('open')).not.toBeNull();
    }));

  it('finds a service, a file, an entity and a function, and goes there', () =>
    inShop(async (page) => {
      for (const [text, heading, address] of [
        ['payments', 'payments', '#map'],
        ['checkout.service', 'checkout.service.ts', '#map-1'],
        ['OrderLine', 'OrderLine', '#map-1'],
        ['RefundService', 'refund.service.ts', '#map-3'],
      ] as const) {
        await page.fill('#search-text', text);
        await page.keyboard.press('Enter');
        expect(await panel(page).locator('h3').first().textContent()).toBe(heading);
        expect(new URL(page.url()).hash).toBe(address);
      }
      await page.fill('#search-text', 'no such thing');
      expect(await page.locator('#search-results').textContent()).toBe('nothing found');
    }));

  it('tells the calls and accesses behind a line, with their places', () =>
    inShop(
      async (page) => {
        await page.locator('.tie[data-from="0"][data-to="2"] .hit').dispatchEvent('click');
        const { references } = sampleAnalysis().links.find(({ from, to }) => from === 'orders' && to === 'payments') ?? { references: [] };
        const places = await panel(page).locator('.places code').allTextContents();
        expect(references.length).toBeGreaterThan(1);
        for (const { kind, at } of references) if (kind === 'call') expect(places).toContain(`${at.path}:${at.line}`);
        expect(await panel(page).textContent()).toContain('CheckoutService calls PaymentService');
        expect(await panel(page).textContent()).toMatch(/(reads|writes) Payment \(/);
      },
      { hash: '#map' },
    ));

  it('filters lines by kind, and says how many are drawn', () =>
    inShop(
      async (page) => {
        const lines = () => page.locator('.tie').count();
        const before = await lines();
        for (const kind of ['calls', 'events', 'reads', 'writes']) await page.uncheck(`#map-tools [name=${kind}]`);
        expect(await lines()).toBe(0);
        await page.check('#map-tools [name=types]');
        expect(await lines()).toBe(sampleAnalysis().links.filter(({ typeOnly }) => typeOnly > 0).length);
        for (const kind of ['calls', 'events', 'reads', 'writes']) await page.check(`#map-tools [name=${kind}]`);
        expect(await lines()).toBeGreaterThanOrEqual(before);
        await page.locator('#map-most input').fill('2');
        expect(await lines()).toBe(2);
        expect(await page.textContent('#map-drawn')).toMatch(/^2 of \d+ links are drawn/);
      },
      { hash: '#map' },
    ));

  it('looks inside a service by two clicks, chooses a file there, and comes back', () =>
    inShop(
      async (page) => {
        const box = page.locator('#picture [data-service="0"]');
        await box.click();
        expect(await panel(page).locator('h3').textContent()).toBe('orders');
        await box.click();
        expect(await page.locator('[data-file]').count()).toBe(15);
        expect(await page.locator('[data-entity]').count()).toBe(2);
        await page.locator('[data-file]').first().click();
        expect(await page.locator('.file.chosen').count()).toBe(1);
        await page.click('#map-up');
        expect(await page.locator('#picture [data-service]').count()).toBe(3);
      },
      { hash: '#map' },
    ));

  it('zooms by wheel and button, moves by dragging, and fits again', () =>
    inShop(
      async (page) => {
        const view = () => page.getAttribute('#picture', 'viewBox');
        const width = async () => Number((await view())?.split(' ')[2]);
        const whole = await view();
        const wide = await width();
        const box = await page.locator('#canvas').boundingBox();
        await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 40);
        await page.mouse.wheel(0, -400);
        await expect.poll(width).toBeLessThan(wide);
        await page.click('#zoom-out');
        const before = await view();
        await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 300);
        await page.mouse.down();
        await page.mouse.move((box?.x ?? 0) + 120, (box?.y ?? 0) + 340, { steps: 4 });
        await page.mouse.up();
        expect(await view()).not.toBe(before);
        await page.click('#zoom-fit');
        expect(await view()).toBe(whole);
      },
      { hash: '#map' },
    ));

  it('narrows the findings by severity, rule, service and text', () =>
    inShop(
      async (page) => {
        const shown = () => page.locator('#finding-list > details:visible').count();
        expect(await shown()).toBe(3);
        await page.selectOption('[name=severity]', 'error');
        expect(await shown()).toBe(2);
        await page.selectOption('[name=rule]', 'contested-entity');
        expect(await page.textContent('#finding-filters output')).toBe('1 of 3 shown');
        await page.selectOption('[name=service]', '1');
        expect(await shown()).toBe(0);
        await page.selectOption('[name=service]', '');
        await page.selectOption('[name=severity]', '');
        await page.selectOption('[name=rule]', '');
        await page.fill('[name=text]', 'SHARE NOTHING');
        expect(await shown()).toBe(1);
      },
      { hash: '#findings' },
    ));

  it('tells the places of a cell of either matrix', () =>
    inShop(
      async (page) => {
        await page.locator('#data-matrix [data-cell]').first().click();
        expect(await page.locator('dialog .places code').first().textContent()).toMatch(/^src\/.*:\d+$/);
        await page.keyboard.press('Escape');
        await expect.poll(() => page.locator('dialog').count()).toBe(0);
        await page.click('nav >> text=Dependencies');
        await page.locator('#structure-matrix [data-tie="0 2"]').click();
        expect(await page.locator('dialog h3').textContent()).toMatch(/^orders to payments: \d+ calls/);
      },
      { hash: '#data' },
    ));

  it('can be used by keyboard alone: menu, map, a service from inside, its files, a cell', () =>
    inShop(async (page) => {
      const press = async (...keys: readonly string[]) => {
        for (const key of keys) await page.keyboard.press(key);
      };
      const focused = () => page.evaluate(() => document.activeElement?.querySelector('title')?.textContent ?? document.activeElement?.textContent ?? '');
      await press('Tab', 'Tab', 'Tab');
      expect(await focused()).toBe('Map');
      await press('Enter');
      await expect.poll(() => seen(page)).toEqual(['map']);
      for (let tabs = 0; tabs < 40 && !(await focused()).includes('cohesion'); tabs += 1) await press('Tab');
      const first = await focused();
      await press('ArrowDown');
      expect(await focused()).not.toBe(first);
      const name = (await focused()).split(':')[0];
      await press('Enter');
      expect(await panel(page).locator('h3').textContent()).toBe(name);
      await press('Enter');
      await expect.poll(() => page.locator('[data-file]').count()).toBeGreaterThan(5);
      await page.locator('[tabindex="0"][data-file]').focus();
      await press('ArrowRight', 'Enter');
      expect(await page.locator('.file.chosen').count()).toBe(1);
      await press('Escape', 'Escape');
      await expect.poll(() => page.locator('#picture [data-service]').count()).toBe(3);
      await page.goto(page.url().replace(/#.*/, '#data'));
      await page.locator('#data-matrix [tabindex="0"]').focus();
      await press('ArrowDown', 'Enter');
      expect(await page.locator('dialog[open]').count()).toBe(1);
    }));

  it.each(['light', 'dark'] as const)('has no fault that axe knows, %s', (colorScheme) =>
    inShop(
      async (page) => {
        // the page lets no script in but its own: axe comes by the debugger's door
        const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
        for (const hash of ['#overview', '#map', '#map-1', '#services', '#service-1', '#data', '#dependencies', '#transactions', '#findings', '#unseen']) {
          await page.goto(page.url().replace(/#.*|$/, hash));
          await page.evaluate(axe);
          const faults = await page.evaluate(async () => {
            const { axe } = window as unknown as {
              axe: { run(root: Document): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
            };
            const { violations } = await axe.run(document);
            return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary}`);
          });
          expect([hash, faults]).toEqual([hash, []]);
        }
      },
      { colorScheme, hash: '#overview' },
    ),
  );

  it.each([320, 1280, 2560])('is no wider than the window at %d pixels, in every part', (width) =>
    inShop(
      async (page) => {
        for (const hash of ['#overview', '#map', '#map-1', '#service-1', '#data', '#dependencies', '#transactions', '#findings', '#unseen']) {
          await page.goto(page.url().replace(/#.*|$/, hash));
          expect([hash, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([hash, width]);
        }
      },
      { viewport: { width, height: 800 }, hash: '#overview' },
    ),
  );

  it('is all there on paper, and without a script', async () => {
    const everything = ['overview', 'map', 'services', 'data', 'dependencies', 'transactions', 'findings', 'unseen'];
    await inShop(async (page) => {
      await page.emulateMedia({ media: 'print' });
      for (const id of everything) expect(await page.isVisible(`#${id}`)).toBe(true);
      expect(await page.isVisible('nav')).toBe(false);
      expect((await page.pdf()).length).toBeGreaterThan(20_000);
    });
    await inShop(
      async (page) => {
        for (const id of everything) expect(await page.isVisible(`#${id}`)).toBe(true);
        expect(await page.locator('#picture [data-service]').count()).toBe(3);
        expect(await page.isVisible('#map-tools')).toBe(false);
        expect(await page.textContent('noscript')).toContain('needs JavaScript');
      },
      { javaScriptEnabled: false },
    );
  });

  it('shows names as nobody would choose them as they are, and runs none of them', () =>
    inPage(
      'hostile',
      { ...hostileAnalysis([...HOSTILE_NAMES, '</script><script>alert(1)</script>', '<img src=x onerror=alert(1)>']), metrics: sampleAnalysis().metrics },
      async (page) => {
        const data = await page.evaluate(() =>
          JSON.parse(document.getElementById('page-data')?.textContent ?? '').services.map(({ name }: { name: string }) => name),
        );
        expect(data.length).toBe(HOSTILE_NAMES.length + 2);
        expect(data).toContain('</script><script>alert(1)</script>');
        expect(data).toContain('__proto__');
        expect(await page.locator('.service-list a').allTextContents()).toEqual(data);
        for (const text of ['script', '__proto__', 'img src']) {
          await page.fill('#search-text', text);
          await page.keyboard.press('Enter');
          await page.locator('#panel').textContent();
        }
        expect(await page.evaluate(() => [...document.querySelectorAll('b,img,main script')].length)).toBe(0);
      },
    ));

  it('has a first view of 5,000 files in under 3 seconds, and answers within one', async () => {
    const large = syntheticAnalysis(5000);
    await written('large', large);
    await inPage(
      'large',
      large,
      async (page) => {
        // time of the page's own thread, so that others at work on the machine do not count
        const session = await page.context().newCDPSession(page);
        await session.send('Performance.enable', { timeDomain: 'threadTicks' });
        const worked = async (): Promise<number> =>
          (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
        const timed = async (act: () => Promise<unknown>): Promise<number> => {
          const before = await worked();
          await act();
          return (await worked()) - before;
        };
        const first = await timed(() => page.goto(files.get('large') ?? ''));
        const painted = await page.evaluate(() => (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.POSITIVE_INFINITY) / 1000);
        const map = await timed(() => page.click('nav >> text=Map'));
        const inside = await timed(async () => {
          await page.locator('#picture [data-service="7"]').dispatchEvent('click');
          await page.locator('#picture [data-service="7"]').dispatchEvent('click');
          await page.locator('[data-file]').first().waitFor();
        });
        const search = await timed(async () => {
          await page.fill('#search-text', 'customer-39');
          await page.locator('#search-results button').first().waitFor();
        });
        const seconds = { painted, first, map, inside, search };
        console.info(
          '5,000 files, seconds:',
          JSON.stringify(seconds, (_, value) => (typeof value === 'number' ? Number(value.toFixed(2)) : value)),
        );
        expect(first).toBeLessThan(3);
        expect(Math.max(map, inside, search)).toBeLessThan(1);
      },
      { blank: true },
    );
  });
});

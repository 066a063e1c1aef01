import { describe, expect, it } from 'vitest';
import { schemaNamed, validator } from '../report/schemas.js';
import { print, SAMPLES } from './run-sample.js';

const factErrors = validator(schemaNamed('facts.schema.json'));
const lineErrors = validator(schemaNamed('facts.schema.json'), '#/$defs/ndjsonLine');
const explanationErrors = validator(schemaNamed('explain.schema.json'));
const fileErrors = validator(schemaNamed('explain-file.schema.json'));

describe('facts of real code obey their schema', () => {
  it.each(SAMPLES)('%s, in both formats', async (sample) => {
    const facts = JSON.parse(await print(['facts', `samples/${sample}`])) as Record<string, object[]>;
    expect(factErrors(facts)).toEqual([]);
    const lines = (await print(['facts', `samples/${sample}`, '--format', 'ndjson'])).trimEnd().split('\n');
    for (const line of lines) expect(lineErrors(JSON.parse(line))).toEqual([]);
    expect(lines).toHaveLength(1 + Object.values(facts).reduce((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0));
  });

  it('those of one file are a part of those of all', async () => {
    const file = 'src/orders/checkout.service.ts';
    const [all, own] = await Promise.all([[], ['--of', file]].map((flags) => print(['facts', 'samples/shop', '--format', 'ndjson', ...flags])));
    const lines = new Set(all?.split('\n'));
    const [head, ...facts] = own?.trimEnd().split('\n') ?? [];
    expect(head).toContain(`"of":"${file}"`);
    expect(facts.length).toBeGreaterThan(50);
    expect(facts.filter((line) => !lines.has(line))).toEqual([]);
  });
});

describe('explanations of real entities', () => {
  it.each([
    ['shop', 'Order'],
    ['clinic', 'Appointment'],
    ['notes', 'notes'],
  ])('%s, %s', async (sample, entity) => {
    const explanation = JSON.parse(await print(['explain', 'entity', entity, `samples/${sample}`, '--format', 'json']));
    expect(explanationErrors(explanation)).toEqual([]);
    expect(explanation.writes.length).toBeGreaterThan(0);
    expect(explanation.owner.service).not.toBeNull();
  });
});

describe('explanations of real files', () => {
  it.each(SAMPLES)('%s: a file of each kind of place', async (sample) => {
    const report = JSON.parse(await print(['analyze', `samples/${sample}`, '--format', 'json']));
    const places = [report.placements[0]?.path, report.kernel.files[0], report.unassigned[0]].filter((path) => path !== undefined);
    expect(places.length).toBeGreaterThan(0);
    for (const path of places) {
      const explanation = JSON.parse(await print(['explain', 'file', path, `samples/${sample}`, '--format', 'json']));
      expect(fileErrors(explanation)).toEqual([]);
      expect(explanation.placement).toEqual(report.placements.find((placement: { path: string }) => placement.path === path) ?? null);
    }
  });
});

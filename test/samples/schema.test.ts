import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { print, ROOT, SAMPLES } from './run-sample.js';

const schema: object = JSON.parse(readFileSync(`${ROOT}src/report/report.schema.json`, 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

/** Ways to run that fill other parts of the report. */
const WAYS: readonly (readonly string[])[] = [[], ['--services', '2'], ['--include', 'tests,migrations,generated'], ['--exclude', 'src/{app,main,server}.*']];

describe('every JSON report obeys the schema', () => {
  it.each(SAMPLES.flatMap((sample) => WAYS.map((flags) => [sample, flags] as const)))('%s %j', async (sample, flags) => {
    const text = await print(['analyze', `samples/${sample}`, '--format', 'json', ...flags]);
    validate(JSON.parse(text));
    expect(validate.errors ?? []).toEqual([]);
  });
});

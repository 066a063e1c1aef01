import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    // The analysis itself is busy work: more workers than cores only slow each other down.
    maxWorkers: 2,
  },
});

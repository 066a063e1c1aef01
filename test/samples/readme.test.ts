import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { kept } from '../cli/run-cli.js';
import { addCommit, git } from '../history/git-tree.js';
import { writeTree } from '../support/tree.js';
import { ROOT } from './run-sample.js';

const blocks = [...readFileSync(`${ROOT}README.md`, 'utf8').matchAll(/```text\n(.*?)```/gs)].map(([, text = '']) => text);
const report = readFileSync(`${ROOT}samples/shop/expected/report.txt`, 'utf8');

describe('README', () => {
  it('shows real output: the beginning of the report on samples/shop, and a part of it', () => {
    expect(blocks).toHaveLength(3);
    expect(report.startsWith(blocks[0] ?? 'none')).toBe(true);
    expect(report).toContain(blocks[1]);
  });

  it('shows what a change to samples/shop does', async () => {
    const root = writeTree({});
    for (const name of ['src', 'test', 'package.json', 'tsconfig.json', 'seamline.config.json']) {
      cpSync(`${ROOT}samples/shop/${name}`, join(root, name), { recursive: true });
    }
    git(root, 'init', '--quiet', '--initial-branch=main');
    addCommit(root, { files: {} });
    writeFileSync(join(root, 'src/shipping/loss.service.ts'), LOSS_SERVICE);
    const stdout = kept();
    expect(await main(['diff', 'main'], { stdout: stdout.stream, stderr: kept().stream, env: { LANG: 'C.UTF-8' }, cwd: root })).toBe(0);
    const withoutHash = (text: string): string => text.replace(/\([0-9a-f]{10}\)/, '(HASH)');
    const shown = withoutHash(blocks[2] ?? 'none').trimEnd();
    expect(withoutHash(stdout.text()).slice(0, shown.length)).toBe(shown);
  });
});

/** A lost parcel is written off, and the customer is given a voucher. */
const LOSS_SERVICE = `import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readableCode } from '@shop/common/utils';
import { Voucher } from '../payments/entities/voucher.entity';
import { Shipment } from './entities/shipment.entity';

@Injectable()
export class LossService {
  constructor(private readonly dataSource: DataSource) {}

  async writeOff(shipment: Shipment, minor: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.update(Shipment, shipment.id, { status: 'lost' });
      await manager.save(Voucher, { code: readableCode(10), kind: 'gift', initialMinor: minor, balanceMinor: minor });
    });
  }
}
`;

import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { EntityManager, Repository } from 'typeorm';
import { VoucherNotUsableError } from '@shop/common/errors';
import { Money } from '@shop/common/money';
import { addDays, readableCode } from '@shop/common/utils';
import { IssueVoucherDto } from './dto/payment.dto';
import { Voucher, VoucherRedemption } from './entities/voucher.entity';

export interface VoucherQuote {
  voucherId: string;
  code: string;
  discount: Money;
}

@Injectable()
export class VoucherService {
  constructor(
    @InjectRepository(Voucher) private readonly vouchers: Repository<Voucher>,
    @InjectRepository(VoucherRedemption) private readonly redemptions: Repository<VoucherRedemption>,
  ) {}

  async issue(dto: IssueVoucherDto): Promise<Voucher> {
    const gift = dto.kind === 'gift';
    return this.vouchers.save(
      this.vouchers.create({
        code: readableCode(10),
        kind: dto.kind,
        initialMinor: gift ? dto.value : 0,
        balanceMinor: gift ? dto.value : 0,
        percent: gift ? 0 : dto.value,
        expiresAt: dto.validDays ? addDays(new Date(), dto.validDays) : null,
      }),
    );
  }

  /** What a discount code takes off the goods, for this customer and today. */
  async quote(code: string, goods: Money, customerId: string): Promise<VoucherQuote> {
    const voucher = await this.vouchers.findOneBy({ code: code.toUpperCase(), kind: 'discount' });
    if (!voucher) {
      throw new VoucherNotUsableError(code, 'unknown code');
    }
    if (voucher.expiresAt && voucher.expiresAt < new Date()) {
      throw new VoucherNotUsableError(code, 'it has run out');
    }
    if (goods.minor < voucher.minOrderMinor) {
      throw new VoucherNotUsableError(code, 'the order is too small');
    }
    if (await this.redemptions.existsBy({ voucherId: voucher.id, customerId })) {
      throw new VoucherNotUsableError(code, 'you have used it before');
    }
    return { voucherId: voucher.id, code: voucher.code, discount: goods.percent(voucher.percent) };
  }

  /** A cancelled order gives the code back, inside the caller's transaction. */
  async unredeem(manager: EntityManager, orderId: string): Promise<void> {
    await manager.delete(VoucherRedemption, { orderId });
  }
}

import { Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { InjectRepository } from '@nestjs/typeorm';
import { Between, In, IsNull, Repository } from 'typeorm';
import { ShopLogger } from '@shop/common/logger';
import { addDays, endOfDay, groupBy, isoDate, keyBy, startOfDay } from '@shop/common/utils';
import { Payment } from './entities/payment.entity';
import { PaymentMethod, PaymentStatus } from './payment-method';
import { PaymentService, SettlementLine } from './payment.service';

/** Compares what the providers paid out with what we think they owe us. */
@Injectable()
export class ReconciliationJob {
  private readonly logger = new ShopLogger('ReconciliationJob');

  constructor(
    @InjectRepository(Payment) private readonly payments: Repository<Payment>,
    private readonly paymentService: PaymentService,
  ) {}

  @Cron('15 4 * * *')
  async run(): Promise<void> {
    const day = addDays(new Date(), -3);
    const open = await this.payments.findBy({
      status: In([PaymentStatus.CAPTURED, PaymentStatus.PARTIALLY_REFUNDED]),
      capturedAt: Between(startOfDay(day), endOfDay(day)),
      settledAt: IsNull(),
    });
    for (const [method, payments] of groupBy(open, (payment) => payment.method)) {
      const missing = await this.reconcile(method, payments, day);
      this.logger.log('reconciled', { method, day: isoDate(day), payments: payments.length, missing });
    }
  }

  private async reconcile(method: PaymentMethod, payments: Payment[], day: Date): Promise<number> {
    switch (method) {
      case PaymentMethod.CARD:
      case PaymentMethod.APPLE_PAY: {
        const lines = await this.paymentService.stripeSettlements(startOfDay(day));
        const byReference = keyBy(lines, (line) => line.providerReference);
        return this.settleAll(payments, (payment) => byReference.get(payment.providerReference ?? '') ?? null);
      }
      case PaymentMethod.PAYPAL:
        return this.settleAll(payments, (payment) => this.paymentService.paypalCapture(payment));
      case PaymentMethod.BANK_TRANSFER:
        return this.settleAll(payments, (payment) => this.paymentService.gocardlessPayment(payment));
      case PaymentMethod.VOUCHER:
        // Settled with ourselves.
        await this.payments.update({ id: In(payments.map((payment) => payment.id)) }, { settledAt: new Date() });
        return 0;
    }
  }

  private async settleAll(
    payments: Payment[],
    lineOf: (payment: Payment) => SettlementLine | null | Promise<SettlementLine | null>,
  ): Promise<number> {
    let missing = 0;
    for (const payment of payments) {
      const line = await lineOf(payment);
      if (!line) {
        missing += 1;
        continue;
      }
      this.compare(payment, line);
      payment.feeMinor = line.feeMinor;
      payment.settledAt = line.settledAt;
      await this.payments.save(payment);
    }
    return missing;
  }

  private compare(payment: Payment, line: SettlementLine): void {
    if (line.grossMinor !== payment.amountMinor) {
      this.logger.warn('settled amount differs', {
        payment: payment.id,
        ours: payment.amountMinor,
        theirs: line.grossMinor,
      });
    }
    if (Math.abs(line.feeMinor - payment.feeMinor) > this.feeTolerance(payment.method)) {
      this.logger.warn('fee differs', { payment: payment.id, ours: payment.feeMinor, theirs: line.feeMinor });
    }
  }

  /** PayPal adds a currency fee that we cannot foresee. */
  private feeTolerance(method: PaymentMethod): number {
    return method === PaymentMethod.PAYPAL ? 50 : method === PaymentMethod.BANK_TRANSFER ? 5 : 1;
  }
}

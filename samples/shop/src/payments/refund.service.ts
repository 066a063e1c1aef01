import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import {
  addDays,
  DomainError,
  errorMessage,
  NotFoundError,
  REFUND_COMPLETED,
  RefundCompleted,
  ShopLogger,
  sumBy,
} from '@shop/common';
import { RequestRefundDto } from './dto/payment.dto';
import { Payment } from './entities/payment.entity';
import { Refund } from './entities/refund.entity';
import { Voucher } from './entities/voucher.entity';
import { PaymentMethod, PaymentStatus } from './payment-method';
import { PaymentService } from './payment.service';

@Injectable()
export class RefundService {
  private readonly logger = new ShopLogger('RefundService');

  constructor(
    @InjectRepository(Refund) private readonly refunds: Repository<Refund>,
    @InjectRepository(Payment) private readonly payments: Repository<Payment>,
    @InjectRepository(Voucher) private readonly vouchers: Repository<Voucher>,
    private readonly paymentService: PaymentService,
    private readonly events: EventEmitter2,
  ) {}

  async request(dto: RequestRefundDto): Promise<Refund> {
    const payment = await this.payments.findOneBy({ id: dto.paymentId });
    if (!payment) {
      throw new NotFoundError('Payment', dto.paymentId);
    }
    this.assertRefundable(payment, dto.amountMinor);
    const refund = await this.refunds.save(
      this.refunds.create({
        paymentId: payment.id,
        amountMinor: dto.amountMinor,
        reason: dto.reason,
        status: 'requested',
        note: dto.note ?? '',
      }),
    );
    return this.execute(refund.id);
  }

  /** The whole of what is left, when an order is cancelled. */
  async refundOrder(orderId: string, note: string): Promise<void> {
    const payment = await this.paymentService.latestFor(orderId);
    const open = payment.amountMinor - payment.refundedMinor;
    if (open > 0 && payment.capturedAt) {
      await this.request({ paymentId: payment.id, amountMinor: open, reason: 'cancelled', note });
    }
  }

  async execute(refundId: string): Promise<Refund> {
    const refund = await this.refunds.findOne({ where: { id: refundId }, relations: { payment: { order: true } } });
    if (!refund) {
      throw new NotFoundError('Refund', refundId);
    }
    if (refund.status === 'completed') {
      return refund;
    }
    const payment = refund.payment;
    try {
      switch (payment.method) {
        case PaymentMethod.CARD:
        case PaymentMethod.APPLE_PAY:
          refund.providerReference = await this.paymentService.refundStripe(payment, refund.amountMinor, refund.id);
          refund.status = 'completed';
          break;
        case PaymentMethod.VOUCHER:
          refund.providerReference = await this.creditVoucher(payment, refund.amountMinor);
          refund.status = 'completed';
          break;
        case PaymentMethod.PAYPAL:
          refund.providerReference = await this.paymentService.refundPaypal(payment, refund.amountMinor, refund.id);
          refund.status = 'completed';
          break;
        case PaymentMethod.BANK_TRANSFER:
          if (payment.captureReference) {
            refund.providerReference = await this.paymentService.refundGocardless(payment, refund.amountMinor);
            refund.status = 'completed';
          } else {
            // Paid straight into the account, before we had a provider for it.
            refund.status = 'by_hand';
          }
          break;
      }
    } catch (error) {
      refund.status = 'failed';
      refund.note = errorMessage(error);
      await this.refunds.save(refund);
      this.logger.error('refund failed', error, { refund: refund.id });
      return refund;
    }
    await this.refunds.save(refund);
    await this.settle(payment);
    this.announce(refund);
    return refund;
  }

  /** Failed refunds of the last fortnight, tried again from the back office. */
  async retryFailed(): Promise<number> {
    const failed = await this.refunds.findBy({ status: 'failed' });
    const recent = failed.filter((refund) => refund.createdAt > addDays(new Date(), -14));
    for (const refund of recent) {
      await this.execute(refund.id);
    }
    return recent.length;
  }

  private assertRefundable(payment: Payment, amountMinor: number): void {
    if (!payment.capturedAt) {
      throw new DomainError('Nothing was captured yet, cancel the payment instead');
    }
    if (amountMinor > payment.amountMinor - payment.refundedMinor) {
      throw new DomainError('More than what is left of the payment');
    }
    const lastDay = addDays(payment.capturedAt, this.refundDays(payment.method));
    if (lastDay < new Date()) {
      throw new DomainError('Too late for this payment method, please pay out by hand');
    }
  }

  private refundDays(method: PaymentMethod): number {
    if (method === PaymentMethod.PAYPAL) {
      return 180;
    }
    if (method === PaymentMethod.CARD || method === PaymentMethod.APPLE_PAY) {
      return 365;
    }
    if (method === PaymentMethod.BANK_TRANSFER) {
      return 90;
    }
    return 730;
  }

  private async creditVoucher(payment: Payment, amountMinor: number): Promise<string> {
    const voucher = await this.vouchers.findOneBy({ code: payment.providerReference ?? '' });
    if (!voucher) {
      throw new NotFoundError('Voucher', payment.providerReference ?? '');
    }
    voucher.balanceMinor += amountMinor;
    if (voucher.expiresAt && voucher.expiresAt < addDays(new Date(), 30)) {
      voucher.expiresAt = addDays(new Date(), 90);
    }
    await this.vouchers.save(voucher);
    return voucher.code;
  }

  private async settle(payment: Payment): Promise<void> {
    const refunds = await this.refunds.findBy({ paymentId: payment.id, status: In(['completed', 'by_hand']) });
    payment.refundedMinor = sumBy(refunds, (refund) => refund.amountMinor);
    payment.status =
      payment.refundedMinor >= payment.amountMinor ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
    await this.payments.save(payment);
  }

  private announce(refund: Refund): void {
    const order = refund.payment.order;
    const completed: RefundCompleted = {
      orderId: order.id,
      orderNumber: order.number,
      customerId: order.customerId,
      totalMinor: order.totalMinor,
      currency: order.currency,
      paymentMethod: refund.payment.method,
      refundMinor: refund.amountMinor,
    };
    this.events.emit(REFUND_COMPLETED, completed);
  }
}

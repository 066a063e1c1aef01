import * as paypal from '@paypal/checkout-server-sdk';
import { forwardRef, Inject, Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { InjectRepository } from '@nestjs/typeorm';
import gocardless from 'gocardless-nodejs';
import Stripe from 'stripe';
import { EntityManager, Repository } from 'typeorm';
import { loadConfig } from '@shop/common/config';
import { DomainError, NotFoundError, PaymentDeclinedError, VoucherNotUsableError } from '@shop/common/errors';
import { ShopLogger } from '@shop/common/logger';
import { Money } from '@shop/common/money';
import { errorMessage, maskAccount, maskEmail, percentOf, retry } from '@shop/common/utils';
import { OrdersService } from '../orders';
import { PaymentDetailsDto } from './dto/payment.dto';
import { Payment, PaymentAttempt } from './entities/payment.entity';
import { Provider, ProviderEvent } from './entities/provider-event.entity';
import { Refund } from './entities/refund.entity';
import { Voucher } from './entities/voucher.entity';
import { PaymentMethod, PaymentStatus } from './payment-method';

export interface PaymentSummary {
  method: PaymentMethod;
  status: PaymentStatus;
  paid: boolean;
  label: string;
}

export interface SettlementLine {
  providerReference: string;
  grossMinor: number;
  feeMinor: number;
  settledAt: Date;
}

/**
 * Everything that touches a payment provider goes through here, so that the
 * keys are in one place.
 */
@Injectable()
export class PaymentService {
  private readonly logger = new ShopLogger('PaymentService');
  private readonly stripe: Stripe;
  private readonly paypalClient: paypal.core.PayPalHttpClient;
  private readonly gocardlessClient: ReturnType<typeof gocardless>;

  constructor(
    @InjectRepository(Payment) private readonly payments: Repository<Payment>,
    @InjectRepository(PaymentAttempt) private readonly attempts: Repository<PaymentAttempt>,
    @InjectRepository(Refund) private readonly refunds: Repository<Refund>,
    @InjectRepository(Voucher) private readonly vouchers: Repository<Voucher>,
    @InjectRepository(ProviderEvent) private readonly providerEvents: Repository<ProviderEvent>,
    @Inject(forwardRef(() => OrdersService)) private readonly orders: OrdersService,
    private readonly events: EventEmitter2,
  ) {
    const config = loadConfig();
    this.stripe = new Stripe(config.stripe.secretKey, { apiVersion: '2023-10-16' });
    const environment = config.paypal.live
      ? new paypal.core.LiveEnvironment(config.paypal.clientId, config.paypal.clientSecret)
      : new paypal.core.SandboxEnvironment(config.paypal.clientId, config.paypal.clientSecret);
    this.paypalClient = new paypal.core.PayPalHttpClient(environment);
    this.gocardlessClient = gocardless(config.gocardless.accessToken, config.gocardless.live ? 'live' : 'sandbox');
  }

  /**
   * Asks the provider for the money. Runs inside the checkout's transaction, so
   * that a declined card leaves no order behind.
   */
  async authorise(manager: EntityManager, payment: Payment, details: PaymentDetailsDto): Promise<Payment> {
    try {
      switch (payment.method) {
        case PaymentMethod.CARD:
          await this.authoriseCard(payment, details);
          break;
        case PaymentMethod.VOUCHER:
          await this.authoriseVoucher(manager, payment, details);
          break;
        case PaymentMethod.BANK_TRANSFER:
          await this.requestBankTransfer(payment, details);
          break;
        case PaymentMethod.PAYPAL:
          await this.authorisePaypal(payment, details);
          break;
        case PaymentMethod.APPLE_PAY:
          await this.authoriseApplePay(payment, details);
          break;
        default:
          throw new DomainError(`We do not take ${payment.method}`);
      }
    } catch (error) {
      await this.recordAttempt(payment, 'authorise', errorMessage(error));
      throw error instanceof DomainError ? error : new PaymentDeclinedError(errorMessage(error));
    }
    await this.recordAttempt(payment, 'authorise', null);
    payment.feeMinor = this.expectedFee(payment.method, payment.amountMinor);
    return manager.save(payment);
  }

  private async authoriseCard(payment: Payment, details: PaymentDetailsDto): Promise<void> {
    const intent = await this.stripe.paymentIntents.create(
      {
        amount: payment.amountMinor,
        currency: payment.currency.toLowerCase(),
        payment_method: details.cardToken,
        capture_method: 'manual',
        confirm: true,
        description: `Order ${payment.reference}`,
        metadata: { reference: payment.reference },
        expand: ['payment_method'],
      },
      { idempotencyKey: `authorise-${payment.id}` },
    );
    if (intent.status === 'requires_action') {
      throw new PaymentDeclinedError('your bank wants you to confirm the payment');
    }
    if (intent.status !== 'requires_capture') {
      throw new PaymentDeclinedError(intent.last_payment_error?.message ?? 'card declined');
    }
    const used = intent.payment_method as Stripe.PaymentMethod;
    payment.providerReference = intent.id;
    payment.payerHint = maskAccount(used.card?.last4 ?? '');
    payment.status = PaymentStatus.AUTHORISED;
  }

  private async authoriseVoucher(manager: EntityManager, payment: Payment, details: PaymentDetailsDto): Promise<void> {
    const code = (details.giftVoucherCode ?? '').toUpperCase();
    const voucher = await manager.findOne(Voucher, {
      where: { code, kind: 'gift' },
      lock: { mode: 'pessimistic_write' },
    });
    if (!voucher) {
      throw new VoucherNotUsableError(code, 'unknown code');
    }
    if (voucher.expiresAt && voucher.expiresAt < new Date()) {
      throw new VoucherNotUsableError(code, 'it has run out');
    }
    if (voucher.balanceMinor < payment.amountMinor) {
      throw new VoucherNotUsableError(code, 'the balance is too low');
    }
    voucher.balanceMinor -= payment.amountMinor;
    await manager.save(voucher);
    payment.providerReference = voucher.code;
    payment.payerHint = maskAccount(voucher.code);
    // Our own money: nothing to capture later.
    payment.status = PaymentStatus.CAPTURED;
    payment.capturedAt = new Date();
  }

  private async requestBankTransfer(payment: Payment, details: PaymentDetailsDto): Promise<void> {
    const request = await retry(() =>
      this.gocardlessClient.billingRequests.create({
        payment_request: {
          amount: String(payment.amountMinor),
          currency: payment.currency,
          description: `Order ${payment.reference}`,
          metadata: { reference: payment.reference },
        },
      }),
    );
    payment.providerReference = request.id;
    payment.payerHint = details.accountHolder ?? null;
    // The money arrives days later, by webhook or by reconciliation.
    payment.status = PaymentStatus.PENDING;
  }

  private async authorisePaypal(payment: Payment, details: PaymentDetailsDto): Promise<void> {
    const request = new paypal.orders.OrdersAuthorizeRequest(details.paypalOrderId ?? '');
    request.headers['PayPal-Request-Id'] = `authorise-${payment.id}`;
    const response = await this.paypalClient.execute(request);
    if (response.result.status !== 'COMPLETED') {
      throw new PaymentDeclinedError(`PayPal answered ${response.result.status}`);
    }
    const authorisation = response.result.purchase_units[0].payments.authorizations[0];
    const wanted = Money.of(payment.amountMinor, payment.currency).toDecimal();
    if (authorisation.amount.value !== wanted || authorisation.amount.currency_code !== payment.currency) {
      // Happened when somebody changed the basket in a second tab.
      throw new PaymentDeclinedError('the amount approved on PayPal is not the amount of the order');
    }
    payment.providerReference = authorisation.id;
    payment.payerHint = maskEmail(response.result.payer.email_address);
    payment.status = PaymentStatus.AUTHORISED;
  }

  private async authoriseApplePay(payment: Payment, details: PaymentDetailsDto): Promise<void> {
    const wallet = await this.stripe.paymentMethods.create({
      type: 'card',
      card: { token: details.applePayToken ?? '' },
    });
    const intent = await this.stripe.paymentIntents.create(
      {
        amount: payment.amountMinor,
        currency: payment.currency.toLowerCase(),
        payment_method: wallet.id,
        capture_method: 'manual',
        confirm: true,
        description: `Order ${payment.reference}`,
        metadata: { reference: payment.reference, wallet: 'apple_pay' },
      },
      { idempotencyKey: `authorise-${payment.id}` },
    );
    if (intent.status !== 'requires_capture') {
      throw new PaymentDeclinedError(intent.last_payment_error?.message ?? 'Apple Pay declined');
    }
    payment.providerReference = intent.id;
    payment.payerHint = 'Apple Pay';
    payment.status = PaymentStatus.AUTHORISED;
  }

  /** Takes the money that was authorised, and tells the order. */
  async captureForOrder(orderId: string): Promise<void> {
    const payment = await this.latestFor(orderId);
    if (payment.status === PaymentStatus.PENDING) {
      return;
    }
    if (payment.status === PaymentStatus.AUTHORISED) {
      try {
        await this.captureAtProvider(payment);
        await this.recordAttempt(payment, 'capture', null);
      } catch (error) {
        await this.recordAttempt(payment, 'capture', errorMessage(error));
        await this.payments.update({ id: payment.id }, { status: PaymentStatus.FAILED });
        await this.orders.markPaymentFailed(orderId, errorMessage(error));
        return;
      }
      payment.status = PaymentStatus.CAPTURED;
      payment.capturedAt = new Date();
      await this.payments.save(payment);
    }
    await this.orders.markPaid(orderId);
  }

  private async captureAtProvider(payment: Payment): Promise<void> {
    const reference = payment.providerReference ?? '';
    if (payment.method === PaymentMethod.CARD || payment.method === PaymentMethod.APPLE_PAY) {
      await this.stripe.paymentIntents.capture(reference, {}, { idempotencyKey: `capture-${payment.id}` });
    } else if (payment.method === PaymentMethod.PAYPAL) {
      const request = new paypal.payments.AuthorizationsCaptureRequest(reference);
      request.headers['PayPal-Request-Id'] = `capture-${payment.id}`;
      request.requestBody({ final_capture: true });
      const response = await this.paypalClient.execute(request);
      payment.captureReference = response.result.id;
    } else if (payment.method === PaymentMethod.BANK_TRANSFER) {
      throw new DomainError('A bank transfer is captured by the bank, not by us');
    }
  }

  /** Lets go of money that was not captured yet. Captured money is RefundService's. */
  async cancelForOrder(orderId: string): Promise<boolean> {
    const payment = await this.latestFor(orderId);
    if (payment.status !== PaymentStatus.AUTHORISED && payment.status !== PaymentStatus.PENDING) {
      return false;
    }
    const reference = payment.providerReference ?? '';
    switch (payment.method) {
      case PaymentMethod.CARD:
      case PaymentMethod.APPLE_PAY:
        await this.stripe.paymentIntents.cancel(reference, { cancellation_reason: 'requested_by_customer' });
        break;
      case PaymentMethod.PAYPAL:
        await this.paypalClient.execute(new paypal.payments.AuthorizationsVoidRequest(reference));
        break;
      case PaymentMethod.BANK_TRANSFER:
        await this.gocardlessClient.billingRequests.cancel(reference);
        break;
      case PaymentMethod.VOUCHER:
        // Never here: a voucher is captured at once.
        return false;
    }
    await this.recordAttempt(payment, 'cancel', null);
    await this.payments.update({ id: payment.id }, { status: PaymentStatus.CANCELLED });
    return true;
  }

  async summaryOf(orderId: string): Promise<PaymentSummary> {
    const payment = await this.latestFor(orderId);
    return {
      method: payment.method,
      status: payment.status,
      paid: payment.status === PaymentStatus.CAPTURED || payment.status === PaymentStatus.PARTIALLY_REFUNDED,
      label: this.describe(payment),
    };
  }

  async latestFor(orderId: string): Promise<Payment> {
    const payment = await this.payments.findOne({ where: { orderId }, order: { createdAt: 'DESC' } });
    if (!payment) {
      throw new NotFoundError('Payment of order', orderId);
    }
    return payment;
  }

  /** One line for the order page and the back office. */
  describe(payment: Payment): string {
    if (payment.method === PaymentMethod.CARD) {
      return `Card ${payment.payerHint ?? ''}`.trim();
    }
    if (payment.method === PaymentMethod.VOUCHER) {
      return `Gift voucher ${payment.payerHint ?? ''}`.trim();
    }
    if (payment.method === PaymentMethod.BANK_TRANSFER) {
      return payment.status === PaymentStatus.PENDING ? 'Bank transfer, awaited' : 'Bank transfer';
    }
    if (payment.method === PaymentMethod.PAYPAL) {
      return `PayPal (${payment.payerHint ?? 'unknown payer'})`;
    }
    return 'Apple Pay';
  }

  /** What the provider will keep. Checked against the settlement in the reconciliation. */
  expectedFee(method: PaymentMethod, amountMinor: number): number {
    const fees: Record<PaymentMethod, number> = {
      [PaymentMethod.CARD]: percentOf(amountMinor, 1.5) + 20,
      [PaymentMethod.VOUCHER]: 0,
      [PaymentMethod.BANK_TRANSFER]: Math.min(percentOf(amountMinor, 1) + 20, 400),
      [PaymentMethod.PAYPAL]: percentOf(amountMinor, 2.9) + 30,
      [PaymentMethod.APPLE_PAY]: percentOf(amountMinor, 1.5) + 20,
    };
    return fees[method];
  }

  // -- refunds at the provider, for RefundService ---------------------------

  async refundStripe(payment: Payment, amountMinor: number, refundId: string): Promise<string> {
    const refund = await this.stripe.refunds.create(
      { payment_intent: payment.providerReference ?? '', amount: amountMinor },
      { idempotencyKey: `refund-${refundId}` },
    );
    if (refund.status === 'failed') {
      throw new DomainError(`Stripe refused the refund: ${refund.failure_reason}`);
    }
    return refund.id;
  }

  async refundPaypal(payment: Payment, amountMinor: number, refundId: string): Promise<string> {
    const request = new paypal.payments.CapturesRefundRequest(payment.captureReference ?? '');
    request.headers['PayPal-Request-Id'] = `refund-${refundId}`;
    request.requestBody({
      amount: { value: Money.of(amountMinor, payment.currency).toDecimal(), currency_code: payment.currency },
      note_to_payer: `Order ${payment.reference}`,
    });
    const response = await this.paypalClient.execute(request);
    if (response.result.status === 'FAILED') {
      throw new DomainError('PayPal refused the refund');
    }
    return response.result.id;
  }

  async refundGocardless(payment: Payment, amountMinor: number): Promise<string> {
    const refund = await this.gocardlessClient.refunds.create({
      amount: String(amountMinor),
      links: { payment: payment.captureReference ?? '' },
      metadata: { reference: payment.reference },
    });
    return refund.id;
  }

  // -- webhooks --------------------------------------------------------------

  async handleStripeEvent(rawBody: Buffer, signature: string): Promise<void> {
    const event = this.stripe.webhooks.constructEvent(rawBody, signature, loadConfig().stripe.webhookSecret);
    if (!(await this.isNewEvent('stripe', event.id, event.type, { object: event.data.object }))) {
      return;
    }
    if (event.type === 'payment_intent.payment_failed') {
      await this.failByReference((event.data.object as Stripe.PaymentIntent).id, 'declined afterwards');
    } else if (event.type === 'charge.dispute.created') {
      const dispute = event.data.object as Stripe.Dispute;
      await this.recordChargeback(String(dispute.payment_intent), dispute.amount);
    }
    await this.markProcessed('stripe', event.id);
  }

  async handlePaypalEvent(event: { id: string; event_type: string; resource: any }): Promise<void> {
    if (!(await this.isNewEvent('paypal', event.id, event.event_type, { resource: event.resource }))) {
      return;
    }
    if (event.event_type === 'PAYMENT.AUTHORIZATION.VOIDED') {
      await this.failByReference(event.resource.id, 'the authorisation ran out');
    } else if (event.event_type === 'CUSTOMER.DISPUTE.CREATED') {
      const amount = Math.round(Number(event.resource.dispute_amount.value) * 100);
      await this.recordChargeback(event.resource.disputed_transactions[0].seller_transaction_id, amount);
    }
    await this.markProcessed('paypal', event.id);
  }

  async handleGocardlessEvents(
    events: { id: string; action: string; links: { billing_request: string; payment?: string } }[],
  ): Promise<void> {
    for (const event of events) {
      if (!(await this.isNewEvent('gocardless', event.id, event.action, { links: event.links }))) {
        continue;
      }
      if (event.action === 'fulfilled') {
        await this.confirmBankTransfer(event.links.billing_request, event.links.payment ?? null);
      } else if (event.action === 'cancelled') {
        await this.failByReference(event.links.billing_request, 'the payer cancelled the transfer');
      }
      await this.markProcessed('gocardless', event.id);
    }
  }

  async confirmBankTransfer(providerReference: string, captureReference: string | null): Promise<void> {
    const payment = await this.payments.findOneBy({ providerReference, method: PaymentMethod.BANK_TRANSFER });
    if (!payment || payment.status !== PaymentStatus.PENDING) {
      return;
    }
    payment.status = PaymentStatus.CAPTURED;
    payment.captureReference = captureReference;
    payment.capturedAt = new Date();
    await this.payments.save(payment);
    await this.orders.markPaid(payment.orderId);
  }

  // -- settlements, for the reconciliation -----------------------------------

  async stripeSettlements(day: Date): Promise<SettlementLine[]> {
    const from = Math.floor(day.getTime() / 1000);
    const page = await this.stripe.balanceTransactions.list({
      type: 'charge',
      created: { gte: from, lt: from + 86_400 },
      limit: 100,
      expand: ['data.source'],
    });
    return page.data.map((line) => ({
      providerReference: String((line.source as Stripe.Charge).payment_intent),
      grossMinor: line.amount,
      feeMinor: line.fee,
      settledAt: new Date(line.available_on * 1000),
    }));
  }

  async paypalCapture(payment: Payment): Promise<SettlementLine | null> {
    const request = new paypal.payments.CapturesGetRequest(payment.captureReference ?? '');
    const response = await this.paypalClient.execute(request);
    const breakdown = response.result.seller_receivable_breakdown;
    if (!breakdown) {
      return null;
    }
    return {
      providerReference: payment.providerReference ?? '',
      grossMinor: Math.round(Number(breakdown.gross_amount.value) * 100),
      feeMinor: Math.round(Number(breakdown.paypal_fee.value) * 100),
      settledAt: new Date(response.result.update_time),
    };
  }

  async gocardlessPayment(payment: Payment): Promise<SettlementLine | null> {
    const paid = await this.gocardlessClient.payments.find(payment.captureReference ?? '');
    if (paid.status !== 'paid_out') {
      return null;
    }
    return {
      providerReference: payment.providerReference ?? '',
      grossMinor: Number(paid.amount),
      feeMinor: this.expectedFee(payment.method, payment.amountMinor),
      settledAt: new Date(paid.charge_date ?? Date.now()),
    };
  }

  // ---------------------------------------------------------------------------

  private async recordChargeback(reference: string, amountMinor: number): Promise<void> {
    const payment = await this.payments.findOne({
      where: [{ providerReference: reference }, { captureReference: reference }],
    });
    if (!payment) {
      this.logger.warn('chargeback for an unknown payment', { reference });
      return;
    }
    await this.refunds.save(
      this.refunds.create({
        paymentId: payment.id,
        amountMinor,
        reason: 'chargeback',
        status: 'completed',
        providerReference: reference,
        note: 'taken back by the payer',
      }),
    );
    if (payment.method === PaymentMethod.VOUCHER) {
      // Bought with a stolen card, most of the time: freeze what is left.
      await this.vouchers.update({ code: payment.providerReference ?? '' }, { balanceMinor: 0 });
    }
    payment.refundedMinor += amountMinor;
    payment.status =
      payment.refundedMinor >= payment.amountMinor ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
    await this.payments.save(payment);
    this.events.emit('payment.chargeback', { orderId: payment.orderId, amountMinor });
  }

  private async failByReference(providerReference: string, reason: string): Promise<void> {
    const payment = await this.payments.findOneBy({ providerReference });
    if (!payment || payment.status === PaymentStatus.CAPTURED) {
      return;
    }
    await this.payments.update({ id: payment.id }, { status: PaymentStatus.FAILED });
    await this.orders.markPaymentFailed(payment.orderId, reason);
  }

  /** Written outside the checkout's transaction on purpose: a failed attempt must survive the rollback. */
  private async recordAttempt(payment: Payment, step: PaymentAttempt['step'], failure: string | null): Promise<void> {
    await this.attempts.insert({
      reference: payment.reference,
      method: payment.method,
      step,
      succeeded: failure === null,
      failure,
    });
  }

  private async isNewEvent(
    provider: Provider,
    eventId: string,
    type: string,
    payload: Record<string, unknown>,
  ): Promise<boolean> {
    if (await this.providerEvents.existsBy({ provider, eventId })) {
      this.logger.log('event seen before', { provider, eventId });
      return false;
    }
    await this.providerEvents.save(this.providerEvents.create({ provider, eventId, type, payload, processedAt: null }));
    return true;
  }

  private async markProcessed(provider: Provider, eventId: string): Promise<void> {
    await this.providerEvents.update({ provider, eventId }, { processedAt: new Date() });
  }
}

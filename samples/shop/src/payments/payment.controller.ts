import {
  Body,
  Controller,
  forwardRef,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Req,
  UseGuards,
} from '@nestjs/common';
import { CurrentCustomer, loadConfig, SessionGuard, StaffGuard } from '@shop/common';
import { OrdersService } from '../orders';
import { IssueVoucherDto, RequestRefundDto } from './dto/payment.dto';
import { Refund } from './entities/refund.entity';
import { Voucher } from './entities/voucher.entity';
import { PaymentMethod, PaymentStatus } from './payment-method';
import { PaymentService } from './payment.service';
import { Receipt, toReceipt } from './receipt.mapper';
import { RefundService } from './refund.service';
import { VoucherService } from './voucher.service';

export interface PaymentPage {
  label: string;
  status: PaymentStatus;
  /** Where the shop sends the customer next; null: stay. */
  continueAt: string | null;
  hint: string;
}

@Controller('payments')
export class PaymentController {
  constructor(
    private readonly payments: PaymentService,
    private readonly refunds: RefundService,
    private readonly vouchers: VoucherService,
    @Inject(forwardRef(() => OrdersService)) private readonly orders: OrdersService,
  ) {}

  @Get('orders/:number')
  @UseGuards(SessionGuard)
  async show(@CurrentCustomer() customerId: string, @Param('number') number: string): Promise<PaymentPage> {
    const order = await this.orders.getForCustomer(number, customerId);
    const payment = await this.payments.latestFor(order.id);
    const page: PaymentPage = {
      label: this.payments.describe(payment),
      status: payment.status,
      continueAt: null,
      hint: '',
    };
    const publicUrl = loadConfig().publicUrl;
    if (payment.method === PaymentMethod.BANK_TRANSFER) {
      page.continueAt = payment.capturedAt ? null : `${publicUrl}/pay/bank/${payment.providerReference}`;
      page.hint = 'We dispatch as soon as the money is here, usually the next working day.';
    } else if (payment.method === PaymentMethod.PAYPAL && payment.status === PaymentStatus.FAILED) {
      page.continueAt = `${publicUrl}/pay/paypal/${order.number}`;
      page.hint = 'PayPal did not let the payment through. You can try again.';
    } else if (payment.method === PaymentMethod.CARD && payment.status === PaymentStatus.FAILED) {
      page.continueAt = `${publicUrl}/pay/card/${order.number}`;
      page.hint = 'Your bank declined the card. You can try again or use another one.';
    } else if (payment.method === PaymentMethod.APPLE_PAY && payment.status === PaymentStatus.FAILED) {
      page.continueAt = `${publicUrl}/pay/card/${order.number}`;
      page.hint = 'Apple Pay did not work. You can pay by card.';
    }
    return page;
  }

  @Get('orders/:number/receipt')
  @UseGuards(SessionGuard)
  async receipt(@CurrentCustomer() customerId: string, @Param('number') number: string): Promise<Receipt> {
    const order = await this.orders.getForCustomer(number, customerId);
    return toReceipt(order, await this.payments.latestFor(order.id));
  }

  @Post('refunds')
  @UseGuards(StaffGuard)
  refund(@Body() dto: RequestRefundDto): Promise<Refund> {
    return this.refunds.request(dto);
  }

  @Post('refunds/retry')
  @UseGuards(StaffGuard)
  async retryRefunds(): Promise<{ retried: number }> {
    return { retried: await this.refunds.retryFailed() };
  }

  @Post('vouchers')
  @UseGuards(StaffGuard)
  issueVoucher(@Body() dto: IssueVoucherDto): Promise<Voucher> {
    return this.vouchers.issue(dto);
  }

  @Post('webhooks/stripe')
  @HttpCode(204)
  stripe(@Req() request: { rawBody: Buffer }, @Headers('stripe-signature') signature: string): Promise<void> {
    return this.payments.handleStripeEvent(request.rawBody, signature);
  }

  @Post('webhooks/paypal')
  @HttpCode(204)
  paypal(@Body() event: { id: string; event_type: string; resource: unknown }): Promise<void> {
    return this.payments.handlePaypalEvent(event);
  }

  @Post('webhooks/gocardless')
  @HttpCode(204)
  gocardless(
    @Body() body: { events: { id: string; action: string; links: { billing_request: string; payment?: string } }[] },
  ): Promise<void> {
    return this.payments.handleGocardlessEvents(body.events);
  }
}

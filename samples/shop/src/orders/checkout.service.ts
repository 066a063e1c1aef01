import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { OutOfStockError } from '@shop/common/errors';
import { ORDER_PLACED, OrderEvent } from '@shop/common/events';
import { ShopLogger } from '@shop/common/logger';
import { Money } from '@shop/common/money';
import { addMinutes, isBlank, orderNumber } from '@shop/common/utils';
import { CartService } from '../cart/cart.service';
import { Cart } from '../cart/entities/cart.entity';
import { AddressBookService, CustomersService, PostalAddress } from '../customers';
import { StockItem } from '../inventory/entities/stock-item.entity';
import { StockReservation } from '../inventory/entities/stock-reservation.entity';
import {
  Payment,
  PaymentMethod,
  PaymentService,
  PaymentStatus,
  PaymentValidator,
  Voucher,
  VoucherQuote,
  VoucherRedemption,
  VoucherService,
} from '../payments';
import { ShippingService } from '../shipping';
import { CheckoutDto } from './dto/order.dto';
import { OrderLine } from './entities/order-line.entity';
import { Order, OrderStatus, OrderStatusChange } from './entities/order.entity';

export interface CheckoutResult {
  orderNumber: string;
  total: string;
  nextStep: string;
}

export interface CheckoutOffer {
  goods: string;
  methods: PaymentMethod[];
  delivery: { service: string; price: string }[];
}

interface Totals {
  goods: Money;
  discount: Money;
  shipping: Money;
  total: Money;
  voucher: VoucherQuote | null;
}

@Injectable()
export class CheckoutService {
  private readonly logger = new ShopLogger('CheckoutService');

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly carts: CartService,
    private readonly customers: CustomersService,
    private readonly addressBook: AddressBookService,
    private readonly shipping: ShippingService,
    private readonly paymentValidator: PaymentValidator,
    private readonly payments: PaymentService,
    private readonly vouchers: VoucherService,
    private readonly events: EventEmitter2,
  ) {}

  async offer(customerId: string, addressId: string, onAppleDevice: boolean): Promise<CheckoutOffer> {
    const customer = await this.customers.view(customerId);
    const address = await this.addressBook.addressOf(customerId, addressId);
    const cart = await this.carts.refresh(customerId);
    const goods = this.carts.goodsTotal(cart);
    const rates = this.shipping.rates(this.carts.weightGrams(cart), address.country, goods);
    return {
      goods: goods.toString(),
      methods: this.paymentValidator.methodsFor(goods, customer.group, onAppleDevice),
      delivery: rates.map((rate) => ({ service: rate.service, price: rate.price.toString() })),
    };
  }

  /**
   * Order, stock, payment and voucher are written together or not at all. Do not
   * break this up without talking to the finance team first.
   */
  async checkout(customerId: string, dto: CheckoutDto): Promise<CheckoutResult> {
    const customer = await this.customers.view(customerId);
    const address = await this.addressBook.addressOf(customerId, dto.addressId);
    const cart = await this.carts.refresh(customerId);
    const totals = await this.totalsOf(cart, address, dto, customerId);
    this.paymentValidator.validate(dto.payment, totals.total, customer.group);

    const { order, payment } = await this.dataSource.transaction(async (manager) => {
      const order = await manager.save(
        manager.create(Order, {
          number: orderNumber(),
          customerId,
          status: OrderStatus.PLACED,
          currency: cart.currency,
          goodsMinor: totals.goods.minor,
          discountMinor: totals.discount.minor,
          shippingMinor: totals.shipping.minor,
          totalMinor: totals.total.minor,
          paymentMethod: dto.payment.method,
          voucherCode: totals.voucher?.code ?? null,
          deliveryAddressId: address.id,
          deliveryService: dto.deliveryService,
          weightGrams: this.carts.weightGrams(cart),
        }),
      );
      await manager.insert(OrderStatusChange, { orderId: order.id, status: OrderStatus.PLACED, note: 'checkout' });

      for (const item of cart.items) {
        await manager.insert(OrderLine, {
          orderId: order.id,
          productId: item.productId,
          sku: item.sku,
          name: item.name,
          quantity: item.quantity,
          unitMinor: item.unitMinor,
          vatRate: item.vatRate,
        });

        // The fullest shelf first, so that a line is rarely split over two warehouses.
        const shelves = await manager.find(StockItem, {
          where: { productId: item.productId },
          order: { onHand: 'DESC' },
          lock: { mode: 'pessimistic_write' },
        });
        let open = item.quantity;
        for (const shelf of shelves) {
          const taken = Math.min(open, shelf.onHand - shelf.reserved);
          if (taken <= 0) {
            continue;
          }
          shelf.reserved += taken;
          open -= taken;
          await manager.save(shelf);
          await manager.insert(StockReservation, {
            orderId: order.id,
            stockItemId: shelf.id,
            quantity: taken,
            expiresAt: addMinutes(new Date(), this.reservationMinutes(dto.payment.method)),
          });
        }
        if (open > 0) {
          throw new OutOfStockError(item.sku, item.quantity, item.quantity - open);
        }
      }

      if (totals.voucher) {
        await manager.insert(VoucherRedemption, {
          voucherId: totals.voucher.voucherId,
          orderId: order.id,
          customerId,
          amountMinor: totals.discount.minor,
        });
        await manager.decrement(Voucher, { id: totals.voucher.voucherId }, 'balanceMinor', totals.discount.minor);
      }

      const payment = await manager.save(
        manager.create(Payment, {
          orderId: order.id,
          reference: order.number,
          method: dto.payment.method,
          status: PaymentStatus.PENDING,
          amountMinor: order.totalMinor,
          currency: order.currency,
        }),
      );
      // Inside on purpose: a declined card must leave nothing behind.
      await this.payments.authorise(manager, payment, dto.payment);
      return { order, payment };
    });

    await this.carts.close(cart.id);
    this.announce(order);
    // Trade orders are captured when the money comes in.
    if (payment.method !== PaymentMethod.BANK_TRANSFER) {
      await this.payments.captureForOrder(order.id);
    }
    this.logger.log('order placed', { number: order.number, method: payment.method, total: order.totalMinor });
    return { orderNumber: order.number, total: totals.total.toString(), nextStep: this.nextStep(payment) };
  }

  private async totalsOf(cart: Cart, address: PostalAddress, dto: CheckoutDto, customerId: string): Promise<Totals> {
    const goods = this.carts.goodsTotal(cart);
    let voucher: VoucherQuote | null = null;
    if (!isBlank(cart.voucherCode)) {
      voucher = await this.vouchers.quote(cart.voucherCode ?? '', goods, customerId);
    }
    const discount = voucher ? voucher.discount : Money.zero(cart.currency);
    const shipping = this.shipping.priceOf(dto.deliveryService, this.carts.weightGrams(cart), address.country, goods);
    const total = goods.minus(discount).atLeastZero().plus(shipping);
    return { goods, discount, shipping, total, voucher };
  }

  /** How long the goods wait for the money. */
  private reservationMinutes(method: PaymentMethod): number {
    if (method === PaymentMethod.BANK_TRANSFER) {
      return 7 * 24 * 60;
    } else if (method === PaymentMethod.PAYPAL) {
      return 180;
    } else if (method === PaymentMethod.VOUCHER) {
      return 15;
    }
    return 60;
  }

  private nextStep(payment: Payment): string {
    switch (payment.method) {
      case PaymentMethod.BANK_TRANSFER:
        return `Please transfer the total and quote ${payment.reference}.`;
      case PaymentMethod.PAYPAL:
        return 'PayPal will send you a receipt, and so will we.';
      case PaymentMethod.VOUCHER:
        return 'Your gift voucher has been charged.';
      case PaymentMethod.CARD:
      case PaymentMethod.APPLE_PAY:
        return 'Thank you, we start packing.';
      default:
        return '';
    }
  }

  private announce(order: Order): void {
    const placed: OrderEvent = {
      orderId: order.id,
      orderNumber: order.number,
      customerId: order.customerId,
      totalMinor: order.totalMinor,
      currency: order.currency,
      paymentMethod: order.paymentMethod,
    };
    this.events.emit(ORDER_PLACED, placed);
  }
}

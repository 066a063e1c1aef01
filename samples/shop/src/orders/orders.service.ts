import { forwardRef, Inject, Injectable } from '@nestjs/common';
import { EventEmitter2, OnEvent } from '@nestjs/event-emitter';
import { Cron } from '@nestjs/schedule';
import { InjectDataSource, InjectRepository } from '@nestjs/typeorm';
import { DataSource, EntityManager, LessThan, Like, Repository } from 'typeorm';
import { IllegalTransitionError, NotFoundError } from '@shop/common/errors';
import {
  ORDER_CANCELLED,
  ORDER_PAID,
  OrderCancelled,
  OrderEvent,
  OrderPaid,
  PAYMENT_FAILED,
  PaymentFailed,
  SHIPMENT_DISPATCHED,
  ShipmentDispatched,
} from '@shop/common/events';
import { ShopLogger } from '@shop/common/logger';
import { Page, PageQuery, skipOf, toPage } from '@shop/common/pagination';
import { addDays, isBlank } from '@shop/common/utils';
import { InventoryService } from '../inventory/inventory.service';
import { PaymentMethod, PaymentService, PaymentSummary, RefundService, VoucherService } from '../payments';
import { OrderSearch } from './dto/order.dto';
import { Order, OrderStatus, OrderStatusChange } from './entities/order.entity';

const NEXT: Record<OrderStatus, OrderStatus[]> = {
  [OrderStatus.PLACED]: [OrderStatus.PAID, OrderStatus.CANCELLED],
  [OrderStatus.PAID]: [OrderStatus.DISPATCHED, OrderStatus.CANCELLED],
  [OrderStatus.DISPATCHED]: [OrderStatus.RETURNED],
  [OrderStatus.CANCELLED]: [],
  [OrderStatus.RETURNED]: [],
};

export interface OrderRow {
  number: string;
  placedAt: Date;
  totalMinor: number;
  status: OrderStatus;
  payment: PaymentSummary;
}

@Injectable()
export class OrdersService {
  private readonly logger = new ShopLogger('OrdersService');

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @InjectRepository(Order) private readonly orders: Repository<Order>,
    @InjectRepository(OrderStatusChange) private readonly changes: Repository<OrderStatusChange>,
    @Inject(forwardRef(() => PaymentService)) private readonly payments: PaymentService,
    @Inject(forwardRef(() => RefundService)) private readonly refunds: RefundService,
    @Inject(forwardRef(() => VoucherService)) private readonly vouchers: VoucherService,
    private readonly inventory: InventoryService,
    private readonly events: EventEmitter2,
  ) {}

  async listForCustomer(customerId: string, query: PageQuery): Promise<Page<OrderRow>> {
    const [orders, total] = await this.orders.findAndCount({
      where: { customerId },
      order: { createdAt: 'DESC' },
      skip: skipOf(query),
      take: query.perPage,
    });
    const rows = await Promise.all(
      orders.map(async (order) => ({
        number: order.number,
        placedAt: order.createdAt,
        totalMinor: order.totalMinor,
        status: order.status,
        payment: await this.payments.summaryOf(order.id),
      })),
    );
    return toPage(rows, total, query);
  }

  async getForCustomer(number: string, customerId: string): Promise<Order> {
    const order = await this.orders.findOne({ where: { number, customerId }, relations: { lines: true } });
    if (!order) {
      throw new NotFoundError('Order', number);
    }
    return order;
  }

  async search(query: OrderSearch): Promise<Page<Order>> {
    const [orders, total] = await this.orders.findAndCount({
      where: {
        ...(query.status ? { status: query.status } : {}),
        ...(isBlank(query.number) ? {} : { number: Like(`${query.number}%`) }),
      },
      relations: { customer: true },
      order: { createdAt: 'DESC' },
      skip: skipOf(query),
      take: query.perPage,
    });
    return toPage(orders, total, query);
  }

  historyOf(orderId: string): Promise<OrderStatusChange[]> {
    return this.changes.find({ where: { orderId }, order: { createdAt: 'ASC' } });
  }

  /** Called by payments once the money is ours. */
  async markPaid(orderId: string): Promise<void> {
    const order = await this.getOrFail(orderId);
    if (order.status === OrderStatus.PAID) {
      return;
    }
    await this.dataSource.transaction((manager) => this.moveTo(manager, order, OrderStatus.PAID, 'payment captured'));
    const paid: OrderPaid = {
      ...this.eventOf(order),
      deliveryAddressId: order.deliveryAddressId,
      deliveryService: order.deliveryService,
      weightGrams: order.weightGrams,
    };
    this.events.emit(ORDER_PAID, paid);
  }

  /** Called by payments when the money did not come after all. The customer may try again for a day. */
  async markPaymentFailed(orderId: string, reason: string): Promise<void> {
    const order = await this.getOrFail(orderId);
    await this.changes.insert({ orderId, status: order.status, note: `payment failed: ${reason}` });
    const failed: PaymentFailed = { ...this.eventOf(order), reason };
    this.events.emit(PAYMENT_FAILED, failed);
  }

  async cancel(orderId: string, reason: string): Promise<void> {
    const order = await this.getOrFail(orderId);
    await this.dataSource.transaction(async (manager) => {
      await this.moveTo(manager, order, OrderStatus.CANCELLED, reason);
      await this.inventory.release(manager, order.id);
      await this.vouchers.unredeem(manager, order.id);
    });
    const released = await this.payments.cancelForOrder(order.id);
    if (!released) {
      await this.refunds.refundOrder(order.id, reason);
    }
    const cancelled: OrderCancelled = { ...this.eventOf(order), reason };
    this.events.emit(ORDER_CANCELLED, cancelled);
  }

  async cancelForCustomer(number: string, customerId: string): Promise<void> {
    const order = await this.getForCustomer(number, customerId);
    await this.cancel(order.id, 'by the customer');
  }

  @OnEvent(SHIPMENT_DISPATCHED)
  async onDispatched(event: ShipmentDispatched): Promise<void> {
    const order = await this.getOrFail(event.orderId);
    await this.dataSource.transaction((manager) =>
      this.moveTo(manager, order, OrderStatus.DISPATCHED, `${event.carrier} ${event.trackingNumber}`),
    );
  }

  /** Orders that nobody paid for. Bank transfers get two weeks, everybody else a day. */
  @Cron('0 3 * * *')
  async cancelUnpaid(): Promise<void> {
    const stale = await this.orders.findBy({
      status: OrderStatus.PLACED,
      createdAt: LessThan(addDays(new Date(), -1)),
    });
    let cancelled = 0;
    for (const order of stale) {
      const payment = await this.payments.latestFor(order.id);
      const days = payment.method === PaymentMethod.BANK_TRANSFER ? 14 : 1;
      if (payment.capturedAt || order.createdAt > addDays(new Date(), -days)) {
        continue;
      }
      await this.cancel(order.id, 'not paid');
      cancelled += 1;
    }
    this.logger.log('unpaid orders cancelled', { looked: stale.length, cancelled });
  }

  async getOrFail(orderId: string): Promise<Order> {
    const order = await this.orders.findOneBy({ id: orderId });
    if (!order) {
      throw new NotFoundError('Order', orderId);
    }
    return order;
  }

  private async moveTo(manager: EntityManager, order: Order, status: OrderStatus, note: string): Promise<void> {
    if (!NEXT[order.status].includes(status)) {
      throw new IllegalTransitionError(order.status, status);
    }
    order.status = status;
    await manager.update(Order, { id: order.id }, { status });
    await manager.insert(OrderStatusChange, { orderId: order.id, status, note });
  }

  private eventOf(order: Order): OrderEvent {
    return {
      orderId: order.id,
      orderNumber: order.number,
      customerId: order.customerId,
      totalMinor: order.totalMinor,
      currency: order.currency,
      paymentMethod: order.paymentMethod,
    };
  }
}

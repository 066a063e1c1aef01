import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { loadConfig } from '@shop/common/config';
import {
  CART_ABANDONED,
  CartAbandoned,
  CUSTOMER_REGISTERED,
  CustomerRegistered,
  ORDER_CANCELLED,
  ORDER_PLACED,
  OrderCancelled,
  OrderEvent,
  PAYMENT_FAILED,
  PaymentFailed,
  REFUND_COMPLETED,
  RefundCompleted,
  SHIPMENT_DISPATCHED,
  ShipmentDispatched,
  StockLow,
} from '@shop/common/events';
import { Customer } from '../customers/entities/customer.entity';
import { NotificationsService } from './notifications.service';
import * as templates from './templates';

@Injectable()
export class ShopEventsListener {
  constructor(
    private readonly notifications: NotificationsService,
    // Older than CustomersService.view, which has no first name anyway.
    @InjectRepository(Customer) private readonly customers: Repository<Customer>,
  ) {}

  @OnEvent(CUSTOMER_REGISTERED)
  async onRegistered(event: CustomerRegistered): Promise<void> {
    await this.mail(event.customerId, (customer) => templates.welcome(customer.firstName));
  }

  @OnEvent(ORDER_PLACED)
  async onPlaced(event: OrderEvent): Promise<void> {
    await this.mail(event.customerId, (customer) => templates.orderConfirmation(customer.firstName, event));
  }

  @OnEvent(PAYMENT_FAILED)
  async onPaymentFailed(event: PaymentFailed): Promise<void> {
    await this.mail(event.customerId, (customer) => templates.paymentFailed(customer.firstName, event));
  }

  @OnEvent(REFUND_COMPLETED)
  async onRefunded(event: RefundCompleted): Promise<void> {
    await this.mail(event.customerId, (customer) => templates.refundCompleted(customer.firstName, event));
  }

  @OnEvent(ORDER_CANCELLED)
  async onCancelled(event: OrderCancelled): Promise<void> {
    await this.mail(event.customerId, (customer) => templates.orderCancelled(customer.firstName, event));
  }

  @OnEvent(SHIPMENT_DISPATCHED)
  async onDispatched(event: ShipmentDispatched): Promise<void> {
    const customer = await this.customers.findOneBy({ id: event.customerId });
    if (!customer) {
      return;
    }
    const message = templates.dispatched(customer.firstName, event);
    await this.notifications.sendMail(customer.email, message, customer.id);
    if (customer.phone) {
      await this.notifications.sendSms(customer.phone, message, customer.id);
    }
  }

  @OnEvent(CART_ABANDONED)
  async onAbandoned(event: CartAbandoned): Promise<void> {
    const customer = await this.customers.findOneBy({ id: event.customerId, marketingConsent: true });
    if (customer) {
      await this.notifications.sendMail(
        customer.email,
        templates.abandonedCart(customer.firstName, event),
        customer.id,
      );
    }
  }

  @OnEvent('stock.low')
  async onStockLow(event: StockLow): Promise<void> {
    await this.notifications.sendMail(loadConfig().mail.buyers, templates.lowStock(event), null);
  }

  private async mail(customerId: string, write: (customer: Customer) => templates.Message): Promise<void> {
    const customer = await this.customers.findOneBy({ id: customerId });
    if (customer) {
      await this.notifications.sendMail(customer.email, write(customer), customer.id);
    }
  }
}

import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany } from 'typeorm';
import { AuditedEntity } from '@shop/common/base.entity';
import { Currency } from '@shop/common/money';
import { moneyColumn } from '@shop/common/utils';
import { Customer } from '../../customers/entities/customer.entity';
import { Payment } from '../../payments/entities/payment.entity';
import { PaymentMethod } from '../../payments/payment-method';
import { OrderLine } from './order-line.entity';

export enum OrderStatus {
  PLACED = 'placed',
  PAID = 'paid',
  DISPATCHED = 'dispatched',
  CANCELLED = 'cancelled',
  RETURNED = 'returned',
}

@Entity('orders')
export class Order extends AuditedEntity {
  @Index({ unique: true })
  @Column()
  number: string;

  @Column({ name: 'customer_id', type: 'uuid' })
  customerId: string;

  @ManyToOne(() => Customer)
  @JoinColumn({ name: 'customer_id' })
  customer: Customer;

  @Column({ type: 'enum', enum: OrderStatus, default: OrderStatus.PLACED })
  status: OrderStatus;

  @Column({ type: 'char', length: 3 })
  currency: Currency;

  @Column(moneyColumn('goods_minor'))
  goodsMinor: number;

  @Column(moneyColumn('discount_minor', 0))
  discountMinor: number;

  @Column(moneyColumn('shipping_minor'))
  shippingMinor: number;

  @Column(moneyColumn('total_minor'))
  totalMinor: number;

  /** Copied from the payment for the order list; the payment is right where they differ. */
  @Column({ name: 'payment_method', type: 'enum', enum: PaymentMethod })
  paymentMethod: PaymentMethod;

  @Column({ name: 'voucher_code', type: 'varchar', nullable: true })
  voucherCode: string | null;

  @Column({ name: 'delivery_address_id', type: 'uuid' })
  deliveryAddressId: string;

  @Column({ name: 'delivery_service', type: 'varchar' })
  deliveryService: string;

  @Column({ name: 'weight_grams', type: 'int' })
  weightGrams: number;

  @OneToMany(() => OrderLine, (line) => line.order)
  lines: OrderLine[];

  @OneToMany(() => Payment, (payment) => payment.order)
  payments: Payment[];
}

/** Who moved the order on, and why. */
@Entity('order_status_history')
export class OrderStatusChange extends AuditedEntity {
  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @ManyToOne(() => Order, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'order_id' })
  order: Order;

  @Column({ type: 'enum', enum: OrderStatus })
  status: OrderStatus;

  @Column({ default: '' })
  note: string;
}

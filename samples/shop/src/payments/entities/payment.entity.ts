import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany } from 'typeorm';
import { AuditedEntity } from '@shop/common/base.entity';
import { Currency } from '@shop/common/money';
import { moneyColumn } from '@shop/common/utils';
import { Order } from '../../orders/entities/order.entity';
import { PaymentMethod, PaymentStatus } from '../payment-method';
import { Refund } from './refund.entity';

@Entity('payments')
export class Payment extends AuditedEntity {
  @Index()
  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @ManyToOne(() => Order, (order) => order.payments)
  @JoinColumn({ name: 'order_id' })
  order: Order;

  /** The order number again, as it is shown to the payer and sent to the providers. */
  @Column()
  reference: string;

  @Column({ type: 'enum', enum: PaymentMethod })
  method: PaymentMethod;

  @Column({ type: 'enum', enum: PaymentStatus, default: PaymentStatus.PENDING })
  status: PaymentStatus;

  @Column(moneyColumn('amount_minor'))
  amountMinor: number;

  @Column(moneyColumn('refunded_minor', 0))
  refundedMinor: number;

  @Column(moneyColumn('fee_minor', 0))
  feeMinor: number;

  @Column({ type: 'char', length: 3 })
  currency: Currency;

  /** Payment intent, PayPal authorisation, billing request or voucher code. */
  @Column({ name: 'provider_reference', type: 'varchar', nullable: true })
  providerReference: string | null;

  /** PayPal only: a capture has an id of its own, and refunds go against that. */
  @Column({ name: 'capture_reference', type: 'varchar', nullable: true })
  captureReference: string | null;

  /** "•••• 4242", "ma***@example.org": what the receipt may show. */
  @Column({ name: 'payer_hint', type: 'varchar', nullable: true })
  payerHint: string | null;

  @Column({ name: 'captured_at', type: 'timestamptz', nullable: true })
  capturedAt: Date | null;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true })
  settledAt: Date | null;

  @OneToMany(() => Refund, (refund) => refund.payment)
  refunds: Refund[];
}

/**
 * One call to a provider. No foreign key to payments: an attempt is kept even
 * where the checkout around it is rolled back.
 */
@Entity('payment_attempts')
export class PaymentAttempt extends AuditedEntity {
  @Index()
  @Column()
  reference: string;

  @Column({ type: 'enum', enum: PaymentMethod })
  method: PaymentMethod;

  @Column({ type: 'varchar' })
  step: 'authorise' | 'capture' | 'cancel';

  @Column({ type: 'boolean' })
  succeeded: boolean;

  @Column({ type: 'varchar', nullable: true })
  failure: string | null;
}

import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { AuditedEntity } from '@shop/common/base.entity';
import { moneyColumn } from '@shop/common/utils';
import { Payment } from './payment.entity';

export type RefundReason = 'cancelled' | 'returned' | 'goodwill' | 'chargeback';
export type RefundStatus = 'requested' | 'completed' | 'failed' | 'by_hand';

@Entity('refunds')
export class Refund extends AuditedEntity {
  @Column({ name: 'payment_id', type: 'uuid' })
  paymentId: string;

  @ManyToOne(() => Payment, (payment) => payment.refunds)
  @JoinColumn({ name: 'payment_id' })
  payment: Payment;

  @Column(moneyColumn('amount_minor'))
  amountMinor: number;

  @Column({ type: 'varchar' })
  reason: RefundReason;

  @Column({ type: 'varchar', default: 'requested' })
  status: RefundStatus;

  @Column({ name: 'provider_reference', type: 'varchar', nullable: true })
  providerReference: string | null;

  @Column({ type: 'text', default: '' })
  note: string;
}

import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany } from 'typeorm';
import { AuditedEntity } from '@shop/common/base.entity';
import { Currency } from '@shop/common/money';
import { moneyColumn } from '@shop/common/utils';

export type VoucherKind = 'gift' | 'discount';

/** A gift voucher holds money; a discount code takes a percentage off, once a customer. */
@Entity('vouchers')
export class Voucher extends AuditedEntity {
  @Index({ unique: true })
  @Column()
  code: string;

  @Column({ type: 'varchar' })
  kind: VoucherKind;

  @Column(moneyColumn('initial_minor', 0))
  initialMinor: number;

  /** Left on the gift voucher, or left of the budget of the campaign. */
  @Column(moneyColumn('balance_minor', 0))
  balanceMinor: number;

  @Column({ type: 'int', default: 0 })
  percent: number;

  @Column(moneyColumn('min_order_minor', 0))
  minOrderMinor: number;

  @Column({ type: 'char', length: 3, default: 'GBP' })
  currency: Currency;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt: Date | null;

  @OneToMany(() => VoucherRedemption, (redemption) => redemption.voucher)
  redemptions: VoucherRedemption[];
}

@Entity('voucher_redemptions')
export class VoucherRedemption extends AuditedEntity {
  @Column({ name: 'voucher_id', type: 'uuid' })
  voucherId: string;

  @ManyToOne(() => Voucher, (voucher) => voucher.redemptions)
  @JoinColumn({ name: 'voucher_id' })
  voucher: Voucher;

  @Index()
  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'customer_id', type: 'uuid' })
  customerId: string;

  @Column(moneyColumn('amount_minor'))
  amountMinor: number;
}

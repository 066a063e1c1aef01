import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany } from 'typeorm';
import { AuditedEntity } from '@shop/common/base.entity';
import { Currency } from '@shop/common/money';
import { moneyColumn } from '@shop/common/utils';

@Entity('carts')
export class Cart extends AuditedEntity {
  @Index()
  @Column({ name: 'customer_id', type: 'uuid' })
  customerId: string;

  @Column({ type: 'char', length: 3, default: 'GBP' })
  currency: Currency;

  @Column({ name: 'voucher_code', type: 'varchar', nullable: true })
  voucherCode: string | null;

  @Column({ name: 'checked_out_at', type: 'timestamptz', nullable: true })
  checkedOutAt: Date | null;

  @Column({ name: 'reminded_at', type: 'timestamptz', nullable: true })
  remindedAt: Date | null;

  @OneToMany(() => CartItem, (item) => item.cart, { cascade: true, eager: true })
  items: CartItem[];
}

/** Holds a copy of name and price, so that the basket page is one query. */
@Entity('cart_items')
export class CartItem extends AuditedEntity {
  @Column({ name: 'cart_id', type: 'uuid' })
  cartId: string;

  @ManyToOne(() => Cart, (cart) => cart.items, { onDelete: 'CASCADE', orphanedRowAction: 'delete' })
  @JoinColumn({ name: 'cart_id' })
  cart: Cart;

  @Column({ name: 'product_id', type: 'uuid' })
  productId: string;

  @Column()
  sku: string;

  @Column()
  name: string;

  @Column({ type: 'int' })
  quantity: number;

  @Column(moneyColumn('unit_minor'))
  unitMinor: number;

  @Column({ name: 'vat_rate', type: 'int' })
  vatRate: number;

  @Column({ name: 'weight_grams', type: 'int' })
  weightGrams: number;
}

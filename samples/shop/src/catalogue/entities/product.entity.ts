import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany } from 'typeorm';
import { AuditedEntity } from '@shop/common/base.entity';
import { Currency } from '@shop/common/money';
import { moneyColumn } from '@shop/common/utils';
import { Category } from './category.entity';

@Entity('products')
export class Product extends AuditedEntity {
  @Index({ unique: true })
  @Column()
  sku: string;

  @Index({ unique: true })
  @Column()
  slug: string;

  @Column()
  name: string;

  @Column({ type: 'text', default: '' })
  description: string;

  /** Gross, VAT included. */
  @Column(moneyColumn('price_minor'))
  priceMinor: number;

  /** What we pay the supplier. Never leaves the back office. */
  @Column(moneyColumn('cost_minor', 0))
  costMinor: number;

  @Column({ type: 'char', length: 3, default: 'GBP' })
  currency: Currency;

  @Column({ name: 'vat_rate', type: 'int', default: 20 })
  vatRate: number;

  @Column({ name: 'weight_grams', type: 'int' })
  weightGrams: number;

  @Column({ type: 'simple-json', default: '[]' })
  images: string[];

  @Column({ name: 'supplier_code', type: 'varchar', nullable: true })
  supplierCode: string | null;

  @Column({ default: true })
  active: boolean;

  @Column({ name: 'category_id', type: 'uuid' })
  categoryId: string;

  @ManyToOne(() => Category, (category) => category.products)
  @JoinColumn({ name: 'category_id' })
  category: Category;

  @OneToMany(() => PriceRule, (rule) => rule.product)
  priceRules: PriceRule[];
}

export type PriceRuleKind = 'percent_off' | 'fixed_price';

/** A sale, a trade price or a quantity break. */
@Entity('price_rules')
export class PriceRule extends AuditedEntity {
  @Column({ name: 'product_id', type: 'uuid' })
  productId: string;

  @ManyToOne(() => Product, (product) => product.priceRules, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'product_id' })
  product: Product;

  @Column({ type: 'varchar' })
  kind: PriceRuleKind;

  /** Percent, or the price in minor units. */
  @Column({ type: 'int' })
  value: number;

  @Column({ name: 'min_quantity', type: 'int', default: 1 })
  minQuantity: number;

  /** Null: for everybody. */
  @Column({ name: 'customer_group', type: 'varchar', nullable: true })
  customerGroup: string | null;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt: Date;

  @Column({ name: 'ends_at', type: 'timestamptz', nullable: true })
  endsAt: Date | null;

  @Column({ default: '' })
  label: string;
}

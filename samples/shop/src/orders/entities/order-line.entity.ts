import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { AuditedEntity } from '@shop/common/base.entity';
import { moneyColumn } from '@shop/common/utils';
import { Product } from '../../catalogue/entities/product.entity';
import { Order } from './order.entity';

/** Name, price and VAT are copies: the product may change, the invoice may not. */
@Entity('order_lines')
export class OrderLine extends AuditedEntity {
  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @ManyToOne(() => Order, (order) => order.lines, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'order_id' })
  order: Order;

  @Column({ name: 'product_id', type: 'uuid' })
  productId: string;

  @ManyToOne(() => Product)
  @JoinColumn({ name: 'product_id' })
  product: Product;

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

  @Column({ name: 'returned_quantity', type: 'int', default: 0 })
  returnedQuantity: number;
}

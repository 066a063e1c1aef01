import { Column, Entity, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { AuditedEntity } from '@shop/common/base.entity';
import { Product } from '../../catalogue/entities/product.entity';

@Entity('warehouses')
export class Warehouse extends AuditedEntity {
  @Column({ unique: true })
  code: string;

  @Column()
  name: string;

  @Column()
  postcode: string;
}

/** How much of a product lies in a warehouse, and how much of that is spoken for. */
@Entity('stock_items')
@Unique(['productId', 'warehouseId'])
export class StockItem extends AuditedEntity {
  @Column({ name: 'product_id', type: 'uuid' })
  productId: string;

  @ManyToOne(() => Product)
  @JoinColumn({ name: 'product_id' })
  product: Product;

  @Column({ name: 'warehouse_id', type: 'uuid' })
  warehouseId: string;

  @ManyToOne(() => Warehouse)
  @JoinColumn({ name: 'warehouse_id' })
  warehouse: Warehouse;

  @Column({ name: 'on_hand', type: 'int', default: 0 })
  onHand: number;

  @Column({ type: 'int', default: 0 })
  reserved: number;

  @Column({ name: 'reorder_point', type: 'int', default: 10 })
  reorderPoint: number;
}

export type MovementReason = 'delivery' | 'dispatch' | 'return' | 'count' | 'damage';

/** Append only; the accountant's stock ledger is made from it. */
@Entity('stock_movements')
export class StockMovement extends AuditedEntity {
  @Column({ name: 'stock_item_id', type: 'uuid' })
  stockItemId: string;

  @ManyToOne(() => StockItem)
  @JoinColumn({ name: 'stock_item_id' })
  stockItem: StockItem;

  @Column({ type: 'int' })
  delta: number;

  @Column({ type: 'varchar' })
  reason: MovementReason;

  @Column({ type: 'varchar', nullable: true })
  reference: string | null;
}

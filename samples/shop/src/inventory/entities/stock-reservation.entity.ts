import { Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { AuditedEntity } from '@shop/common/base.entity';
import { StockItem } from './stock-item.entity';

@Entity('stock_reservations')
export class StockReservation extends AuditedEntity {
  @Index()
  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'stock_item_id', type: 'uuid' })
  stockItemId: string;

  @ManyToOne(() => StockItem)
  @JoinColumn({ name: 'stock_item_id' })
  stockItem: StockItem;

  @Column({ type: 'int' })
  quantity: number;

  /** Null once the order is paid: it then stays until dispatch. */
  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt: Date | null;
}

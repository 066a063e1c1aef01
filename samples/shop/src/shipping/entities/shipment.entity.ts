import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany } from 'typeorm';
import { AuditedEntity } from '@shop/common/base.entity';

export type ShipmentStatus = 'announced' | 'dispatched' | 'in_transit' | 'delivered' | 'lost';

/** Knows the order and the customer by id only. */
@Entity('shipments')
export class Shipment extends AuditedEntity {
  @Index({ unique: true })
  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Index()
  @Column({ name: 'customer_id', type: 'uuid' })
  customerId: string;

  @Column({ name: 'order_number' })
  orderNumber: string;

  @Column()
  carrier: string;

  @Column({ type: 'varchar' })
  service: string;

  @Column({ type: 'varchar', default: 'announced' })
  status: ShipmentStatus;

  @Column({ name: 'weight_grams', type: 'int' })
  weightGrams: number;

  @Column({ name: 'tracking_number', type: 'varchar', nullable: true })
  trackingNumber: string | null;

  @Column({ name: 'label_url', type: 'varchar', nullable: true })
  labelUrl: string | null;

  /** A copy: the customer may move house while the parcel is under way. */
  @Column({ type: 'jsonb' })
  recipient: { name: string; lines: string[]; postcode: string; country: string };

  @OneToMany(() => TrackingEvent, (event) => event.shipment, { cascade: true })
  tracking: TrackingEvent[];
}

@Entity('tracking_events')
export class TrackingEvent extends AuditedEntity {
  @Column({ name: 'shipment_id', type: 'uuid' })
  shipmentId: string;

  @ManyToOne(() => Shipment, (shipment) => shipment.tracking, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'shipment_id' })
  shipment: Shipment;

  @Column({ name: 'happened_at', type: 'timestamptz' })
  happenedAt: Date;

  @Column()
  description: string;
}

import { Column, Entity, Index } from 'typeorm';
import { AuditedEntity } from '@shop/common/base.entity';

export type NotificationChannel = 'mail' | 'sms';

/** What we told whom, for customer service and for the data protection officer. */
@Entity('notification_log')
export class NotificationLog extends AuditedEntity {
  @Index()
  @Column({ name: 'customer_id', type: 'uuid', nullable: true })
  customerId: string | null;

  @Column({ type: 'varchar' })
  channel: NotificationChannel;

  @Column()
  template: string;

  @Column()
  subject: string;

  @Column({ type: 'boolean' })
  sent: boolean;

  @Column({ type: 'varchar', nullable: true })
  failure: string | null;
}

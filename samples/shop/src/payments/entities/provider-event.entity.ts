import { Column, Entity, Unique } from 'typeorm';
import { AuditedEntity } from '@shop/common/base.entity';

export type Provider = 'stripe' | 'paypal' | 'gocardless';

/** Every webhook that came in. Providers send twice; the unique pair makes the second one harmless. */
@Entity('provider_events')
@Unique(['provider', 'eventId'])
export class ProviderEvent extends AuditedEntity {
  @Column({ type: 'varchar' })
  provider: Provider;

  @Column({ name: 'event_id' })
  eventId: string;

  @Column()
  type: string;

  @Column({ type: 'jsonb' })
  payload: Record<string, unknown>;

  @Column({ name: 'processed_at', type: 'timestamptz', nullable: true })
  processedAt: Date | null;
}

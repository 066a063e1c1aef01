import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { AuditedEntity } from '@shop/common/base.entity';
import { Customer } from './customer.entity';

@Entity('addresses')
export class Address extends AuditedEntity {
  @Column({ name: 'customer_id', type: 'uuid' })
  customerId: string;

  @ManyToOne(() => Customer, (customer) => customer.addresses, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'customer_id' })
  customer: Customer;

  @Column()
  recipient: string;

  @Column()
  line1: string;

  @Column({ default: '' })
  line2: string;

  @Column()
  town: string;

  @Column()
  postcode: string;

  @Column({ type: 'char', length: 2, default: 'GB' })
  country: string;

  @Column({ name: 'is_default', default: false })
  isDefault: boolean;
}

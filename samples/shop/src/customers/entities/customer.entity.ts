import { Column, Entity, Index, OneToMany } from 'typeorm';
import { AuditedEntity } from '@shop/common/base.entity';
import { Address } from './address.entity';

export type CustomerGroup = 'retail' | 'trade';

@Entity('customers')
export class Customer extends AuditedEntity {
  @Index({ unique: true })
  @Column()
  email: string;

  @Column({ name: 'password_hash' })
  passwordHash: string;

  @Column({ name: 'first_name' })
  firstName: string;

  @Column({ name: 'last_name' })
  lastName: string;

  @Column({ type: 'varchar', nullable: true })
  phone: string | null;

  @Column({ name: 'customer_group', type: 'varchar', default: 'retail' })
  group: CustomerGroup;

  @Column({ name: 'company_name', type: 'varchar', nullable: true })
  companyName: string | null;

  @Column({ name: 'marketing_consent', default: false })
  marketingConsent: boolean;

  @Column({ default: false })
  staff: boolean;

  @OneToMany(() => Address, (address) => address.customer)
  addresses: Address[];
}

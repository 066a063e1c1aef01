import { randomBytes, scrypt, timingSafeEqual } from 'crypto';
import { promisify } from 'util';
import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { issueToken } from '@shop/common/auth';
import { DomainError, NotFoundError } from '@shop/common/errors';
import { CUSTOMER_REGISTERED, CustomerRegistered } from '@shop/common/events';
import { ShopLogger } from '@shop/common/logger';
import { isBlank, maskEmail } from '@shop/common/utils';
import { CustomerView, toCustomerView } from './customer.mapper';
import { RegisterCustomerDto, SignInDto, UpdateProfileDto } from './dto/customer.dto';
import { Customer } from './entities/customer.entity';

const derive = promisify(scrypt) as (password: string, salt: Buffer, length: number) => Promise<Buffer>;
const KEY_LENGTH = 64;

@Injectable()
export class CustomersService {
  private readonly logger = new ShopLogger('CustomersService');

  constructor(
    @InjectRepository(Customer) private readonly customers: Repository<Customer>,
    private readonly events: EventEmitter2,
  ) {}

  async register(dto: RegisterCustomerDto): Promise<CustomerView> {
    const email = dto.email.toLowerCase();
    if (await this.customers.existsBy({ email })) {
      throw new DomainError('There is already an account with this address', 409, 'email_taken');
    }
    const customer = await this.customers.save(
      this.customers.create({
        email,
        passwordHash: await hashPassword(dto.password),
        firstName: dto.firstName,
        lastName: dto.lastName,
        companyName: dto.companyName ?? null,
        // Trade accounts are approved by hand afterwards.
        group: 'retail',
        marketingConsent: dto.marketingConsent ?? false,
      }),
    );
    this.logger.log('customer registered', { email: maskEmail(email) });
    const registered: CustomerRegistered = { customerId: customer.id };
    this.events.emit(CUSTOMER_REGISTERED, registered);
    return toCustomerView(customer);
  }

  async signIn(dto: SignInDto): Promise<{ token: string }> {
    const customer = await this.customers.findOneBy({ email: dto.email.toLowerCase() });
    if (!customer || !(await passwordMatches(dto.password, customer.passwordHash))) {
      throw new DomainError('Wrong address or password', 401, 'sign_in_failed');
    }
    return { token: issueToken({ customerId: customer.id, staff: customer.staff }) };
  }

  async view(customerId: string): Promise<CustomerView> {
    return toCustomerView(await this.load(customerId));
  }

  async updateProfile(customerId: string, dto: UpdateProfileDto): Promise<CustomerView> {
    const customer = await this.load(customerId);
    if (dto.phone !== undefined && isBlank(dto.phone)) {
      dto.phone = undefined;
    }
    return toCustomerView(await this.customers.save(this.customers.merge(customer, dto)));
  }

  async approveTrade(customerId: string): Promise<void> {
    const customer = await this.load(customerId);
    if (isBlank(customer.companyName)) {
      throw new DomainError('A trade account needs a company name');
    }
    await this.customers.update({ id: customer.id }, { group: 'trade' });
  }

  private async load(customerId: string): Promise<Customer> {
    const customer = await this.customers.findOneBy({ id: customerId });
    if (!customer) {
      throw new NotFoundError('Customer', customerId);
    }
    return customer;
  }
}

async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, KEY_LENGTH);
  return `${salt.toString('hex')}:${key.toString('hex')}`;
}

async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [salt, key] = stored.split(':');
  if (!salt || !key) {
    return false;
  }
  const derived = await derive(password, Buffer.from(salt, 'hex'), KEY_LENGTH);
  return timingSafeEqual(derived, Buffer.from(key, 'hex'));
}

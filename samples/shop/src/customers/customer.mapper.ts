import { Address } from './entities/address.entity';
import { Customer, CustomerGroup } from './entities/customer.entity';

/** What other parts of the shop may know about a customer. */
export interface CustomerView {
  id: string;
  email: string;
  fullName: string;
  phone: string | null;
  group: CustomerGroup;
  marketingConsent: boolean;
  memberSince: Date;
}

export interface PostalAddress {
  id: string;
  recipient: string;
  lines: string[];
  postcode: string;
  country: string;
}

export function toCustomerView(customer: Customer): CustomerView {
  return {
    id: customer.id,
    email: customer.email,
    fullName: `${customer.firstName} ${customer.lastName}`,
    phone: customer.phone,
    group: customer.group,
    marketingConsent: customer.marketingConsent,
    memberSince: customer.createdAt,
  };
}

export function toPostalAddress(address: Address): PostalAddress {
  return {
    id: address.id,
    recipient: address.recipient,
    lines: [address.line1, address.line2, address.town].filter((line) => line !== ''),
    postcode: address.postcode,
    country: address.country,
  };
}

// The entities stay inside on purpose: ask the services.
export { AddressBookService } from './address-book.service';
export { CustomersModule } from './customers.module';
export { CustomersService } from './customers.service';
export type { CustomerView, PostalAddress } from './customer.mapper';

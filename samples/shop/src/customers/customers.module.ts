import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AddressBookService } from './address-book.service';
import { CustomersController } from './customers.controller';
import { CustomersService } from './customers.service';
import { Address } from './entities/address.entity';
import { Customer } from './entities/customer.entity';

@Module({
  imports: [TypeOrmModule.forFeature([Customer, Address])],
  controllers: [CustomersController],
  providers: [CustomersService, AddressBookService],
  exports: [CustomersService, AddressBookService],
})
export class CustomersModule {}

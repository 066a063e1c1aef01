import { Body, Controller, Delete, Get, Param, Patch, Post, UseGuards } from '@nestjs/common';
import { CurrentCustomer, SessionGuard, StaffGuard } from '@shop/common/auth';
import { AddressBookService } from './address-book.service';
import { CustomerView, PostalAddress } from './customer.mapper';
import { CustomersService } from './customers.service';
import { AddressDto, RegisterCustomerDto, SignInDto, UpdateProfileDto } from './dto/customer.dto';

@Controller('customers')
export class CustomersController {
  constructor(
    private readonly customers: CustomersService,
    private readonly addressBook: AddressBookService,
  ) {}

  @Post()
  register(@Body() dto: RegisterCustomerDto): Promise<CustomerView> {
    return this.customers.register(dto);
  }

  @Post('sign-in')
  signIn(@Body() dto: SignInDto): Promise<{ token: string }> {
    return this.customers.signIn(dto);
  }

  @Get('me')
  @UseGuards(SessionGuard)
  me(@CurrentCustomer() customerId: string): Promise<CustomerView> {
    return this.customers.view(customerId);
  }

  @Patch('me')
  @UseGuards(SessionGuard)
  update(@CurrentCustomer() customerId: string, @Body() dto: UpdateProfileDto): Promise<CustomerView> {
    return this.customers.updateProfile(customerId, dto);
  }

  @Get('me/addresses')
  @UseGuards(SessionGuard)
  addresses(@CurrentCustomer() customerId: string): Promise<PostalAddress[]> {
    return this.addressBook.list(customerId);
  }

  @Post('me/addresses')
  @UseGuards(SessionGuard)
  addAddress(@CurrentCustomer() customerId: string, @Body() dto: AddressDto): Promise<PostalAddress> {
    return this.addressBook.add(customerId, dto);
  }

  @Delete('me/addresses/:id')
  @UseGuards(SessionGuard)
  removeAddress(@CurrentCustomer() customerId: string, @Param('id') id: string): Promise<void> {
    return this.addressBook.remove(customerId, id);
  }

  @Post(':id/trade-approval')
  @UseGuards(StaffGuard)
  approveTrade(@Param('id') id: string): Promise<void> {
    return this.customers.approveTrade(id);
  }
}

import { Body, Controller, Get, Headers, Param, Post, Query, UseGuards } from '@nestjs/common';
import { CurrentCustomer, Page, PageQuery, SessionGuard, StaffGuard } from '@shop/common';
import { Refund } from '../payments';
import { CheckoutOffer, CheckoutResult, CheckoutService } from './checkout.service';
import { CheckoutDto, OrderSearch, ReceiveReturnDto } from './dto/order.dto';
import { Order, OrderStatusChange } from './entities/order.entity';
import { OrderRow, OrdersService } from './orders.service';
import { ReturnsService } from './returns.service';

@Controller('orders')
export class OrdersController {
  constructor(
    private readonly orders: OrdersService,
    private readonly checkoutService: CheckoutService,
    private readonly returns: ReturnsService,
  ) {}

  @Get('checkout')
  @UseGuards(SessionGuard)
  offer(
    @CurrentCustomer() customerId: string,
    @Query('addressId') addressId: string,
    @Headers('user-agent') userAgent: string,
  ): Promise<CheckoutOffer> {
    return this.checkoutService.offer(customerId, addressId, /iPhone|iPad|Macintosh/.test(userAgent));
  }

  @Post('checkout')
  @UseGuards(SessionGuard)
  checkout(@CurrentCustomer() customerId: string, @Body() dto: CheckoutDto): Promise<CheckoutResult> {
    return this.checkoutService.checkout(customerId, dto);
  }

  @Get()
  @UseGuards(SessionGuard)
  mine(@CurrentCustomer() customerId: string, @Query() query: PageQuery): Promise<Page<OrderRow>> {
    return this.orders.listForCustomer(customerId, query);
  }

  @Get(':number')
  @UseGuards(SessionGuard)
  one(@CurrentCustomer() customerId: string, @Param('number') number: string): Promise<Order> {
    return this.orders.getForCustomer(number, customerId);
  }

  @Post(':number/cancel')
  @UseGuards(SessionGuard)
  cancel(@CurrentCustomer() customerId: string, @Param('number') number: string): Promise<void> {
    return this.orders.cancelForCustomer(number, customerId);
  }

  @Get('back-office/search')
  @UseGuards(StaffGuard)
  search(@Query() query: OrderSearch): Promise<Page<Order>> {
    return this.orders.search(query);
  }

  @Get('back-office/:id/history')
  @UseGuards(StaffGuard)
  history(@Param('id') id: string): Promise<OrderStatusChange[]> {
    return this.orders.historyOf(id);
  }

  @Post('back-office/:id/cancel')
  @UseGuards(StaffGuard)
  cancelByStaff(@Param('id') id: string, @Body('reason') reason: string): Promise<void> {
    return this.orders.cancel(id, reason);
  }

  @Post('back-office/:id/return')
  @UseGuards(StaffGuard)
  receiveReturn(@Param('id') id: string, @Body() dto: ReceiveReturnDto): Promise<Refund> {
    return this.returns.receive(id, dto);
  }
}

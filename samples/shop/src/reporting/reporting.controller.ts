import { Controller, Get, Header, Query, UseGuards } from '@nestjs/common';
import { csvRow, StaffGuard } from '@shop/common';
import { MethodSales, ProductSales, SalesReportService } from './sales-report.service';
import { SlowMover, StockReportService } from './stock-report.service';

@Controller('reports')
@UseGuards(StaffGuard)
export class ReportingController {
  constructor(
    private readonly sales: SalesReportService,
    private readonly stock: StockReportService,
  ) {}

  @Get('sales')
  byProduct(@Query('from') from: string, @Query('to') to: string): Promise<ProductSales[]> {
    return this.sales.byProduct(new Date(from), new Date(to));
  }

  @Get('sales.csv')
  @Header('content-type', 'text/csv')
  async csv(@Query('from') from: string, @Query('to') to: string): Promise<string> {
    const rows = await this.sales.byProduct(new Date(from), new Date(to));
    return [
      csvRow(['sku', 'name', 'sold', 'gross', 'margin']),
      ...rows.map((row) => csvRow([row.sku, row.name, row.sold, row.grossMinor / 100, row.marginMinor / 100])),
    ].join('\n');
  }

  @Get('methods')
  byMethod(@Query('from') from: string, @Query('to') to: string): Promise<MethodSales[]> {
    return this.sales.byMethod(new Date(from), new Date(to));
  }

  @Get('slow-movers')
  slowMovers(@Query('limit') limit = '50'): Promise<SlowMover[]> {
    return this.stock.slowMovers(Number(limit));
  }
}

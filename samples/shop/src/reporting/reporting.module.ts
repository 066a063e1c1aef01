import { Module } from '@nestjs/common';
import { ReportingController } from './reporting.controller';
import { SalesReportService } from './sales-report.service';
import { StockReportService } from './stock-report.service';

@Module({
  controllers: [ReportingController],
  providers: [SalesReportService, StockReportService],
})
export class ReportingModule {}

import { Body, Controller, Delete, Get, Param, Patch, Post, Query, UseGuards } from '@nestjs/common';
import { StaffGuard } from '@shop/common/auth';
import { Page } from '@shop/common/pagination';
import { CatalogueService, ImportResult, MenuNode } from './catalogue.service';
import { CreateProductDto, ProductQuery, UpdateProductDto } from './dto/product.dto';
import { Product } from './entities/product.entity';
import { ProductCard, ProductPage } from './product.mapper';

@Controller('catalogue')
export class CatalogueController {
  constructor(private readonly catalogue: CatalogueService) {}

  @Get('products')
  list(@Query() query: ProductQuery): Promise<Page<ProductCard>> {
    return this.catalogue.list(query);
  }

  @Get('products/:slug')
  product(@Param('slug') slug: string): Promise<ProductPage> {
    return this.catalogue.bySlug(slug);
  }

  @Get('menu')
  menu(): Promise<MenuNode[]> {
    return this.catalogue.menu();
  }

  @Post('products')
  @UseGuards(StaffGuard)
  create(@Body() dto: CreateProductDto): Promise<Product> {
    return this.catalogue.create(dto);
  }

  @Patch('products/:id')
  @UseGuards(StaffGuard)
  update(@Param('id') id: string, @Body() dto: UpdateProductDto): Promise<Product> {
    return this.catalogue.update(id, dto);
  }

  @Delete('products/:id')
  @UseGuards(StaffGuard)
  retire(@Param('id') id: string): Promise<void> {
    return this.catalogue.retire(id);
  }

  @Post('suppliers/:code/costs')
  @UseGuards(StaffGuard)
  importCosts(@Param('code') code: string, @Body('csv') csv: string): Promise<ImportResult> {
    return this.catalogue.importCosts(code, csv);
  }
}

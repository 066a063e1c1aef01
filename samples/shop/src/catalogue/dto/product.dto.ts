import { Transform } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Min } from 'class-validator';
import { Currency } from '@shop/common/money';
import { PageQuery } from '@shop/common/pagination';
import { trimmed } from '@shop/common/utils';

export class CreateProductDto {
  @Transform(trimmed)
  @IsString()
  @Length(3, 32)
  sku: string;

  @Transform(trimmed)
  @IsString()
  @Length(2, 160)
  name: string;

  @IsString()
  description: string;

  @IsInt()
  @Min(1)
  priceMinor: number;

  @IsInt()
  @Min(0)
  costMinor: number;

  @IsIn(['GBP', 'EUR'])
  currency: Currency;

  @IsInt()
  @Min(1)
  weightGrams: number;

  @IsUUID()
  categoryId: string;

  @IsOptional()
  @IsArray()
  images?: string[];

  /** Opening stock, so that buyers fill in one form and not two. */
  @IsOptional()
  @IsInt()
  @Min(0)
  openingStock?: number;
}

export class UpdateProductDto {
  @IsOptional()
  @IsString()
  name?: string;

  @IsOptional()
  @IsString()
  description?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  priceMinor?: number;

  @IsOptional()
  @IsBoolean()
  active?: boolean;
}

export type ProductSort = 'newest' | 'price_up' | 'price_down' | 'name';

export class ProductQuery extends PageQuery {
  @IsOptional()
  @IsString()
  category?: string;

  @Transform(trimmed)
  @IsOptional()
  @IsString()
  search?: string;

  @IsOptional()
  @IsIn(['newest', 'price_up', 'price_down', 'name'])
  sort: ProductSort = 'newest';

  @IsOptional()
  @Transform(({ value }) => value === 'true')
  @IsBoolean()
  inStock?: boolean;
}

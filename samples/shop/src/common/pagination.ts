import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

export class PageQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  page = 1;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  perPage = 24;
}

export interface Page<T> {
  items: T[];
  total: number;
  page: number;
  pages: number;
}

export function skipOf(query: PageQuery): number {
  return (query.page - 1) * query.perPage;
}

export function toPage<T>(items: T[], total: number, query: PageQuery): Page<T> {
  return { items, total, page: query.page, pages: Math.max(1, Math.ceil(total / query.perPage)) };
}

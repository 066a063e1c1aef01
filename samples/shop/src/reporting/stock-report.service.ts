import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

export interface SlowMover {
  sku: string;
  name: string;
  onHand: number;
  soldLast90Days: number;
  valueMinor: number;
}

@Injectable()
export class StockReportService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Money that lies on the shelves. Written as SQL because the query builder made four queries of it. */
  async slowMovers(limit: number): Promise<SlowMover[]> {
    const rows: { sku: string; name: string; on_hand: string; sold: string; value: string }[] =
      await this.dataSource.query(
        `SELECT p.sku, p.name, s.on_hand, COALESCE(o.sold, 0) AS sold, s.on_hand * p.cost_minor AS value
           FROM products p
           JOIN (SELECT product_id, SUM(on_hand) AS on_hand FROM stock_items GROUP BY product_id) s
             ON s.product_id = p.id
           LEFT JOIN (SELECT l.product_id, SUM(l.quantity) AS sold
                        FROM order_lines l
                        JOIN orders ord ON ord.id = l.order_id
                       WHERE ord.created_at > now() - interval '90 days'
                       GROUP BY l.product_id) o
             ON o.product_id = p.id
          WHERE p.active AND s.on_hand > 0
          ORDER BY COALESCE(o.sold, 0) ASC, value DESC
          LIMIT $1`,
        [limit],
      );
    return rows.map((row) => ({
      sku: row.sku,
      name: row.name,
      onHand: Number(row.on_hand),
      soldLast90Days: Number(row.sold),
      valueMinor: Number(row.value),
    }));
  }
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanSql } from '../../src/data/sql-scanner.js';
import { holeMark } from '../../src/data/sql-tokens.js';

/** Tables as short text: `r orders`, `w billing.invoices`, `r ?1` for a hole. */
function tables(sql: string): string {
  return scanSql(sql)
    .map(({ schema, table, hole, mode }) => `${mode[0]} ${schema === null ? '' : `${schema}.`}${hole === null ? table : `?${hole}`}`)
    .join(', ');
}

describe('scanSql', () => {
  it.each([
    ['SELECT * FROM orders o WHERE o.id = $1', 'r orders'],
    ["SELECT * FROM orders /* FROM stock */ WHERE note = 'FROM carts' -- FROM lines", 'r orders'],
    ['select o.id, l.qty from orders o, order_lines l, ONLY stock', 'r orders, r order_lines, r stock'],
    ['SELECT 1 FROM orders o LEFT JOIN order_lines AS l ON l.order_id = o.id CROSS JOIN LATERAL (SELECT * FROM stock) s', 'r orders, r order_lines, r stock'],
    ['SELECT * FROM (orders o JOIN customers c ON c.id = o.customer_id)', 'r orders, r customers'],
    ['INSERT INTO payments (order_id, amount) VALUES ($1, $2) ON CONFLICT (order_id) DO UPDATE SET amount = excluded.amount', 'w payments'],
    ['insert into archive select * from orders', 'w archive, r orders'],
    ['INSERT OR REPLACE INTO carts VALUES (1)', 'w carts'],
    ['REPLACE INTO carts VALUES (1)', 'w carts'],
    ['UPDATE stock SET quantity = s.q FROM supplies s WHERE s.id = stock.id', 'w stock, r supplies'],
    ['DELETE FROM carts USING customers c WHERE c.id = carts.customer_id RETURNING id', 'w carts, r customers'],
    ['DELETE t FROM carts t JOIN customers c ON c.id = t.customer_id', 'w carts, r customers'],
    ['MERGE INTO stock USING supplies ON stock.id = supplies.id WHEN MATCHED THEN UPDATE SET q = 1', 'w stock, r supplies'],
    ['TRUNCATE TABLE carts, sessions', 'w carts, w sessions'],
    ['SELECT * INTO archive FROM orders', 'w archive, r orders'],
    ['COPY orders (id) FROM stdin', 'w orders'],
    ['COPY orders TO stdout', 'r orders'],
    ['INSERT carts (id) VALUES (1)', 'w carts'],
    ['INSERT OR ROLLBACK INTO carts VALUES (1)', 'w carts'],
    ['UPDATE OR REPLACE carts SET a = 1', 'w carts'],
    ['UPDATE orders o, order_lines l SET o.a = l.a', 'w orders, r order_lines'],
    ['SELECT * INTO TEMP archive FROM orders', 'w archive, r orders'],
    ['REFRESH MATERIALIZED VIEW CONCURRENTLY daily', 'w daily'],
    ['CREATE OR REPLACE VIEW open_orders AS SELECT * FROM orders', 'r orders'],
    ['CREATE TRIGGER t AFTER INSERT ON orders BEGIN UPDATE stock SET q = (SELECT 1 FROM x); DELETE FROM carts; END; DELETE FROM carts', 'w carts'],
    ['SELECT * FROM $1:name o JOIN ${lines:name} USING (id) WHERE a = $2', 'r ?0, r ?lines'],
    ['INSERT INTO ?? SET ?', 'w ?0'],
    ['UPDATE stock SET ? WHERE id IN (SELECT id FROM ??)', 'w stock, r ?1'],
    ['SELECT 1; DELETE FROM carts; SELECT * FROM orders', 'w carts, r orders'],
    ['SELECT * FROM "Billing"."Invoice" i JOIN `order lines` l ON 1=1 JOIN [stock items] s ON 1=1', 'r Billing.Invoice, r order lines, r stock items'],
    ['SELECT * FROM shop.billing.invoices', 'r billing.invoices'],
    [
      'WITH recent (id) AS NOT MATERIALIZED (SELECT id FROM orders), big AS (SELECT * FROM recent) SELECT * FROM big JOIN customers ON true',
      'r orders, r customers',
    ],
    ['SELECT * FROM orders UNION SELECT * FROM archive', 'r orders, r archive'],
    ['SELECT (SELECT count(*) FROM order_lines) FROM orders WHERE id IN (SELECT order_id FROM payments)', 'r order_lines, r orders, r payments'],
    [`SELECT * FROM ${holeMark(0)} WHERE id = ${holeMark(1)}`, 'r ?0'],
    [`DELETE FROM shop.${holeMark(2)}`, 'w shop.?2'],
    [`SELECT * FROM ${holeMark(0)}_orders`, 'r ?-1'],
    [`SELECT * FROM tenant_${holeMark(0)}`, 'r ?-1'],
    [`DELETE FROM \`${holeMark(0)}\``, 'w ?0'],
    [`DELETE FROM "${holeMark(1)}"`, 'w ?1'],
    [`SELECT * FROM [${holeMark(0)}]`, 'r ?0'],
    [`SELECT * FROM "tenant_${holeMark(0)}"`, 'r ?-1'],
  ])('%s', (sql, expected) => expect(tables(sql)).toBe(expected));

  it.each([
    ['a function', 'SELECT * FROM generate_series(1, 10) g'],
    ['EXTRACT', "SELECT EXTRACT(day FROM created_at), TRIM(both ' ' FROM name), SUBSTRING(name FROM 2)"],
    ['a comparison', 'SELECT 1 WHERE a IS DISTINCT FROM b'],
    ['a comment', 'SELECT 1 -- FROM orders\n /* FROM stock */'],
    ['a string', "SELECT 'it''s FROM orders', $$ FROM stock $$, $x$ FROM carts $x$"],
    ['the database itself', 'SELECT * FROM information_schema.tables, pg_stat_activity'],
    ['a lock', 'SELECT 1 FOR UPDATE'],
    ['a foreign key', 'ALTER TABLE x ADD FOREIGN KEY (y) ON DELETE CASCADE ON UPDATE CASCADE'],
    ['rights', 'GRANT SELECT, UPDATE, REFERENCES ON orders TO shop'],
    ['a trigger', 'CREATE TRIGGER t BEFORE INSERT OR UPDATE OR DELETE ON orders FOR EACH ROW EXECUTE FUNCTION touch()'],
    ['a value', 'SELECT a::text FROM unnest($1) WHERE b ? $2 AND c = :name'],
    ['the schema', 'DROP TABLE orders; ALTER TABLE orders ADD COLUMN a int; CREATE INDEX i ON orders (a); LOCK TABLE orders'],
    ['functions named like verbs', "SELECT REPLACE(name, 'a', 'b'), TRUNCATE(price, 2), title"],
    ['prose', 'The order was taken from stock'],
    ['nothing', ''],
  ])('trap: %s names no table', (_, sql) => expect(tables(sql)).toBe(''));

  it('takes any text without throwing, and gives each table and mode once', () => {
    const words = fc.constantFrom(
      'SELECT',
      'FROM',
      'JOIN',
      '(',
      ')',
      ',',
      ';',
      'orders',
      '"x"',
      'WITH',
      'AS',
      'INTO',
      'DELETE',
      'UPDATE',
      '.',
      "'",
      '/*',
      '\u00000\u0000',
      '[',
      '$',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const seen = tables(parts.join(' ')).split(', ');
        return new Set(seen).size === seen.length;
      }),
    );
  });

  it('is linear in a long text', () => {
    const sql = `SELECT * FROM orders WHERE ${'id IN (SELECT id FROM lines) AND '.repeat(20_000)} true`;
    expect(tables(sql)).toBe('r orders, r lines');
  });
});

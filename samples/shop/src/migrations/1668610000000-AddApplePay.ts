import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddApplePay1668610000000 implements MigrationInterface {
  name = 'AddApplePay1668610000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TYPE payments_method_enum ADD VALUE 'apple_pay'`);
    await queryRunner.query(`ALTER TYPE payment_attempts_method_enum ADD VALUE 'apple_pay'`);
    await queryRunner.query(`ALTER TABLE payments ADD COLUMN payer_hint varchar`);
    await queryRunner.query(`UPDATE payments SET payer_hint = 'card' WHERE method = 'card'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    // Postgres cannot take a value out of an enum.
    await queryRunner.query(`ALTER TABLE payments DROP COLUMN payer_hint`);
  }
}

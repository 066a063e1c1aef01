import { LoggerService } from '@nestjs/common';
import { errorMessage } from './utils';

/** One JSON object a line, as the log shipper wants it. */
export class ShopLogger implements LoggerService {
  constructor(private readonly context = 'shop') {}

  log(message: string, details: Record<string, unknown> = {}): void {
    this.write('info', message, details);
  }

  warn(message: string, details: Record<string, unknown> = {}): void {
    this.write('warn', message, details);
  }

  error(message: string, cause?: unknown, details: Record<string, unknown> = {}): void {
    this.write('error', message, cause === undefined ? details : { ...details, cause: errorMessage(cause) });
  }

  private write(level: string, message: string, details: Record<string, unknown>): void {
    const line = JSON.stringify({ at: new Date().toISOString(), level, context: this.context, message, ...details });
    process.stdout.write(`${line}\n`);
  }
}

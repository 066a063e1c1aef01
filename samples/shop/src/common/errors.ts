import { ArgumentsHost, Catch, ExceptionFilter } from '@nestjs/common';
import { ShopLogger } from './logger';

export class DomainError extends Error {
  constructor(
    message: string,
    readonly status = 422,
    readonly code = 'domain_error',
  ) {
    super(message);
    this.name = new.target.name;
  }
}

export class NotFoundError extends DomainError {
  constructor(what: string, id: string) {
    super(`${what} ${id} does not exist`, 404, 'not_found');
  }
}

export class OutOfStockError extends DomainError {
  constructor(
    readonly sku: string,
    readonly wanted: number,
    readonly available: number,
  ) {
    super(`Only ${available} of ${sku} left, ${wanted} wanted`, 409, 'out_of_stock');
  }
}

export class PaymentDeclinedError extends DomainError {
  constructor(
    readonly reason: string,
    readonly retryable = true,
  ) {
    super(`The payment was declined: ${reason}`, 402, 'payment_declined');
  }
}

export class VoucherNotUsableError extends DomainError {
  constructor(code: string, reason: string) {
    super(`Voucher ${code} cannot be used: ${reason}`, 422, 'voucher_not_usable');
  }
}

export class IllegalTransitionError extends DomainError {
  constructor(from: string, to: string) {
    super(`An order cannot go from ${from} to ${to}`, 409, 'illegal_transition');
  }
}

@Catch(DomainError)
export class DomainErrorFilter implements ExceptionFilter<DomainError> {
  private readonly logger = new ShopLogger('DomainErrorFilter');

  catch(error: DomainError, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse();
    if (error.status >= 500) {
      this.logger.error('request failed', error);
    }
    response.status(error.status).json({ code: error.code, message: error.message });
  }
}

export type Currency = 'GBP' | 'EUR';

const SYMBOLS: Record<Currency, string> = { GBP: '£', EUR: '€' };

/** An amount in minor units (pence, cents). Never a float. */
export class Money {
  private constructor(
    readonly minor: number,
    readonly currency: Currency,
  ) {}

  static of(minor: number, currency: Currency): Money {
    if (!Number.isInteger(minor)) {
      throw new Error(`Money needs whole minor units, got ${minor}`);
    }
    return new Money(minor, currency);
  }

  static zero(currency: Currency): Money {
    return new Money(0, currency);
  }

  static sum(amounts: Money[], currency: Currency): Money {
    return amounts.reduce((total, amount) => total.plus(amount), Money.zero(currency));
  }

  plus(other: Money): Money {
    this.assertSameCurrency(other);
    return new Money(this.minor + other.minor, this.currency);
  }

  minus(other: Money): Money {
    this.assertSameCurrency(other);
    return new Money(this.minor - other.minor, this.currency);
  }

  times(factor: number): Money {
    return new Money(Math.round(this.minor * factor), this.currency);
  }

  percent(rate: number): Money {
    return this.times(rate / 100);
  }

  atLeastZero(): Money {
    return this.minor < 0 ? Money.zero(this.currency) : this;
  }

  isZero(): boolean {
    return this.minor === 0;
  }

  isMoreThan(other: Money): boolean {
    this.assertSameCurrency(other);
    return this.minor > other.minor;
  }

  /** "12.50", the form that PayPal wants. */
  toDecimal(): string {
    return (this.minor / 100).toFixed(2);
  }

  toString(): string {
    return `${SYMBOLS[this.currency]}${this.toDecimal()}`;
  }

  toJSON(): { minor: number; currency: Currency } {
    return { minor: this.minor, currency: this.currency };
  }

  private assertSameCurrency(other: Money): void {
    if (other.currency !== this.currency) {
      throw new Error(`Cannot mix ${this.currency} and ${other.currency}`);
    }
  }
}

/** The words of a name, in lower case: `PaymentMethod`, `payment_method` and `payment-method` are payment, method; `SMSProvider2` is sms, provider, 2. */
export function wordsOf(name: string): readonly string[] {
  return name
    .split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** A name without case and separators: `BANK_TRANSFER` and `bankTransfer` are the same. */
export function plainName(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

/** The last of dotted names. */
export function lastName(dotted: string): string {
  return dotted.slice(dotted.lastIndexOf('.') + 1);
}

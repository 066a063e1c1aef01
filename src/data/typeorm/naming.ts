/** TypeORM's default table name for a class: `OrderLine` is `order_line`, `SMSMessage` is `sms_message`; no plural. */
export function defaultTable(className: string): string {
  return className
    .replace(/([A-Z])([A-Z])([a-z])/g, '$1_$2$3')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

import { Injectable } from '@nestjs/common';
import { loadConfig } from '@shop/common/config';
import { DomainError } from '@shop/common/errors';
import { retry } from '@shop/common/utils';
import type { components } from './generated/carrier-api';

export type Consignment = components['schemas']['Consignment'];
export type ConsignmentRequest = components['schemas']['ConsignmentRequest'];
export type CarrierEvent = components['schemas']['Event'];

/** Parcel Post's web service. Their test system is down on Sundays. */
@Injectable()
export class CarrierClient {
  readonly carrier = 'Parcel Post';
  private readonly config = loadConfig().carrier;

  createConsignment(request: ConsignmentRequest): Promise<Consignment> {
    return this.call<Consignment>('POST', '/v2/consignments', request);
  }

  listEvents(trackingNumber: string): Promise<CarrierEvent[]> {
    return retry(() => this.call<CarrierEvent[]>('GET', `/v2/consignments/${trackingNumber}/events`));
  }

  private async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.config.baseUrl}${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-api-key': this.config.apiKey },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) {
      throw new DomainError(`${this.carrier} answered ${response.status}`, 502, 'carrier_failed');
    }
    return (await response.json()) as T;
  }
}

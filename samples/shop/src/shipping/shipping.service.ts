import { Injectable } from '@nestjs/common';
import { EventEmitter2, OnEvent } from '@nestjs/event-emitter';
import { Cron, CronExpression } from '@nestjs/schedule';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { DomainError, NotFoundError } from '@shop/common/errors';
import { ORDER_PAID, OrderPaid, SHIPMENT_DISPATCHED, ShipmentDispatched } from '@shop/common/events';
import { ShopLogger } from '@shop/common/logger';
import { Money } from '@shop/common/money';
import { AddressBookService } from '../customers';
import { CarrierClient, CarrierEvent, ConsignmentRequest } from './carrier.client';
import { Shipment, ShipmentStatus, TrackingEvent } from './entities/shipment.entity';

export interface ShippingRate {
  service: string;
  price: Money;
}

const FREE_FROM_MINOR = 6_000;
const PALLET_FROM_GRAMS = 30_000;

const CARRIER_SERVICE: Record<string, ConsignmentRequest['service']> = {
  standard: 'STD48',
  express: 'EXP24',
  pallet: 'PLT',
};

const STATUS_OF: Record<CarrierEvent['code'], ShipmentStatus> = {
  COLLECTED: 'dispatched',
  IN_TRANSIT: 'in_transit',
  OUT_FOR_DELIVERY: 'in_transit',
  DELIVERED: 'delivered',
  LOST: 'lost',
};

@Injectable()
export class ShippingService {
  private readonly logger = new ShopLogger('ShippingService');

  constructor(
    @InjectRepository(Shipment) private readonly shipments: Repository<Shipment>,
    private readonly addressBook: AddressBookService,
    private readonly carrier: CarrierClient,
    private readonly events: EventEmitter2,
  ) {}

  /** What can be offered for this weight and country, cheapest first. */
  rates(weightGrams: number, country: string, goods: Money): ShippingRate[] {
    if (weightGrams >= PALLET_FROM_GRAMS) {
      return [{ service: 'pallet', price: Money.of(6_500, goods.currency) }];
    }
    const abroad = country === 'GB' ? 0 : 900;
    const kilos = Math.ceil(weightGrams / 1000);
    const standard = goods.minor >= FREE_FROM_MINOR ? abroad : 395 + abroad + Math.max(0, kilos - 2) * 60;
    const express = 795 + abroad * 2 + Math.max(0, kilos - 2) * 110;
    return [
      { service: 'standard', price: Money.of(standard, goods.currency) },
      { service: 'express', price: Money.of(express, goods.currency) },
    ];
  }

  priceOf(service: string, weightGrams: number, country: string, goods: Money): Money {
    const rate = this.rates(weightGrams, country, goods).find((candidate) => candidate.service === service);
    if (!rate) {
      throw new DomainError(`${service} delivery is not possible for this order`);
    }
    return rate.price;
  }

  @OnEvent(ORDER_PAID)
  async announce(order: OrderPaid): Promise<void> {
    if (await this.shipments.existsBy({ orderId: order.orderId })) {
      return;
    }
    const address = await this.addressBook.addressOf(order.customerId, order.deliveryAddressId);
    await this.shipments.save(
      this.shipments.create({
        orderId: order.orderId,
        customerId: order.customerId,
        orderNumber: order.orderNumber,
        carrier: this.carrier.carrier,
        service: order.deliveryService,
        status: 'announced',
        weightGrams: order.weightGrams,
        recipient: {
          name: address.recipient,
          lines: address.lines,
          postcode: address.postcode,
          country: address.country,
        },
      }),
    );
  }

  /** The packing bench pressed "label". */
  async dispatch(shipmentId: string): Promise<Shipment> {
    const shipment = await this.shipments.findOneBy({ id: shipmentId });
    if (!shipment) {
      throw new NotFoundError('Shipment', shipmentId);
    }
    if (shipment.status !== 'announced') {
      throw new DomainError('This parcel has a label already', 409, 'already_dispatched');
    }
    const consignment = await this.carrier.createConsignment({
      reference: shipment.orderNumber,
      service: CARRIER_SERVICE[shipment.service],
      weight_grams: shipment.weightGrams,
      recipient: shipment.recipient,
    });
    shipment.trackingNumber = consignment.number;
    shipment.labelUrl = consignment.label_url;
    shipment.status = 'dispatched';
    await this.shipments.save(shipment);
    const dispatched: ShipmentDispatched = {
      orderId: shipment.orderId,
      customerId: shipment.customerId,
      carrier: shipment.carrier,
      trackingNumber: consignment.number,
    };
    this.events.emit(SHIPMENT_DISPATCHED, dispatched);
    return shipment;
  }

  toPack(): Promise<Shipment[]> {
    return this.shipments.find({ where: { status: 'announced' }, order: { createdAt: 'ASC' }, take: 200 });
  }

  async track(orderNumber: string, customerId: string): Promise<Shipment> {
    const shipment = await this.shipments.findOne({
      where: { orderNumber, customerId },
      relations: { tracking: true },
    });
    if (!shipment) {
      throw new NotFoundError('Shipment of order', orderNumber);
    }
    return shipment;
  }

  @Cron(CronExpression.EVERY_HOUR)
  async refreshTracking(): Promise<void> {
    const underway = await this.shipments.find({
      where: { status: In(['dispatched', 'in_transit']) },
      relations: { tracking: true },
    });
    for (const shipment of underway) {
      try {
        await this.refresh(shipment);
      } catch (error) {
        this.logger.error('tracking failed', error, { shipment: shipment.id });
      }
    }
  }

  private async refresh(shipment: Shipment): Promise<void> {
    const seen = new Set(shipment.tracking.map((event) => event.happenedAt.toISOString()));
    const fresh = (await this.carrier.listEvents(shipment.trackingNumber ?? '')).filter(
      (event) => !seen.has(new Date(event.at).toISOString()),
    );
    const last = fresh[fresh.length - 1];
    if (!last) {
      return;
    }
    shipment.status = STATUS_OF[last.code];
    await this.shipments.manager.insert(
      TrackingEvent,
      fresh.map((event) => ({ shipmentId: shipment.id, happenedAt: new Date(event.at), description: event.text })),
    );
    await this.shipments.update({ id: shipment.id }, { status: shipment.status });
  }
}

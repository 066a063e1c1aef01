import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { NotFoundError } from '@shop/common/errors';
import { normalisePostcode } from '@shop/common/utils';
import { PostalAddress, toPostalAddress } from './customer.mapper';
import { AddressDto } from './dto/customer.dto';
import { Address } from './entities/address.entity';

@Injectable()
export class AddressBookService {
  constructor(@InjectRepository(Address) private readonly addresses: Repository<Address>) {}

  async list(customerId: string): Promise<PostalAddress[]> {
    const addresses = await this.addresses.find({ where: { customerId }, order: { isDefault: 'DESC' } });
    return addresses.map(toPostalAddress);
  }

  async add(customerId: string, dto: AddressDto): Promise<PostalAddress> {
    const isFirst = (await this.addresses.countBy({ customerId })) === 0;
    const address = await this.addresses.save(
      this.addresses.create({
        ...dto,
        customerId,
        postcode: dto.country === 'GB' ? normalisePostcode(dto.postcode) : dto.postcode,
        isDefault: isFirst,
      }),
    );
    if (dto.isDefault) {
      await this.makeDefault(customerId, address.id);
    }
    return toPostalAddress(address);
  }

  async makeDefault(customerId: string, addressId: string): Promise<void> {
    await this.addresses.update({ customerId }, { isDefault: false });
    await this.addresses.update({ customerId, id: addressId }, { isDefault: true });
  }

  /** The address, if it belongs to the customer. */
  async addressOf(customerId: string, addressId: string): Promise<PostalAddress> {
    const address = await this.addresses.findOneBy({ id: addressId, customerId });
    if (!address) {
      throw new NotFoundError('Address', addressId);
    }
    return toPostalAddress(address);
  }

  async remove(customerId: string, addressId: string): Promise<void> {
    await this.addresses.delete({ id: addressId, customerId });
  }
}

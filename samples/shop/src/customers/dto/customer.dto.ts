import { Transform } from 'class-transformer';
import { IsBoolean, IsEmail, IsISO31661Alpha2, IsOptional, IsString, Length } from 'class-validator';
import { trimmed } from '@shop/common/utils';

export class RegisterCustomerDto {
  @Transform(trimmed)
  @IsEmail()
  email: string;

  @IsString()
  @Length(10, 128)
  password: string;

  @Transform(trimmed)
  @IsString()
  firstName: string;

  @Transform(trimmed)
  @IsString()
  lastName: string;

  @IsOptional()
  @IsString()
  companyName?: string;

  @IsOptional()
  @IsBoolean()
  marketingConsent?: boolean;
}

export class SignInDto {
  @IsEmail()
  email: string;

  @IsString()
  password: string;
}

export class UpdateProfileDto {
  @IsOptional()
  @IsString()
  firstName?: string;

  @IsOptional()
  @IsString()
  lastName?: string;

  @IsOptional()
  @IsString()
  phone?: string;

  @IsOptional()
  @IsBoolean()
  marketingConsent?: boolean;
}

export class AddressDto {
  @Transform(trimmed)
  @IsString()
  @Length(2, 120)
  recipient: string;

  @Transform(trimmed)
  @IsString()
  line1: string;

  @IsOptional()
  @IsString()
  line2?: string;

  @Transform(trimmed)
  @IsString()
  town: string;

  @Transform(trimmed)
  @IsString()
  @Length(3, 10)
  postcode: string;

  @IsISO31661Alpha2()
  country: string;

  @IsOptional()
  @IsBoolean()
  isDefault?: boolean;
}

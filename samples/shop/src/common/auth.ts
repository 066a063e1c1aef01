import { CanActivate, createParamDecorator, ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { sign, verify } from 'jsonwebtoken';
import { loadConfig } from './config';

export interface Session {
  customerId: string;
  staff: boolean;
}

export function issueToken(session: Session): string {
  return sign(session, loadConfig().sessionSecret, { expiresIn: '14d' });
}

function readSession(context: ExecutionContext): Session | null {
  const request = context.switchToHttp().getRequest();
  const header: string = request.headers.authorization ?? '';
  if (!header.startsWith('Bearer ')) {
    return null;
  }
  try {
    return verify(header.slice('Bearer '.length), loadConfig().sessionSecret) as Session;
  } catch {
    return null;
  }
}

@Injectable()
export class SessionGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const session = readSession(context);
    if (!session) {
      throw new UnauthorizedException('Please sign in');
    }
    context.switchToHttp().getRequest().session = session;
    return true;
  }
}

@Injectable()
export class StaffGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const session = readSession(context);
    if (!session?.staff) {
      throw new UnauthorizedException('Staff only');
    }
    context.switchToHttp().getRequest().session = session;
    return true;
  }
}

/** The id of the signed-in customer, in controllers behind SessionGuard. */
export const CurrentCustomer = createParamDecorator(
  (_data: unknown, context: ExecutionContext): string => context.switchToHttp().getRequest().session.customerId,
);

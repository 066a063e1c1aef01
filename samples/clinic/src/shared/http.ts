import { Prisma } from '@prisma/client';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { AppError, InvalidInputError } from './errors';

export interface Page {
  skip: number;
  take: number;
}

const PAGE_SIZE = 25;
const LARGEST_PAGE = 100;

/** Lets a route be written as an async function; a rejection goes to the error handler. */
export function handle(work: (req: Request, res: Response) => Promise<void>): RequestHandler {
  return (req, res, next) => {
    work(req, res).catch(next);
  };
}

export function sendCreated(res: Response, location: string, body: unknown): void {
  res.status(201).location(location).json(body);
}

/** `?page=2&size=50` as skip and take; the first page is 1. */
export function pageOf(req: Request): Page {
  const page = queryNumber(req, 'page', 1);
  const take = Math.min(queryNumber(req, 'size', PAGE_SIZE), LARGEST_PAGE);
  return { skip: (page - 1) * take, take };
}

export function queryText(req: Request, name: string): string | undefined {
  const value = req.query[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw new InvalidInputError(name, 'may be given once');
  return value.trim() || undefined;
}

export function queryDate(req: Request, name: string, fallback: Date): Date {
  const text = queryText(req, name);
  if (text === undefined) return fallback;
  const value = new Date(text);
  if (Number.isNaN(value.getTime())) throw new InvalidInputError(name, 'is not a date');
  return value;
}

function queryNumber(req: Request, name: string, fallback: number): number {
  const text = queryText(req, name);
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidInputError(name, 'must be a whole number from 1');
  return value;
}

export const unknownRoute: RequestHandler = (req, res) => {
  res.status(404).json({ code: 'not-found', message: `Nothing answers ${req.method} ${req.path}.` });
};

/** Last in the chain: our own errors keep their status, all else is 500 and is logged. */
export const errorHandler: ErrorRequestHandler = (error, req, res, next) => {
  if (res.headersSent) {
    next(error);
    return;
  }
  if (error instanceof InvalidInputError) {
    res.status(error.status).json({ code: error.code, field: error.field, message: error.message });
    return;
  }
  if (error instanceof AppError) {
    res.status(error.status).json({ code: error.code, message: error.message });
    return;
  }
  if (isUniqueViolation(error)) {
    res.status(409).json({ code: 'conflict', message: 'A record with these values exists already.' });
    return;
  }
  console.error(`${req.method} ${req.path} failed`, error);
  res.status(500).json({ code: 'internal', message: 'Something went wrong on our side.' });
};

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}

import { randomInt, timingSafeEqual } from 'node:crypto';
import { checkInCodeWrong } from './order.errors.ts';
import type { Order } from './order.ts';

/** The code that proves that both sides are there, alike in every kind that asks for one. */
export const mostCodeTries = 5;

export const isCodeLocked = (order: Order): boolean => order.codeTries >= mostCodeTries;

export function givesCode() {
  return { set: { checkInCode: String(randomInt(1_000_000)).padStart(6, '0'), codeTries: 0 } };
}

export function validateCode(order: Order, { code }: { code: string }): void {
  if (order.checkInCode === null || code !== order.checkInCode) {
    throw checkInCodeWrong({ left: Math.max(0, mostCodeTries - order.codeTries) });
  }
}

export function isSameCode(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

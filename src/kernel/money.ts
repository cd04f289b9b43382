/** Integer fen. Nothing in the server holds yuan as a number. */
export type Fen = number;

export function isFen(value: unknown): value is Fen {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** `percent` of an amount, rounded down to whole fen: what is given back never exceeds what was paid. */
export function percentOf(amountFen: Fen, percent: number): Fen {
  return Math.floor((amountFen * percent) / 100);
}

/** 12345 → `123.45`, for people. */
export function yuan(fen: Fen): string {
  const sign = fen < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(fen) / 100);
  return `${sign}${whole}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
}

/** `¥35` or `¥35.50` from integer fen. */
export function sayFen(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const yuan = Math.trunc(Math.abs(fen) / 100);
  const rest = Math.abs(fen) % 100;
  return rest === 0 ? `${sign}¥${yuan}` : `${sign}¥${yuan}.${String(rest).padStart(2, '0')}`;
}

/** Integer fen from what a person typed in yuan (`35`, `35.5`, `35.50`); null where it is not an amount. */
export function fenOf(yuan: string): number | null {
  const match = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(yuan.trim());
  if (match === null) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** `35` or `35.50`, as it stands in an input. */
export function yuanOf(fen: number): string {
  return sayFen(fen).slice(1);
}

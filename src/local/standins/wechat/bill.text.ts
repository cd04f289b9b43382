/** How bills are written: yuan, cells that begin with a backtick, totals in the last two lines. */

/** Fen as yuan, without a float: 1205 → 12.05. */
export function yuanText(fen: number, decimals = 2): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const text = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
  return `${fen < 0 ? '-' : ''}${text}${'0'.repeat(decimals - 2)}`;
}

const line = (cells: readonly string[]) =>
  cells.map((cell) => `\`${cell.replace(/[,`\r\n]/g, ' ')}`).join(',');

/** As WeChat writes it: a mark of UTF-8, captions, rows, captions of the totals, totals. */
export function csvText(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  totalColumns: readonly string[],
  totals: readonly string[],
): string {
  const lines = [columns.join(','), ...rows.map(line), totalColumns.join(','), line(totals)];
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

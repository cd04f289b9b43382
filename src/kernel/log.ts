/** Logs carry no personal data: ids, codes and counts only. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}
export const silentLog: Log = { info() {}, warn() {}, error() {} };

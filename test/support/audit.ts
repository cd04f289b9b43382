import type { AuditPort, AuditRecord } from '../../src/kernel/audit.ts';

/** A trail in memory, once per key, for parts that are tested without the room that keeps it. */
export function memoryAudit(): AuditPort & { records: AuditRecord[] } {
  const records: AuditRecord[] = [];
  return {
    records,
    async record(entry) {
      if (!records.some(({ key }) => key === entry.key)) records.push(entry);
    },
  };
}

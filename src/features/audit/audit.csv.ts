import { mostExported } from './audit.service.ts';
import type { AuditRow } from './audit.ts';

/** What the file's first line and its last say. */
export interface ExportSentences {
  columns: readonly string[];
  /** `{most}` rows are given, more are left. */
  more: string;
}
type NamesOf = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

// What a spreadsheet would take for a formula stands behind an apostrophe.
const formula = /^\s*[=+\-@|%]|^\s/;

export function cell(value: string | null): string {
  const text = value ?? '';
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

const line = (cells: readonly (string | null)[]) => `${cells.map(cell).join(',')}\r\n`;
const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

function lineOf(row: AuditRow, names: ReadonlyMap<string, string>): string {
  return line([
    row.at.toISOString(),
    row.action,
    (row.actorId && names.get(row.actorId)) ?? null,
    row.actorId,
    row.as,
    row.asGrid,
    row.target.kind,
    row.target.id,
    row.subjectId,
    row.reason,
    row.gridPath.at(-1) ?? null,
    row.requestId,
    row.ip,
    json(row.before),
    json(row.after),
    row._id,
  ]);
}

/** The rows as a file that spreadsheets open: UTF-8 with a mark, a line at a time, cut with a sentence. */
export async function* csvOf(
  portions: AsyncIterable<AuditRow[]>,
  sentences: ExportSentences,
  namesOf: NamesOf,
  most = mostExported,
): AsyncGenerator<string> {
  yield `\ufeff${line(sentences.columns)}`;
  let left = most;
  for await (const rows of portions) {
    const names = await namesOf(actorsOf(rows));
    yield rows
      .slice(0, left)
      .map((row) => lineOf(row, names))
      .join('');
    if (rows.length > left) yield line([sentences.more.replace('{most}', String(most))]);
    left -= Math.min(left, rows.length);
  }
}

/** Who did it, and whose data it was about. */
export function peopleOf(rows: readonly AuditRow[]): string[] {
  const all = rows.flatMap(({ actorId, subjectId }) => [actorId, subjectId]);
  return [...new Set(all.flatMap((id) => (id === null ? [] : [id])))];
}
function actorsOf(rows: readonly AuditRow[]): string[] {
  return [...new Set(rows.flatMap(({ actorId }) => (actorId === null ? [] : [actorId])))];
}

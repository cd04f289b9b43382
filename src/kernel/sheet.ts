import { strToU8, Zip, ZipDeflate } from 'fflate';
import { day, hour } from './clock.ts';

/** What a cell holds: words, an instant, or an amount in fen. */
export type Cell = string | null | Date | { fen: number };
export interface SheetHead {
  /** What the sheet is called. */
  name: string;
  columns: readonly { says: string; width: number }[];
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const worksheets = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** The looks of cells, by their place in the styles. */
const looks = { plain: 0, head: 1, time: 2, money: 3, quoted: 4 } as const;
/** A cell holds no more. */
const longestCell = 32_767;
const chinaAhead = 8 * hour;
/** 1 January 1970 in days as spreadsheets count them. */
const epochDay = 25_569;

// What a spreadsheet would take for a formula, also where it is typed again.
const formula = /^\s*[=+\-@|%＝＋－＠]|^\s/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML has none of these
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const textOf = (text: string): string =>
  text
    .replaceAll(unwritable, '')
    .slice(0, longestCell)
    // a text that looks like an escape is none
    .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[&<>"]/g, (each) => named[each] ?? each);

/** Readers want every cell to say where it stands, e.g. C7; a sheet of ours has at most 26 columns. */
const placeOf = (row: number, column: number): string => `${String.fromCodePoint(65 + column)}${row}`;
const words = (place: string, text: string, look: number): string =>
  `<c r="${place}" t="inlineStr" s="${look}"><is><t xml:space="preserve">${textOf(text)}</t></is></c>`;

function cellOf(cell: Cell, place: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') return words(place, cell, formula.test(cell) ? looks.quoted : looks.plain);
  if (cell instanceof Date) {
    const days = (cell.getTime() + chinaAhead) / day + epochDay;
    return `<c r="${place}" s="${looks.time}"><v>${days}</v></c>`;
  }
  return `<c r="${place}" s="${looks.money}"><v>${(cell.fen / 100).toFixed(2)}</v></c>`;
}

const rowOf = (row: number, cells: readonly Cell[]): string =>
  `<row r="${row}">${cells.map((cell, column) => cellOf(cell, placeOf(row, column))).join('')}</row>`;

function beginOf({ columns }: SheetHead): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const heads = columns.map(({ says }, column) => words(placeOf(1, column), says, looks.head));
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return (
    `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>` +
    `<cols>${widths.join('')}</cols><sheetData><row r="1">${heads.join('')}</row>`
  );
}

const styles =
  `${xml}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf xfId="0"/>' +
  '<xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/>' +
  '<xf xfId="0" numFmtId="4" applyNumberFormat="1"/><xf xfId="0" quotePrefix="1"/></cellXfs></styleSheet>';

/** The n-th sheet, from 1 on. */
const eachOf = (sheets: readonly Sheet[], says: (at: number, sheet: Sheet) => string): string =>
  sheets.map((sheet, at) => says(at + 1, sheet)).join('');

export interface Sheet {
  head: SheetHead;
  portions: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** The parts of a workbook, beside the sheets themselves. */
const partsOf = (sheets: readonly Sheet[]): Record<string, string> => ({
  '[Content_Types].xml':
    `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${worksheets}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${worksheets}.styles+xml"/>` +
    `${eachOf(sheets, (at) => `<Override PartName="/xl/worksheets/sheet${at}.xml" ContentType="${worksheets}.worksheet+xml"/>`)}</Types>`,
  '_rels/.rels': `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${documents}"><sheets>${eachOf(sheets, (at, { head }) => `<sheet name="${textOf(head.name)}" sheetId="${at}" r:id="rId${at}"/>`)}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels':
    `${xml}<Relationships xmlns="${packages}/relationships">` +
    eachOf(
      sheets,
      (at) =>
        `<Relationship Id="rId${at}" Type="${documents}/worksheet" Target="worksheets/sheet${at}.xml"/>`,
    ) +
    `<Relationship Id="rId${sheets.length + 1}" Type="${documents}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': styles,
});

/**
 * A workbook, .xlsx, as it is read: a portion of rows after the other, so that however many rows there are, only a portion
 * is held. Every text is a text, whatever it begins with; times are those of Shanghai.
 */
export async function* workbook(...sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const archive = new Zip((fault, bytes) => {
    if (fault) throw fault;
    ready.push(bytes);
  });
  const open = (path: string): ZipDeflate => {
    const part = new ZipDeflate(path, { level: 6 });
    archive.add(part);
    return part;
  };
  for (const [path, content] of Object.entries(partsOf(sheets))) open(path).push(strToU8(content), true);
  for (const [at, { head, portions }] of sheets.entries()) {
    const sheet = open(`xl/worksheets/sheet${at + 1}.xml`);
    sheet.push(strToU8(beginOf(head)));
    let last = 1;
    for await (const rows of portions) {
      sheet.push(strToU8(rows.map((cells, next) => rowOf(last + 1 + next, cells)).join('')));
      last += rows.length;
      yield* ready.splice(0);
    }
    sheet.push(strToU8('</sheetData></worksheet>'), true);
  }
  archive.end();
  yield* ready.splice(0);
}

import { stringify } from 'csv-stringify/sync'

/** One line of a table: a cell for each column; null is empty. */
export type CsvRow<Column extends string = string> = Readonly<Record<Column, string | number | boolean | null>>

/**
 * CSV as in RFC 4180: a header line, comma, CRLF; UTF-8 with a byte order mark, so that spreadsheets read accents. A cell that a
 * spreadsheet could take for a formula (it begins with `=`, `+`, `-`, `@`, a tab, a carriage return, or a full-width form of
 * these) gets an apostrophe before it.
 */
export function formatCsv<Column extends string>(columns: readonly Column[], rows: readonly CsvRow<Column>[]): string {
  return stringify([...rows], { columns: [...columns], header: true, bom: true, record_delimiter: 'windows', quote_record_delimiter: true, escape_formulas: true, cast: { boolean: String } })
}

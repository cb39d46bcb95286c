/** One measure: its median over several runs, or a size. */
export interface BenchRow {
  name: string
  median: number
  unit: string
  note?: string
}

/** A Markdown table, three significant digits. */
export function formatRows(rows: readonly BenchRow[]): string {
  const lines = rows.map(({ name, median, unit, note = '' }) => `| ${name} | ${Number(median.toPrecision(3))} ${unit} | ${note} |`)
  return ['| Measure | Median | Note |', '| --- | ---: | --- |', ...lines].join('\n')
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

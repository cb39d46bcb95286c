import { mergeCases, type MergeCase } from './merge-cases.ts'

/** The cases as the Markdown table of the README. Line breaks show as ⏎, carriage returns as ␍, narrow no-break spaces as ⍽. */
export function formatMergeTable(): string {
  const rows = mergeCases.map(({ topic, says, base, ours, theirs, ...outcome }) => [topic, says, show(base), show(ours), show(theirs), tell(outcome)])
  return [['', 'The two proposals', 'Base', 'One', 'Other', 'Outcome'], ['---', '---', '---', '---', '---', '---'], ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function tell({ merged, disputed }: Pick<MergeCase, 'merged' | 'disputed'>): string {
  return merged === undefined ? `**collide** on ${(disputed ?? []).map(show).join(', ')}` : show(merged)
}

function show(text: string): string {
  const visible = text.replaceAll('\r', '␍').replaceAll('\n', '⏎').replaceAll('\u202f', '⍽').replaceAll('|', '¦')
  const decomposed = text !== text.normalize('NFC') ? ' (NFD)' : ''
  return `<code>${visible.normalize('NFC').replaceAll('<', '&lt;').replaceAll('*', '&#42;').replaceAll('[', '&#91;')}</code>${decomposed}`
}

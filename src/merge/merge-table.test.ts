import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { formatMergeTable } from './merge-table.ts'

const readme = new URL('README.md', import.meta.url)
const start = '<!-- cases -->\n'
const end = '\n<!-- /cases -->'

it('stands in the README as the tests run it (UPDATE_README=1 writes it)', () => {
  const text = readFileSync(readme, 'utf8')
  const [head, tail] = [text.indexOf(start) + start.length, text.indexOf(end)]
  if (process.env['UPDATE_README'] === '1') writeFileSync(readme, text.slice(0, head) + formatMergeTable() + text.slice(tail))
  else expect(text.slice(head, tail)).toBe(formatMergeTable())
})

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatItem, formatPlan } from '../content/format-file.ts'
import { planFields } from '../domain/plan.ts'

export const themes = ['Water', 'Housing', 'Food', 'Transport', 'Schools']
export const measuresEach = 19

/** Writes a plan unlike the sample under `folder/content`: two levels, no numbers in its titles, 100 items, in English. */
export async function writeEnglishPlan(folder: string): Promise<void> {
  const fields = planFields.parse({ title: 'Our town in ten years', lang: 'en', 'time-zone': 'Europe/London', levels: { axis: 'Theme', action: 'Measure' } })
  const files = new Map([['plan.md', formatPlan(fields, 'What we want our town to be.\nEveryone can propose a change.\n')]])
  themes.forEach((title, index) => {
    const parent = title.toLowerCase()
    files.set(`axes/${parent}.md`, formatItem({ kind: 'axis', id: parent, order: index, title, body: `Why ${parent} matters to us.\n` }))
    for (let order = 1; order <= measuresEach; order += 1) {
      const id = `${parent}-${'abcdefghijklmnopqrstuvwxyz'[order]}`
      files.set(`actions/${id}.md`, formatItem({ kind: 'action', id, parent, order, title: `${title} for everyone, part ${id.slice(-1)}`, body: `Care for ${parent} on every street, case ${id}.\n` }))
    }
  })
  for (const [path, text] of files) {
    await mkdir(join(folder, 'content', path, '..'), { recursive: true })
    await writeFile(join(folder, 'content', path), text)
  }
}

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const checkout = join(import.meta.dirname, '../..')
/** So many words in a row are nobody else's. */
const run = 7

/** What tells the sample: its sentences, the names of those who wrote in its thread, its items' longer ids. */
export interface SampleWords {
  /** Each piece of the sample that `text` holds. */
  findIn(text: string): string[]
}

export async function readSampleWords(): Promise<SampleWords> {
  const content = await readFolder(join(checkout, 'content'))
  const comments = JSON.parse(await readFile(join(checkout, 'src/demo/fixture/thread.json'), 'utf8')) as { text: string }[]
  const people = JSON.parse(await readFile(join(checkout, 'src/demo/fixture/people.json'), 'utf8')) as Record<string, { name: string }>
  // The host's pages and a version's note are the program's own words.
  const texts = [...content].filter(([path]) => !/^(?:pages|versions)\//.test(path)).map(([, text]) => text.replace(/^---\n[\s\S]*?\n---\n/, ''))
  const runs = new Set([...texts, ...comments.map(({ text }) => text)].flatMap(listRuns))
  const ids = [...content.keys()].flatMap((path) => /^(?:axes|objectives|actions)\/(.{12,})\.md$/.exec(path)?.[1] ?? [])
  const names = [...ids, ...Object.values(people).map(({ name }) => name)]
  return { findIn: (text) => [...listRuns(text).filter((each) => runs.has(each)), ...names.filter((name) => text.includes(name))] }
}

function listRuns(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return words.slice(run - 1).map((_, index) => words.slice(index, index + run).join(' '))
}

async function readFolder(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.mdx?$/.test(name))
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)))
}

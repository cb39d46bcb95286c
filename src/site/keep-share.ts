import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const kept = z.object({ traced: z.number().min(0).max(1) })

/** Keeps the share of traced words for the next build, and returns the earlier one's; null where there is none that can be read. */
export async function keepShare(folder: string, traced: number): Promise<number | null> {
  const file = join(folder, 'share.json')
  const before = await readFile(file, 'utf8').then((text) => kept.parse(JSON.parse(text)).traced).catch(() => null)
  await mkdir(folder, { recursive: true })
  await writeFile(`${file}.${process.pid}`, JSON.stringify({ traced }))
  await rename(`${file}.${process.pid}`, file)
  return before
}

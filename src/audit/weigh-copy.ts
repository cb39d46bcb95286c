import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { copyFile, type OfflineCopy } from '../offline/offline-copy.ts'

/** What a device is asked to keep after one visit. */
export interface CopyWeight {
  files: number
  /** Bodies as sent to a browser that takes Brotli. */
  sent: number
  /** On the device. */
  kept: number
}

/** Weighs the offline copy of a built site. Throws when the site has none. */
export async function weighCopy(siteDir: string): Promise<CopyWeight> {
  const list = await readFile(join(siteDir, copyFile), 'utf8').catch((cause: unknown) => {
    throw new Error(`${siteDir} has no offline copy: ${copyFile} cannot be read.`, { cause })
  })
  const { small, rest, later } = JSON.parse(list) as OfflineCopy
  const paths = [...small, ...rest, ...later].map(([address]) => join(siteDir, address === '' || address.endsWith('/') ? `${address}index.html` : address))
  const sizes = await Promise.all(paths.map(async (path) => {
    const kept = (await stat(path)).size
    return { kept, sent: await stat(`${path}.br`).then(({ size }) => size, () => kept) }
  }))
  const sum = (key: 'kept' | 'sent'): number => sizes.reduce((total, each) => total + each[key], 0)
  return { files: paths.length, sent: sum('sent'), kept: sum('kept') }
}

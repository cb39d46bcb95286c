import { open } from 'node:fs/promises'
import type { DocumentCounts, HistoryDocument } from './describe-history.ts'

/** Writes a document and a line end; each piece while the next one is made. Throws what the file system does. */
export async function writeDocument(file: string, document: HistoryDocument): Promise<DocumentCounts> {
  const handle = await open(file, 'w')
  try {
    let written: Promise<unknown> = Promise.resolve()
    for (let next = document.next(); ; next = document.next()) {
      await written
      if (next.done) {
        await handle.writeFile('\n')
        return next.value
      }
      written = handle.writeFile(next.value)
      // Reported where it is awaited.
      written.catch(() => {})
    }
  } finally {
    await handle.close()
  }
}

import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createPersonId } from '../../domain/ids.ts'
import { decodeInput } from '../../import/decode-input.ts'
import { parseInput } from '../../import/parse-input.ts'
import { createPeople } from '../../import/plan-files/create-people.ts'
import { planFilesFrom } from '../../import/plan-files/plan-files-from.ts'
import { describeParse } from '../../import/report/describe-parse.ts'
import { legalPage } from './first-files.ts'

/**
 * Files of `content/` for a discussion page or export, under `title`, and the account of what was understood. What people wrote
 * below the plan stays in `sources/`, under opaque ids. Throws `ImportError`; rejects when the file cannot be read.
 */
export async function importFiles(file: string, title: string): Promise<{ files: Map<string, string>; account: string }> {
  const parsed = parseInput(decodeInput(await readFile(file)), {})
  const people = createPeople({}, () => createPersonId(randomBytes))
  const files = planFilesFrom(parsed, { idOf: people.idOf, fields: { title } })
  for (const [path, text] of await legalPage('fr')) files.set(path, text)
  return { files, account: describeParse(parsed) }
}

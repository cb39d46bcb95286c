import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { createPersonId } from '../src/domain/ids.ts'
import { decodeInput } from '../src/import/decode-input.ts'
import { ImportError } from '../src/import/import-error.ts'
import { parseInput } from '../src/import/parse-input.ts'
import { createPeople } from '../src/import/plan-files/create-people.ts'
import { buildThread } from '../src/import/plan-files/build-thread.ts'
import { planFilesFrom } from '../src/import/plan-files/plan-files-from.ts'
import { describeParse } from '../src/import/report/describe-parse.ts'
import { errorWords } from '../src/import/report/words.ts'
import { checkOutput, readInput } from './lib/import-files.ts'

const options = {
  out: { type: 'string' },
  json: { type: 'boolean' },
  force: { type: 'boolean' },
  thread: { type: 'string' },
  discussion: { type: 'string' },
  'time-zone': { type: 'string' },
} as const

/** `npm run import -- FILE --out FOLDER`: see `src/import/README.md`. Nothing is written unless everything was understood well enough to be. */
async function main(args: string[]): Promise<void> {
  const { values, positionals } = readArguments(args)
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0 || (!values.out && !values.json && !values.thread)) throw new ImportError('import.usage', 'Wrong arguments')
  const timeZone = values['time-zone']
  const parsed = parseInput(decodeInput(await readInput(file)), { ...(timeZone && { timeZone }), ...(values.discussion && { discussion: values.discussion }) })
  for (const folder of [values.out, values.thread]) if (folder !== undefined && !values.force) await checkOutput(folder)
  const known = await readPeople(values.thread)
  const people = createPeople(known, () => createPersonId(randomBytes))
  const files = new Map<string, string>()
  if (values.out !== undefined) for (const [path, text] of planFilesFrom(parsed, { idOf: people.idOf, ...(timeZone && { timeZone }) })) files.set(join(values.out, path), text)
  if (values.thread !== undefined) {
    const { thread, people: named } = buildThread(parsed, people.idOf)
    for (const [name, data] of [['thread', thread], ['people', { ...named, ...known }]] as const) files.set(join(values.thread, `${name}.json`), `${JSON.stringify(data, null, 2)}\n`)
  }
  for (const [path, text] of files) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
  process.stdout.write(values.json ? `${JSON.stringify(parsed, null, 2)}\n` : `${describeParse(parsed)}\n\n${files.size} fichiers écrits.\n`)
}

function readArguments(args: string[]): ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>> {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (cause) {
    throw new ImportError('import.usage', 'Wrong arguments', { cause })
  }
}

/** The ids given by an earlier import into the same folder. */
async function readPeople(folder: string | undefined): Promise<Record<string, { name: string }>> {
  if (folder === undefined) return {}
  const text = await readFile(join(folder, 'people.json'), 'utf8').catch(() => '{}')
  return JSON.parse(text) as Record<string, { name: string }>
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof ImportError)) throw error
  process.stderr.write(`${errorWords(error.code, String(error.data['file'] ?? process.argv[2] ?? ''))}\n`)
  process.exitCode = 1
}

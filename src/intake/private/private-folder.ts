import { randomBytes } from 'node:crypto'
import { mkdir, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../domain/errors.ts'
import { removeDurably, writeDurably } from './write-durably.ts'

/** One JSON file a record, in one sub-folder. Names are ours (ids), never contributed text. */
export interface RecordFolder {
  /** Names without `.json`, sorted. */
  list(): Promise<string[]>
  read(name: string): Promise<unknown>
  write(name: string, record: unknown): Promise<void>
  remove(name: string): Promise<void>
}

/** A file at the top of the folder, without `.json`. */
type PrivateFile = 'coordinators' | 'claims' | 'github-app' | 'host-watch' | 'announced'

/** What is not in Git: see README. Losing it loses only what had not left yet, and the links that its key made. */
export interface PrivateFolder {
  readonly path: string
  /** 32 random bytes, made once, mode 0600: signs links, sessions, keys of the form. */
  readonly key: Buffer
  records(name: 'outbox' | 'held' | 'set-aside' | 'sessions' | 'baskets'): RecordFolder
  /** A single JSON file at the top of the folder; null when it is not there yet. */
  readFile(name: PrivateFile): Promise<unknown>
  writeFile(name: PrivateFile, record: unknown): Promise<void>
}

/** Opens the private folder, and makes it (mode 0700) with its key the first time. Throws `NotKept` when it cannot be written. */
export async function createPrivateFolder(path: string): Promise<PrivateFolder> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  const key = await readOrMakeKey(join(path, 'key'))
  return {
    path,
    key,
    records: (name) => createRecordFolder(join(path, name)),
    readFile: (name) => readJson(join(path, `${name}.json`)),
    writeFile: (name, record) => writeDurably(join(path, `${name}.json`), `${JSON.stringify(record, null, 2)}\n`),
  }
}

function createRecordFolder(path: string): RecordFolder {
  const fileOf = (name: string) => {
    if (!/^[a-z0-9-]+$/.test(name)) throw new PrivateFileUnreadable(name)
    return join(path, `${name}.json`)
  }
  return {
    list: async () => (await listNames(path)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5)).sort(),
    read: (name) => readJson(fileOf(name)),
    write: (name, record) => writeDurably(fileOf(name), `${JSON.stringify(record)}\n`),
    remove: (name) => removeDurably(fileOf(name)),
  }
}

async function readOrMakeKey(path: string): Promise<Buffer> {
  const kept = await readText(path)
  if (kept === null) {
    await writeDurably(path, randomBytes(32).toString('base64url'))
    return readOrMakeKey(path)
  }
  const key = Buffer.from(kept.trim(), 'base64url')
  if (key.length !== 32) throw new PrivateFileUnreadable(path)
  return key
}

async function readJson(path: string): Promise<unknown> {
  const text = await readText(path)
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new PrivateFileUnreadable(path, cause)
  }
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw new PrivateFileUnreadable(path, error)
  }
}

async function listNames(path: string): Promise<string[]> {
  try {
    return await readdir(path)
  } catch (error) {
    if (isMissing(error)) return []
    throw new PrivateFileUnreadable(path, error)
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** A file of the private folder is damaged or closed to us: a person must look, we never start over it. */
export class PrivateFileUnreadable extends AppError {
  constructor(path: string, cause?: unknown) {
    super('private.unreadable', `${path} cannot be read as what it should be. Restore it from a copy, or move it away, then start again.`, { data: { path }, cause })
  }
}

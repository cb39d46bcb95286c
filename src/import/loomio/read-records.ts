import { z } from 'zod'

const id = z.number().or(z.string())
const format = z.string().nullish()
const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)))

// Each schema keeps what an import needs and nothing else: e-mail addresses and whatever else a record holds end here.
const user = z.object({ id, name: z.string().nullish(), username: z.string().nullish() })
const discussion = z.object({
  id, key: z.string().nullish(), title: z.string().nullish(), description: z.string().nullish(), description_format: format,
  author_id: id.nullish(), topic_id: id.nullish(), created_at: z.string().nullish(), discarded_at: z.string().nullish(),
})
const topic = z.object({ id, topicable_type: z.string().nullish(), topicable_id: id.nullish() })
const comment = z.object({
  id, body: z.string().nullish(), body_format: format, user_id: id.nullish(), author_id: id.nullish(), discussion_id: id.nullish(), topic_id: id.nullish(),
  parent_id: id.nullish(), parent_type: z.string().nullish(), created_at: instant, discarded_at: z.string().nullish(),
})
const schemas = { users: user, discussions: discussion, topics: topic, comments: comment }

export type LoomioUser = z.infer<typeof user>
export type LoomioDiscussion = z.infer<typeof discussion>
export type LoomioComment = z.infer<typeof comment>

export interface LoomioRecords {
  users: LoomioUser[]
  discussions: LoomioDiscussion[]
  topics: z.infer<typeof topic>[]
  comments: LoomioComment[]
  /** 1-based lines of the export that could not be read. */
  badLines: number[]
}

/** Reads a Loomio export, one `{"table": …, "record": …}` a line, in any order. Other tables are left aside. */
export function readRecords(text: string): LoomioRecords {
  const records: LoomioRecords = { users: [], discussions: [], topics: [], comments: [], badLines: [] }
  text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/).forEach((line, index) => {
    if (line.trim() === '') return
    if (!readRecord(line, records)) records.badLines.push(index + 1)
  })
  return records
}

function readRecord(line: string, records: LoomioRecords): boolean {
  let entry: unknown
  try {
    entry = JSON.parse(line)
  } catch {
    return false
  }
  const shape = z.object({ table: z.string(), record: z.unknown() }).safeParse(entry)
  if (!shape.success) return false
  const { table, record } = shape.data
  if (!isKnown(table)) return true
  const read = schemas[table].safeParse(record)
  if (!read.success) return false
  ;(records[table] as unknown[]).push(read.data)
  return true
}

function isKnown(table: string): table is keyof typeof schemas {
  return Object.hasOwn(schemas, table)
}

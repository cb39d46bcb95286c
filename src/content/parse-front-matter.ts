import { LineCounter, isMap, parseDocument, visit, type Document, type ParseOptions, type DocumentOptions, type SchemaOptions } from 'yaml'
import { parsePlainMap } from './parse-plain-map.ts'

/** How every front matter is read: YAML 1.2 core, so dates stay strings, with no tag that builds anything. */
export const yamlOptions = {
  version: '1.2',
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  customTags: null,
  uniqueKeys: true,
  prettyErrors: false,
} as const satisfies ParseOptions & DocumentOptions & SchemaOptions

export interface FrontMatter {
  data: Record<string, unknown>
  /** 1-based line, in the given text, of the value at a path of keys; of its nearest ancestor when there is none. */
  lineOf: (path: readonly PropertyKey[]) => number
}

/** `reason` is the YAML library's own, in English. */
export interface FrontMatterFault {
  code: 'file.yaml' | 'file.key-twice' | 'file.tag' | 'file.alias' | 'file.not-a-map'
  line: number
  reason: string
}

/** Reads one YAML map. Aliases are refused (no exponential expansion), as are tags, doubled keys and anything but a map. Never throws. */
export function parseFrontMatter(yaml: string): FrontMatter | FrontMatterFault {
  const plain = parsePlainMap(yaml)
  if (plain) return { data: plain.data, lineOf: ([name]) => plain.lines.get(String(name)) ?? 1 }
  const lines = new LineCounter()
  try {
    const document = parseDocument(yaml, { ...yamlOptions, lineCounter: lines })
    const fault = document.errors[0] ?? document.warnings[0]
    if (fault) {
      const code = fault.code === 'DUPLICATE_KEY' ? 'file.key-twice' : fault.code === 'TAG_RESOLVE_FAILED' ? 'file.tag' : 'file.yaml'
      return { code, line: lines.linePos(fault.pos[0]).line, reason: fault.message }
    }
    const alias = findAlias(document)
    if (alias !== undefined) return { code: 'file.alias', line: lines.linePos(alias).line, reason: 'aliases are not read' }
    if (document.contents === null) return { data: {}, lineOf: () => 1 }
    if (!isMap(document.contents)) return { code: 'file.not-a-map', line: 1, reason: 'the front matter is not a map' }
    const data: Record<string, unknown> = document.toJS({ maxAliasCount: 0 })
    return { data, lineOf: (path) => lineOf(document, lines, path) }
  } catch (error) {
    return { code: 'file.yaml', line: 1, reason: error instanceof Error ? error.message : String(error) }
  }
}

function findAlias(document: Document.Parsed): number | undefined {
  let offset: number | undefined
  visit(document, {
    Alias: (_, node) => {
      offset = node.range?.[0] ?? 0
      return visit.BREAK
    },
  })
  return offset
}

function lineOf(document: Document.Parsed, lines: LineCounter, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents
  let offset = 0
  for (const step of path) {
    const pair = isMap(node) ? node.items.find((each) => String(each.key) === String(step)) : undefined
    const next: unknown = pair ? pair.value : hasItems(node) ? node.items[Number(step)] : undefined
    if (!hasRange(pair?.key) && !hasRange(next)) break
    offset = hasRange(pair?.key) ? pair.key.range[0] : hasRange(next) ? next.range[0] : offset
    node = next
  }
  return offset === 0 && path.length === 0 ? 1 : lines.linePos(offset).line
}

function hasItems(node: unknown): node is { items: unknown[] } {
  return !isMap(node) && typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items)
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}

import matter from 'gray-matter'
import type { Issue } from '../domain/errors.ts'
import { parseFrontMatter, type FrontMatter, type FrontMatterFault } from './parse-front-matter.ts'

export interface ParsedFile {
  ok: true
  data: Record<string, unknown>
  /** What follows the front matter, byte for byte. */
  body: string
  /** 1-based line of the file at which the body begins. */
  bodyLine: number
  /** 1-based line of the file at which a front matter value stands. */
  lineOf: (path: readonly PropertyKey[]) => number
}

/** `body` is what could be told from the front matter, so that a broken file can still be shown. */
export interface UnreadableFile {
  ok: false
  issue: Issue
  body: string
  bodyLine: number
}

function refuse(): never {
  throw new Error('only YAML front matter is read')
}

/**
 * Splits a content file into front matter and body. Never throws and never runs anything: gray-matter's JavaScript, JSON and
 * CoffeeScript engines are replaced, and any language named on the fence is an issue (`file.language`). Passing options also
 * keeps gray-matter from its cache, which is keyed by the text alone. Dates stay strings. Text without front matter has no data.
 */
export function parseFile(text: string): ParsedFile | UnreadableFile {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const unreadable = (code: string, line: number, data?: Record<string, unknown>): UnreadableFile => ({
    ok: false,
    issue: { code, path: '', line, ...(data && { data }) },
    ...bodyAfterFence(source),
  })
  const fence = /^---(?!-)([^\n]*)(?:\n|$)/.exec(source)
  if (!fence) return { ok: true, data: {}, body: source, bodyLine: 1, lineOf: () => 1 }
  const language = fence[1]!.trim()
  if (language !== '' && language !== 'yaml') return unreadable('file.language', 1, { language: language.slice(0, 40) })
  const closing = /\n---[^\n]*/.exec(source)
  if (!closing) return unreadable('file.unclosed', 1)
  if (closing[0].trimEnd() !== '\n---') return unreadable('file.fence', lineAt(source, closing.index + 1))

  // The last line end belongs to the fence for gray-matter; without it YAML takes a carriage return for text.
  // gray-matter answers with plain data only; the engine hands the lines over beside it.
  let result = { data: {}, lineOf: () => 1 } as FrontMatter | FrontMatterFault
  const yaml = { parse: (input: string) => ((result = parseFrontMatter(`${input}\n`)), {}) }
  const engines = { yaml, yml: yaml, json: refuse, javascript: refuse, js: refuse, coffee: refuse, coffeescript: refuse, cson: refuse }
  try {
    matter(source, { engines, language: 'yaml' })
  } catch (error) {
    return unreadable('file.yaml', 1, { reason: String(error) })
  }
  if ('code' in result) return unreadable(result.code, result.line, { reason: result.reason })
  return { ok: true, data: result.data, ...bodyOf(source, closing), lineOf: result.lineOf }
}

/** Where the front matter has no end, the text after its first blank line is taken for the body, so that it is not lost to readers. */
function bodyAfterFence(source: string): { body: string; bodyLine: number } {
  const end = /\n---[^\n]*/.exec(source) ?? /\n[ \t]*\r?(?=\n)/.exec(source)
  return end ? bodyOf(source, end) : { body: '', bodyLine: lineAt(source, source.length) }
}

function bodyOf(source: string, closing: RegExpExecArray): { body: string; bodyLine: number } {
  const start = Math.min(closing.index + closing[0].length + 1, source.length)
  return { body: source.slice(start), bodyLine: lineAt(source, start) }
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length
}

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { buildOffline } from './build-offline.ts'
import { copyFile } from './offline-copy.ts'
import { writeOfflineTexts } from './offline-texts.ts'

const texts = writeOfflineTexts({ language: 'fr', date: (iso) => iso }, '2026-01-01')

function build(files: Record<string, string>): Promise<Map<string, string>> {
  return buildOffline(texts, Object.entries({ 'index.html': 'accueil', ...files }).map(([path, text]) => ({ path, bytes: text.length, hash: createHash('sha256').update(text).digest('base64url').slice(0, 6) })))
}

const codeFile = (files: Map<string, string>): string => /importScripts\("([^"]+)"\)/.exec(files.get('sw.js')!)![1]!

describe('buildOffline', () => {
  it('makes a list and the code that the worker loads', async () => {
    const files = await build({ 'plan/index.html': 'plan' })
    expect(files.get(codeFile(files))).toContain('addEventListener("fetch"')
    expect(files.get(copyFile)).toMatch(/"plan\/","[\w-]{6}"/)
  })

  it('gives the same bytes again, whatever the files that are not copied', async () => {
    expect(await build({ 'build.json': '{"main":"2"}', 'journal.xml': '<feed/>' })).toEqual(await build({ 'build.json': '{"main":"1"}' }))
  })

  it('changes the list with a page, and not the worker', async () => {
    const [one, other] = [await build({ 'plan/index.html': 'un' }), await build({ 'plan/index.html': 'deux' })]
    expect(other.get(copyFile)).not.toBe(one.get(copyFile))
    expect(other.get('sw.js')).toBe(one.get('sw.js'))
  })

  it('keeps the worker’s code small', async () => {
    const files = await build({})
    expect(Buffer.byteLength(files.get(codeFile(files))!)).toBeLessThan(13_000)
  })
})

import { describe, expect, it } from 'vitest'
import { checkHtml } from './check-html.ts'

const page = (body: string) => `<!doctype html><html lang="fr"><head><title>Plan</title></head><body>${body}</body></html>`

describe('checkHtml', () => {
  it('finds nothing in a sound page', async () => expect(await checkHtml(page('<main><h1>Plan</h1><p>Oui.</p></main>'))).toEqual([]))

  it.each([
    ['a block inside a paragraph', '<p>Oui <details><summary>Plus</summary>Non</details></p>'],
    ['the same id twice', '<p id="un">Un</p><p id="un">Deux</p>'],
    ['a field without a name for people', '<form><input name="q"></form>'],
    ['an element that was not closed', '<main><h1>Plan</h1>'],
  ])('finds %s', async (_, body) => expect(await checkHtml(page(body))).not.toEqual([]))
})

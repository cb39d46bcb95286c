import { describe, expect, it } from 'vitest'
import { describeKept, insertNote } from './notes.ts'
import type { OfflineTexts } from './notes.ts'

const texts = { language: 'fr', offline: 'Hors ligne.', read: 'Page lue le {copied}.' } as OfflineTexts
const received = new Date(2026, 10, 23, 8, 5).getTime()

describe('describeKept', () => {
  it('says why, which version, and when the device got it', () => {
    expect(describeKept('offline', { received, version: 'Version d’août, copiée le {copied}.' }, texts)).toBe('Hors ligne. Version d’août, copiée le 23 novembre 2026 à 08\u00A0h\u00A005.')
  })

  it('claims no version for a page that was only kept because it was read', () => {
    expect(describeKept('offline', { received, version: null }, texts)).toBe('Hors ligne. Page lue le 23 novembre 2026 à 08\u00A0h\u00A005.')
  })
})

describe('insertNote', () => {
  it('stands first in the main part, as text', () => {
    expect(insertNote('<body><main id="contenu"><h1>Plan</h1></main></body>', 'Hors ligne <b>')).toBe('<body><main id="contenu"><div class="wrap" role="status" data-offline><p class="notice notice-attention">Hors ligne &#60;b&#62;</p></div><h1>Plan</h1></main></body>')
  })

  it('leaves a page without a main part as it is', () => expect(insertNote('<p>Oui</p>', 'Non')).toBe('<p>Oui</p>'))
})

import { describe, expect, it } from 'vitest'
import { writeOfflineTexts } from './offline-texts.ts'

describe('writeOfflineTexts', () => {
  it('names the version by the last change, and leaves the moment of the copy to the device', () => {
    const { version } = writeOfflineTexts({ language: 'fr', date: (iso) => iso.slice(0, 10) }, '2023-09-28T23:30:00Z')
    expect(version).toBe('Version du 2023-09-28, copiée sur cet appareil le {copied}. Elle a pu changer depuis.')
  })
})

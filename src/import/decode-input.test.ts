import { describe, expect, it } from 'vitest'
import { decodeInput } from './decode-input.ts'

describe('decodeInput', () => {
  it('reads UTF-8, and UTF-16 with its mark', () => {
    expect(decodeInput(Buffer.from('été'))).toBe('été')
    expect(decodeInput(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('été', 'utf16le')]))).toBe('été')
    expect(decodeInput(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('été', 'utf16le').swap16()]))).toBe('été')
  })

  it.each([
    ['nothing', '', 'import.empty'],
    ['blanks', ' \r\n\u00a0\ufeff', 'import.empty'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'import.binary'],
    ['NUL bytes', 'a\0b', 'import.binary'],
    ['Latin-1', Buffer.from('\xe9t\xe9 ', 'latin1'), 'import.encoding'],
    ['a web page', '\n<!DOCTYPE html><html></html>', 'import.html'],
  ])('refuses %s', (_name, input, code) => {
    expect(() => decodeInput(Buffer.from(input as string))).toThrow(expect.objectContaining({ code }))
  })
})

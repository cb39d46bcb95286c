import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createByteReader, createByteWriter } from './byte-code.ts'

describe('createByteReader', () => {
  it('reads back whatever was written, in order: numbers and any string', () => {
    const value = fc.oneof(fc.nat(), fc.array(fc.nat()), fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('\ud800', '\udc00', 'é', '\ufeff', '"')).map((parts) => parts.join('')))
    fc.assert(
      fc.property(fc.array(value), fc.nat(8), (values, room) => {
        const writer = createByteWriter(room)
        for (const each of values) {
          if (typeof each === 'number') writer.number(each)
          else if (typeof each === 'string') writer.text(each)
          else writer.numbers(each)
        }
        const bytes = writer.bytes()
        expect(writer.size()).toBe(bytes.length)
        const reader = createByteReader(bytes)
        const read = values.map((each) => (typeof each === 'number' ? reader.number() : typeof each === 'string' ? reader.text() : reader.numbers()))
        expect([read, reader.at]).toEqual([values, bytes.length])
      }),
    )
  })

  it('stops where the bytes end', () => {
    expect(() => createByteReader(new Uint8Array([0x80])).number()).toThrow(RangeError)
  })
})

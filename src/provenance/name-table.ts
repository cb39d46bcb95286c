import { createByteReader, createByteWriter } from './byte-code.ts'

/** Numbers for names that occur again and again. */
export interface NameTable {
  numberOf(name: string): number
  nameOf(number: number): string
  bytes(): Uint8Array
}

export function createNameTable(saved?: Uint8Array): NameTable {
  const names: string[] = []
  const numbers = new Map<string, number>()
  const numberOf = (name: string): number => {
    let number = numbers.get(name)
    if (number === undefined) numbers.set(name, (number = names.push(name) - 1))
    return number
  }
  if (saved !== undefined) for (const reader = createByteReader(saved); reader.at < saved.length; ) numberOf(reader.text())
  return {
    numberOf,
    nameOf: (number) => names[number] as string,
    bytes() {
      const writer = createByteWriter()
      for (const name of names) writer.text(name)
      return writer.bytes()
    },
  }
}

import { ImportError } from './import-error.ts'

/**
 * Text of an input file: UTF-8, or UTF-16 where a byte order mark says so.
 * @throws ImportError `import.empty`, `import.binary`, `import.encoding`, `import.html`.
 */
export function decodeInput(bytes: Uint8Array): string {
  const text = decode(bytes)
  if (text.trim() === '') throw new ImportError('import.empty', 'The input holds no text')
  if (text.includes('\0')) throw new ImportError('import.binary', 'The input holds NUL bytes: it is no text file')
  if (/^\s*<(?:!doctype html|html)\b/i.test(text)) throw new ImportError('import.html', 'The input is the source of a web page, not its text')
  return text
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    const binary = bytes.subarray(0, 8000).includes(0)
    throw new ImportError(binary ? 'import.binary' : 'import.encoding', 'The input is not UTF-8', { cause })
  }
}

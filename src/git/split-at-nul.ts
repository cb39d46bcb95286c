import { StringDecoder } from 'node:string_decoder'

/** Splits a stream of bytes at NUL, as UTF-8 text, and yields what each chunk completes. What follows the last NUL is a text of its own when it is not empty. */
export async function* splitAtNul(chunks: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for await (const chunk of chunks) {
    rest += decoder.write(chunk)
    if (!chunk.includes(0)) continue
    const texts = rest.split('\0')
    rest = texts.pop() as string
    yield texts
  }
  rest += decoder.end()
  if (rest !== '') yield [rest]
}

/** Splits a stream of bytes at NUL, as UTF-8 text, and yields what each chunk completes. What follows the last NUL is a text of its own when it is not empty. */
export async function* splitAtNul(chunks: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  let waiting: Buffer[] = []
  for await (const chunk of chunks) {
    const texts: string[] = []
    let start = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      if (waiting.length === 0) texts.push(chunk.toString('utf8', start, end))
      else {
        texts.push(Buffer.concat([...waiting, chunk.subarray(start, end)]).toString('utf8'))
        waiting = []
      }
      start = end + 1
    }
    if (start < chunk.length) waiting.push(chunk.subarray(start))
    if (texts.length > 0) yield texts
  }
  if (waiting.length > 0) yield [Buffer.concat(waiting).toString('utf8')]
}

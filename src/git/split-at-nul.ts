/** Splits a stream of bytes at NUL, as UTF-8 text. What follows the last NUL is yielded when it is not empty. */
export async function* splitAtNul(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let waiting: Buffer[] = []
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      waiting.push(chunk.subarray(start, end))
      yield Buffer.concat(waiting).toString('utf8')
      waiting = []
      start = end + 1
    }
    if (start < chunk.length) waiting.push(chunk.subarray(start))
  }
  if (waiting.length > 0) yield Buffer.concat(waiting).toString('utf8')
}

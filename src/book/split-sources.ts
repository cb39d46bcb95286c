import { listBlocks } from '../text/blocks.ts'

/**
 * Sources of the top-level blocks of a body, in order. Where every line that is not blank begins with a letter or a French quotation mark, each run of lines is a
 * paragraph (CommonMark 0.31, 4.8: nothing else begins so) and the text need not be parsed, which is most of the work of a large plan.
 */
export function splitSources(body: string): string[] {
  const isPlain = body.split('\n').every((line) => /^(?:[\p{L}«“‘]|[ \t\r]*$)/u.test(line))
  return isPlain ? body.split(/\n(?:[ \t\r]*\n)+/).filter((block) => block.trim() !== '') : listBlocks(body).map(({ markdown }) => markdown)
}

/**
 * Contributed text as a block of code that nothing in it can end: more back-ticks than it holds. Inside one, GitHub renders no
 * mention, reference, closing keyword, link, image or HTML. Lines may end in LF, CR or both.
 */
export function fence(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2)
  const ticks = '`'.repeat(longest + 1)
  return `${ticks}text\n${text}${/[\r\n]$/.test(text) ? '' : '\n'}${ticks}`
}

/** As `fence`, of as much of the text's beginning as `room` (UTF-16 units) allows; `cut` when that is not all. */
export function fenceWithin(text: string, room: number): { block: string; cut: boolean } {
  const whole = fence(text)
  if (whole.length <= room) return { block: whole, cut: false }
  let length = Math.max(room, 0)
  for (;;) {
    const block = fence(text.slice(0, length).replace(/[\ud800-\udbff]$/, ''))
    if (block.length <= room || length === 0) return { block, cut: true }
    length = Math.max(0, Math.min(length - (block.length - room), Math.floor(length * 0.9)))
  }
}

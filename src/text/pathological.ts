const maxLength = 400_000
const maxContainers = 40
const maxEmphasis = 1_500
const maxBrackets = 4_000

/**
 * Whether a Markdown text is built so that parsing it would take seconds or overflow the stack: more than 40 quotations
 * or list items nested at one place, 1,500 emphasis marks or 4,000 brackets between two blank lines, or 400,000
 * characters. Measured with micromark 4: 8 kB of `>` overflow, 8 kB of `1. ` take over a second, 2,000 pairs of `**` inside
 * one another nearly three.
 */
export function isPathological(markdown: string): boolean {
  if (markdown.length > maxLength) return true
  let emphasis = 0
  let brackets = 0
  for (const line of markdown.split(/\r\n?|\n/)) {
    if (countContainers(line) > maxContainers) return true
    const isBlank = line.trim() === ''
    // An escaped sign opens nothing: 20,000 of them are parsed in a fifth of a second.
    const opening = line.replace(/\\[!-/:-@[-`{-~]/g, '')
    emphasis = isBlank ? 0 : emphasis + (opening.match(/[*_~]+/g)?.length ?? 0)
    brackets = isBlank ? 0 : brackets + (opening.match(/[[\]`<&]/g)?.length ?? 0)
    if (emphasis > maxEmphasis || brackets > maxBrackets) return true
  }
  return false
}

/** Containers that a line opens or goes on with: its `>` and list markers, or its indentation, two columns for each. */
function countContainers(line: string): number {
  const prefix = /^(?:[ \t]|>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\s]{1,999}\]:(?=[ \t]|$))*/.exec(line)?.[0] ?? ''
  const markers = prefix.replace(/\[\^[^\]]*\]:/g, '>').match(/>|[-+*]|\d+[.)]/g)?.length ?? 0
  const indentation = /^[ \t]*/.exec(prefix)?.[0].replaceAll('\t', '    ').length ?? 0
  return markers + indentation / 2
}

const maxLength = 400_000
const maxContainers = 40
const maxDelimiters = 4_000

/**
 * Whether a Markdown text is built so that parsing it would take seconds or overflow the stack: more than 40 quotations
 * or list items nested at one place, thousands of unspaced emphasis marks or brackets in one paragraph, or 400,000
 * characters. Measured with micromark 4: 8 kB of `>` overflow, 8 kB of `1. ` take over a second.
 */
export function isPathological(markdown: string): boolean {
  if (markdown.length > maxLength) return true
  let delimiters = 0
  for (const line of markdown.split(/\r\n?|\n/)) {
    if (countContainers(line) > maxContainers) return true
    delimiters = line.trim() === '' ? 0 : delimiters + countDelimiters(line)
    if (delimiters > maxDelimiters) return true
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

function countDelimiters(line: string): number {
  return line.match(/[*_~]+|[[\]`<]|&/g)?.length ?? 0
}

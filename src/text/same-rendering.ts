import type { Nodes } from 'mdast'

/**
 * Whether two trees render the same: the same nodes with the same values, where any run of spaces, tabs and line ends in
 * running text counts as one space, as HTML does. Positions do not count.
 */
export function hasSameRendering(one: Nodes, other: Nodes): boolean {
  return foldTree(one) === foldTree(other)
}

function foldTree(root: Nodes): string {
  return JSON.stringify(root, function (this: { type?: string }, key, value: unknown) {
    if (key === 'position') return undefined
    const isRunningText = key === 'value' && this.type === 'text'
    return isRunningText && typeof value === 'string' ? value.replace(/[ \t\r\n]+/g, ' ') : value
  })
}

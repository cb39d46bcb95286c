import type { Nodes, RootContent } from 'mdast'

/** A block of the original that a typed block comes from. */
export interface BlockSource {
  /** Its offsets count from the start of the whole body. */
  node: RootContent
  /** Its source, from its line's start. */
  raw: string
  /** Source of the definitions that its links may refer to. */
  definitions: string
}

/** Source of the nodes of a block, from the first to the last; '' for none. */
export function sliceSource(nodes: readonly Nodes[], { node, raw }: BlockSource): string {
  const first = nodes[0]?.position?.start.offset
  const last = nodes.at(-1)?.position?.end.offset
  const base = (node.position?.end.offset ?? 0) - raw.length
  return first === undefined || last === undefined ? '' : raw.slice(first - base, last - base)
}

/** Source of a paragraph without the indentation and quotation marks that its later lines carry. */
export function dedent(raw: string): string {
  return raw.replace(/\r\n?/g, '\n').replace(/\n[ \t>]+/g, '\n')
}

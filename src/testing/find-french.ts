import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { foldSpaces } from './read-page.ts'

/** Words that French cannot do without and English does not have. */
const french = /(?<![\p{L}\p{N}/.-])(?:le|la|les|des|une|du|est|dans|vous|avec|sont|cette|qui|que|pas|votre|vos|aux|et|à|où|[cdjlmnst]’\p{L}+|qu’\p{L}+)(?![\p{L}\p{N}/-])/iu
/** Attributes that people read or hear. */
const told = ['ariaLabel', 'title', 'alt', 'placeholder', 'content', 'dataName', 'dataSettings', 'dataNone', 'dataOne', 'dataOther'] as const

/** Pieces of a page, attributes that are read out included, that look French; what it shows in `<code>` or under `lang="fr"` apart. */
export function findFrench(html: string): string[] {
  const pieces: string[] = []
  visit(unified().use(rehypeParse).parse(html), (node) => {
    if (node.type === 'element') {
      if (['script', 'style', 'code'].includes(node.tagName) || node.properties['lang'] === 'fr') return SKIP
      for (const name of told) if (typeof node.properties[name] === 'string') pieces.push(node.properties[name])
    }
    if (node.type === 'text') pieces.push(node.value)
    return undefined
  })
  return pieces.map(foldSpaces).filter((piece) => french.test(piece))
}

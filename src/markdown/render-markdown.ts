import type { Root as HtmlRoot } from 'hast'
import type { Root } from 'mdast'
import rehypeSanitize from 'rehype-sanitize'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { literalTree, parseMarkdown } from '../text/parse-markdown.ts'
import { parseProse } from '../text/parse-prose.ts'
import { adaptHtml } from './adapt-html.ts'
import { footnoteOptions } from './footnotes.ts'
import { markSentences } from './mark-sentences.ts'
import type { RenderOptions } from './options.ts'
import { placeNotes } from './place-notes.ts'
import { proseToHtml } from './prose-to-html.ts'
import { resolveLinks } from './resolve-links.ts'
import { schema } from './schema.ts'
import { showAsWords } from './show-as-words.ts'
import { showMentions } from './show-mentions.ts'
import { writeHtml } from './write-html.ts'

/**
 * Safe HTML of a Markdown body, whoever wrote it: HTML in it is shown as words, images as a link to them, headings from
 * `h3` down without a gap; links to other sites carry `rel="nofollow ugc noreferrer"`. rehype-sanitize comes last.
 * Valid where flow content is. Bounded time; a body that holds words never gives an empty result: what cannot be rendered
 * is shown as typed, in one paragraph. '' for a body of white space.
 */
export function renderMarkdown(markdown: string, options: RenderOptions = {}): string {
  if (markdown.trim() === '') return ''
  try {
    const prose = parseProse(markdown)
    const html = prose ? renderProse(prose, markdown, options) : renderTree(parseMarkdown(markdown), markdown, options)
    if (hasContent(html)) return html
  } catch (error) {
    // Only what walks the tree can overflow; a fault in the caller's functions is theirs to see.
    if (!(error instanceof RangeError)) throw error
  }
  return renderTree(literalTree(markdown), markdown, { ...options, notes: undefined })
}

const sanitizer = unified().use(rehypeSanitize, schema).freeze()

function renderTree(tree: Root, markdown: string, options: RenderOptions): string {
  markPlaces(tree, markdown, options)
  showMentions(tree, markdown, options.mentions)
  resolveLinks(tree, options.links)
  showAsWords(tree, markdown)
  return writeTree(unified().use(remarkRehype, footnoteOptions(options)).runSync(tree), options)
}

/** The same for paragraphs of plain words: no link, mention, note of its own or anything else that is to be shown as words. */
function renderProse(tree: Root, markdown: string, options: RenderOptions): string {
  markPlaces(tree, markdown, options)
  return writeTree(proseToHtml(tree), options)
}

function writeTree(html: HtmlRoot, { idPrefix = '' }: RenderOptions): string {
  adaptHtml(html, idPrefix)
  return writeHtml(sanitizer.runSync(html) as HtmlRoot).trim()
}

/** Gives what can be pointed at its id: blocks, marks of origin and sentences. */
function markPlaces(tree: Root, markdown: string, options: RenderOptions): void {
  if (options.blockIds !== undefined) {
    tree.children.forEach((block, index) => {
      block.data = { ...block.data, hProperties: { id: `${options.blockIds}${index + 1}` } }
    })
  }
  placeNotes(tree, markdown, options.notes ?? [], options.idPrefix ?? '')
  markSentences(tree, markdown, options.sentences ?? [])
}

/** Whether there is anything to read besides the marks of origin. */
function hasContent(html: string): boolean {
  const bare = html.replace(/<a class="origin-note"[^>]*>.*?<\/a>/g, '')
  return bare.includes('<hr') || bare.replace(/<[^>]*>/g, '').trim() !== ''
}

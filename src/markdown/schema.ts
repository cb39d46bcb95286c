import type { Options } from 'rehype-sanitize'

const id: [string, RegExp] = ['id', /^[A-Za-z][A-Za-z0-9_-]{0,119}$/]
const alignment: [string, ...string[]] = ['className', 'align-left', 'align-right', 'align-center']

/**
 * All that a rendered text may hold. Ids and classes are only ours: no raw HTML reaches the tree, and the patterns keep
 * ours to safe names. No `style`, no image, nothing that loads or runs.
 */
export const schema: Options = {
  tagNames: ['p', 'br', 'ul', 'ol', 'li', 'strong', 'em', 'del', 'a', 'code', 'pre', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'hr', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'sup', 'section', 'span'],
  attributes: {
    '*': [id],
    a: ['href', ['rel', 'nofollow', 'ugc', 'noreferrer'], 'ariaLabel', 'ariaDescribedBy', ['className', 'origin-note', 'footnote-call', 'footnote-back']],
    ol: ['start'],
    section: [['className', 'footnotes']],
    span: [['className', 'mention']],
    th: [alignment, ['scope', 'col']],
    td: [alignment],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  // Ids are ours and already safe: no prefix, or links to them would break.
  clobber: [],
  clobberPrefix: '',
  strip: ['script', 'style', 'template', 'svg', 'math', 'iframe'],
  allowComments: false,
  allowDoctypes: false,
}

import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { parseMarkdown } from '../text/parse-markdown.ts'
const p = unified().use(remarkRehype).use(rehypeSanitize).use(rehypeStringify)
export function renderMarkdown(markdown: string): string { return p.stringify(p.runSync(parseMarkdown(markdown)) as never) }

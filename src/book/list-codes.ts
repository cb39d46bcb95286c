import { PLAN_ID } from '../domain/plan.ts'
import type { ItemId } from '../domain/plan.ts'
import { nameItem, shorten } from '../site/contribution-heading.ts'
import type { ItemText } from '../site/plan-history.ts'
import type { Site } from '../site/site.ts'
import { holdsWithheldWords } from '../site/withheld-words.ts'
import { toPlain } from '../text/plain.ts'
import { anchorOf, codeBlocks } from './paragraph-code.ts'
import { splitSources } from './split-sources.ts'

/** One code, and what it stands or stood for. */
export interface CodedParagraph {
  code: string
  /** Its id in the page; empty where another paragraph has the same code. */
  anchor: string
  item: string
  /** Where it stands today, or the item that held it. */
  href: string | null
  /** Its first words; empty where they are withheld. */
  words: string
  /** When it changed or left; null for what stands in today's plan. */
  until: string | null
}

const wordsLimit = 90

/** Every code that a paragraph of the plan has or had: those of today in reading order, then those that were, by code. */
export function listCodes(site: Site): { today: CodedParagraph[]; former: CodedParagraph[] } {
  const items = [{ id: PLAN_ID, body: site.state.plan.introduction }, ...site.items]
  const today = items.flatMap(({ id, body }) => read(site, id, body).map((each, index) => ({ ...each, href: hrefOf(site, id, index + 1), until: null })))
  const known = new Set(today.map(({ code }) => code))
  const former = [PLAN_ID, ...new Set(site.history.all.map(({ item }) => item))].flatMap((item) => listFormer(site, item, known))
  const taken = new Set<string>()
  const named = (each: Omit<CodedParagraph, 'anchor'>): CodedParagraph => {
    const anchor = taken.has(each.code) ? '' : anchorOf(each.code)
    taken.add(each.code)
    return { ...each, anchor }
  }
  return { today: today.map(named), former: former.sort((one, other) => (one.code < other.code ? -1 : 1)).map(named) }
}

type Read = Pick<CodedParagraph, 'code' | 'item' | 'words'>

function read(site: Site, item: ItemId, body: string): Read[] {
  const codes = codeBlocks(item, body)
  return splitSources(body).map((markdown, index) => ({
    code: codes[index]!,
    item: nameItem(site, item),
    words: holdsWithheldWords(site, item, markdown) ? '' : shorten(/[*_`[\]\\<>&!#~|@]/.test(markdown) ? toPlain(markdown) : markdown, wordsLimit),
  }))
}

/** Paragraphs that an item had and that the plan has no more, each with the day on which it was seen no more. */
function listFormer(site: Site, item: ItemId, known: Set<string>): Omit<CodedParagraph, 'anchor'>[] {
  const former = new Map<string, Omit<CodedParagraph, 'anchor'>>()
  let before: ItemText | null = null
  for (const { commit, text } of site.history.revisionsOf(item)) {
    const still = new Set(text ? codeBlocks(item, text.body) : [])
    for (const each of before ? read(site, item, before.body) : []) {
      if (!still.has(each.code) && !known.has(each.code)) former.set(each.code, { ...each, href: hrefOf(site, item), until: site.date(commit.at) })
    }
    before = text
  }
  return [...former.values()]
}

function hrefOf(site: Site, item: ItemId, block?: number): string | null {
  const anchor = block ? `#p${block}` : ''
  if (item === PLAN_ID) return `${site.links.page('plan/')}${anchor}`
  const placed = site.state.plan.items.get(item)
  const kind = placed?.kind ?? site.history.removed.get(item)?.kind
  return kind ? `${site.links.item(kind, item)}${placed ? anchor : ''}` : null
}

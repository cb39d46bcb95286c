import { PLAN_ID } from '../domain/plan.ts'
import type { ItemId, PlacedItem } from '../domain/plan.ts'
import { headContribution } from '../site/contribution-heading.ts'
import { landedOf, viewDecision } from '../site/contribution-page.ts'
import { describeShift } from '../site/describe-shift.ts'
import { tellUnchanged } from '../site/item-page.ts'
import { collectNotes } from '../site/notes.ts'
import { listOpenQuestions } from '../site/open-questions.ts'
import { describeStatus, rowOf } from '../site/proposal-rows.ts'
import { renderText, splitBlocks } from '../site/render-text.ts'
import type { Site } from '../site/site.ts'
import { viewChange } from '../site/view-change.ts'
import type { Book, BookBlock, BookPart, BookProposal, BookText } from './book.ts'
import { anchorOf, codeBlocks } from './paragraph-code.ts'

/** The book of a site. Links go where `site.links` says: give it links of its own for what is read elsewhere than on the site. */
export function buildBook(site: Site): Book {
  const { plan, log } = site.state
  const codes = new Set<string>()
  const latest = log.at(-1)
  return {
    title: plan.fields.title,
    call: plan.fields.call ?? null,
    date: latest ? site.date(latest.at) : '',
    at: latest?.at ?? '',
    introduction: describeText(site, { id: PLAN_ID, body: plan.introduction }, codes).text,
    parts: plan.axes.map((axis, index) => describePart(site, axis, (index % 6) + 1, codes)),
    proposals: listProposals(site),
  }
}

function describePart(site: Site, item: PlacedItem, tone: number, codes: Set<string>): BookPart {
  const { text, titleMarks } = describeText(site, item, codes)
  return {
    ...text,
    kind: item.kind,
    tone,
    name: site.numberedName(item),
    title: item.title ?? null,
    titleMarks,
    label: item.label,
    shift: describeShift(site, item),
    questions: listOpenQuestions(site, item.id),
    notKept: listNotKept(site, item.id),
    parts: item.children.map((child) => describePart(site, child, tone, codes)),
  }
}

function describeText(site: Site, { id, body }: Pick<PlacedItem, 'id' | 'body'>, codes: Set<string>): { text: BookText; titleMarks: number[] } {
  const { marks, titleMarks, notes, unchanged } = collectNotes(site, id)
  const html = renderText(site, body, { blockIds: 'p', idPrefix: `${id}-`, notes: marks })
  const text = { id, blocks: nameBlocks(html, codeBlocks(id, body), codes), notes, unchanged: tellUnchanged(site, notes.length > 0, unchanged) }
  return { text, titleMarks }
}

/** Ids are one of a kind in a book: the second block of one code, should there be one, has none. */
function nameBlocks(html: string, codes: readonly string[], taken: Set<string>): BookBlock[] {
  return splitBlocks(html).map((block) => {
    const code = codes[block.number - 1] ?? ''
    const anchor = code && !taken.has(code) ? anchorOf(code) : ''
    taken.add(code)
    return { code, anchor, html: block.html.replace(/ id="p\d+"/, '') }
  })
}

function listNotKept(site: Site, item: ItemId): BookPart['notKept'] {
  return site.index.proposalsOf(item).flatMap((contribution) => {
    const { status, withheld } = contribution
    if (withheld || (status !== 'declined' && status !== 'merged-into')) return []
    const { number, heading, statusText, href } = rowOf(site, contribution)
    return [{ number, heading, status: statusText, href }]
  })
}

function listProposals(site: Site): BookProposal[] {
  const shown = [...site.state.contributions.values()].filter(({ kind, withheld }) => kind !== 'comment' && !withheld)
  return shown
    .sort((one, other) => (one.number ?? Infinity) - (other.number ?? Infinity))
    .map((contribution) => ({
      id: contribution.id,
      kicker: site.t(`contribution.kicker.${contribution.kind}`, { number: contribution.number ?? '' }),
      heading: headContribution(site, contribution),
      status: describeStatus(site, contribution),
      name: site.nameOf(contribution.person),
      date: site.date(contribution.submittedAt),
      example: contribution.example,
      changes: contribution.changes.map((change) => viewChange(site, change, contribution)),
      textHtml: contribution.kind === 'amendment' ? '' : renderText(site, contribution.text ?? '', { idPrefix: `${contribution.id}-` }),
      rationaleHtml: renderText(site, contribution.rationale ?? '', { idPrefix: `${contribution.id}-why-` }),
      decision: contribution.decision ? viewDecision(site, contribution, contribution.decision) : null,
      landed: landedOf(site, contribution),
    }))
}

import { createHash } from 'node:crypto'
import type { ContributionId } from '../../domain/ids.ts'
import type { SessionState, SessionWording } from '../../domain/session.ts'
import { settleMany, type ManyCollision, type Settlement } from '../../merge/index.ts'
import { fromPlain } from '../../text/plain.ts'
import type { ItemText } from '../rebase-changes.ts'
import type { SessionProposal } from './list-session-proposals.ts'

/** Words of the title or of the text that several proposals change differently, and what was chosen for them. */
export interface SessionCollision {
  /** Names it in the session's `wordings`: the same whatever else is switched on or off. */
  key: string
  field: 'title' | 'body'
  /** In order of submission; `texts` are what each makes of `base`, in the same order. */
  between: ContributionId[]
  base: string
  texts: string[]
  about: ManyCollision['about']
  wording: SessionWording | undefined
  isChosen: boolean
}

export interface MergedIn {
  text: ItemText
  collisions: SessionCollision[]
  /** Every collision has its choice, and no word that was written for one touches anything else. */
  isSettled: boolean
  /** Proposals of which nothing is in the text. */
  lost: ContributionId[]
}

/** Today's text with the words of some proposals in it. They are taken in order of submission, whatever order they are given in. */
export function mergeIn(session: SessionState, today: ItemText, proposals: readonly SessionProposal[]): MergedIn {
  const sides = proposals.filter(({ text }) => text !== null).toSorted((one, two) => (one.contribution.number ?? 0) - (two.contribution.number ?? 0))
  const title = settle(session, 'title', today.title ?? '', sides)
  const body = settle(session, 'body', today.body, sides)
  const lost = sides.filter((_, index) => body.fates[index] !== 'in' && title.fates[index] !== 'in' && (body.fates[index] === 'lost' || title.fates[index] === 'lost'))
  return {
    text: { ...((today.title !== undefined || title.text) && { title: title.text }), body: body.text },
    collisions: [...title.collisions, ...body.collisions],
    isSettled: title.isSettled && body.isSettled,
    lost: lost.map(({ contribution }) => contribution.id),
  }
}

interface Settled {
  text: string
  collisions: SessionCollision[]
  isSettled: boolean
  /** By side: something of it is in the text, nothing is, or it changes nothing here. */
  fates: ('in' | 'lost' | 'none')[]
}

function settle(session: SessionState, field: SessionCollision['field'], today: string, sides: readonly SessionProposal[]): Settled {
  const texts = sides.map(({ text }) => (field === 'title' ? (text?.title ?? today) : (text?.body ?? today)))
  const ids = sides.map(({ contribution }) => contribution.id)
  const seen = new Map<string, number>()
  const collisions: SessionCollision[] = []
  const settled = settleMany(today, texts, (collision) => {
    const between = collision.between.map((index) => ids[index] ?? '')
    const name = [field, ...between.toSorted(), collision.base].join('\n')
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    const key = createHash('sha256').update(`${name}\n${count}`).digest('hex').slice(0, 12)
    const wording = session.wordings[key]
    const choice = choiceOf(wording, field, ids, between)
    collisions.push({ key, field, between, base: collision.base, texts: collision.texts, about: collision.about, wording, isChosen: choice !== null })
    return choice
  })
  const fates = texts.map((text, index) => (text === today ? 'none' : settled.stands[index] ? 'in' : 'lost'))
  return { text: settled.text, collisions, isSettled: settled.isSettled, fates }
}

function choiceOf(wording: SessionWording | undefined, field: SessionCollision['field'], ids: readonly ContributionId[], between: readonly ContributionId[]): Settlement {
  if (wording?.from !== undefined && between.includes(wording.from)) return ids.indexOf(wording.from)
  if (wording?.words === undefined) return null
  return field === 'title' ? wording.words.trim() : fromPlain(wording.words, '').trim()
}

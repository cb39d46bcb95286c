import type { LoggedCommit } from '../../ports.ts'
import { isTold } from '../item-moves.ts'
import type { Site } from '../site.ts'
import type { Moment, NamedLink } from './comparison-files.ts'

/** Commits after which the plan read otherwise, or stood otherwise, oldest first; its first record begins. */
export function listMoments(site: Site): LoggedCommit[] {
  return site.once(collectMoments)
}

function collectMoments({ state, history }: Site): LoggedCommit[] {
  const changed = new Set([...history.all, ...history.moves.filter(isTold)].map(({ commit }) => commit.id))
  return state.log.filter((commit, index) => index === 0 || changed.has(commit.id))
}

/** « 4 mars 2026 (proposition n° 12) » */
export function describeMoment(site: Site, { id, at }: LoggedCommit): Moment {
  const date = site.date(at)
  const number = site.origins.stories.get(id)?.contribution?.number
  return { id: id.slice(0, 10), day: dayIn(site.state.plan.fields['time-zone'], at), title: number === undefined ? date : site.t('compare.moment', { date, number }) }
}

/** The proposals that a commit took in. */
export function linkProposals(site: Site, commit: string): NamedLink[] {
  const story = site.origins.stories.get(commit)
  const proposals = story?.contribution ? [story.contribution, ...story.others.map(({ contribution }) => contribution)] : []
  const links = proposals.map(({ id, number }): NamedLink => [site.t('note.proposal', { number: number ?? '' }), site.links.contribution(id)])
  return [...new Map(links.map((link) => [link[1], link])).values()]
}

const days = new Map<string, Intl.DateTimeFormat>()

function dayIn(timeZone: string, at: string): string {
  // Sweden writes dates as ISO 8601 does.
  const format = days.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  days.set(timeZone, format)
  return format.format(new Date(at))
}

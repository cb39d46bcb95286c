import { html } from 'hono/html'
import type { ItemCollision } from '../../usecases/rebase-changes.ts'
import type { Examined, ExaminedItem } from '../desk/examine.ts'
import type { Messages } from '../messages.ts'
import { changeView, prose } from './change-view.ts'
import type { Html } from './html.ts'
import { itemName } from './item-name.ts'
import { metWords } from './met-words.ts'

/** Ways of reading one text, in the order of their links. */
export const readings = ['changements', 'aujourdhui', 'propose', 'acceptees', 'final'] as const
export type Reading = (typeof readings)[number]

export function isReading(asked: string | undefined): asked is Reading {
  return readings.some((reading) => reading === asked)
}

/** The texts that a proposal changes, read in one way; links lead to the others, without script. What is decided has no end to come. */
export function readingsView(examined: Examined, asked: Reading, { path, base }: { path: string; base: string }, messages: Messages): Html | '' {
  const { t } = messages
  if (examined.items.length === 0) return ''
  const isOpen = examined.contribution.status === 'pending'
  const offered = isOpen ? readings : readings.slice(0, 3)
  const reading = offered.find((each) => each === asked) ?? 'changements'
  const links = offered.map((each) => html`<li><a href="${path}?lecture=${each}#lire"${each === reading ? html` aria-current="page"` : ''}>${t(`reading.${each}`)}</a></li>`)
  return html`<section class="section" id="lire"><nav class="tabs" aria-label="${t('reading.nav')}"><ul>${links}</ul></nav>
${reading === 'changements' ? '' : html`<p class="hint">${tellReading(reading, examined, messages)}</p>`}
${examined.items.map((item) => html`<h2>${itemName(item, examined, messages)}</h2>${itemView(item, reading, examined, base, messages)}`)}</section>`
}

function tellReading(reading: Exclude<Reading, 'changements'>, { acceptedCount, items }: Examined, { t }: Messages): string {
  if (reading !== 'acceptees') return t(`reading.said.${reading}`)
  const isTouched = items.some(({ today, accepted }) => today?.body !== accepted?.body || today?.title !== accepted?.title)
  return acceptedCount > 0 && isTouched ? t('reading.said.acceptees', { count: acceptedCount }) : t('reading.said.acceptees-none')
}

function itemView(item: ExaminedItem, reading: Reading, examined: Examined, base: string, messages: Messages): Html {
  const { preview, asked } = item
  const { plan } = examined.state
  const { lang } = plan.fields
  if (reading === 'changements') {
    return html`${preview.collisions.map((collision) => collisionView(collision, lang, messages))}
${changeView(preview.collisions.length > 0 ? { ...preview, before: asked.before, after: asked.after } : preview, messages, { lang, plan })}`
  }
  const text = { aujourdhui: item.today, propose: asked.after, acceptees: item.accepted, final: item.final }[reading]
  const shown = text ? html`${text.title ? html`<p lang="${lang}"><strong>${text.title}</strong></p>` : ''}${prose(text.body, { lang, plan, base })}` : html`<p>${messages.t('reading.no-text')}</p>`
  return html`${reading === 'final' && item.finalCollides ? html`<p class="notice notice-attention">${messages.t('reading.final-collides')}</p>` : ''}<div class="card">${shown}</div>`
}

function collisionView({ reason, text = [] }: ItemCollision, lang: string, messages: Messages): Html {
  const { t } = messages
  return html`<div class="notice notice-attention"><p>${t(`collision.${reason}`)}</p>${text.map(
    ({ base, ours, theirs }) => html`<dl class="facts"><dt>${t('collision.base')}</dt><dd lang="${lang}">${metWords(base, messages)}</dd><dt>${t('collision.ours')}</dt><dd lang="${lang}">${metWords(ours, messages)}</dd><dt>${t('collision.theirs')}</dt><dd lang="${lang}">${metWords(theirs, messages)}</dd></dl>`,
  )}</div>`
}

import { html } from 'hono/html'
import type { Contribution } from '../../domain/contribution.ts'
import type { Draft } from '../../domain/amendment.ts'
import type { Plan } from '../../domain/plan.ts'
import { createLinks } from '../../site/links.ts'
import type { ItemPreview } from '../../usecases/preview-amendment.ts'
import type { Renumbered } from '../../usecases/renumbered.ts'
import type { Messages } from '../messages.ts'
import type { PhaseOf } from '../submission/phase-of.ts'
import { listTypedDots } from '../submission/middle-dots.ts'
import type { Submission } from '../submission/submission.ts'
import { prose, tellings } from './change-view.ts'
import { collidedWords } from './collided-words.ts'
import { hiddenFields } from './fields.ts'
import type { Html, Page } from './html.ts'
import { nameToAuthor } from './name-to-author.ts'
import { tellGesture } from './tell-gesture.ts'

export interface PreviewPageOptions {
  /** With its idempotency key. */
  submission: Submission
  /** A reworking's own fields, in place of the submission's: whose it is does not change. */
  fields?: Record<string, string>
  draft: Draft
  items: ItemPreview[]
  /** Items that would have another number. */
  renumbered: readonly Renumbered[]
  similar: Contribution[]
  phase: PhaseOf
  action: string
  /** Whose desk the form is at. */
  coordinator?: string | null
  base: string
  lang: string
  plan: Pick<Plan, 'items'>
  /** A coordinator's own fields, carried along, and how they read. */
  own?: { fields: Record<string, string>; told: string }
  /** For a message: what it is about. */
  about?: Html
  /** Whose words they are is known. */
  isSigned?: boolean
  /** The name stays as it is. */
  isRework?: boolean
  /** The words changed since they were last previewed. */
  isChanged?: boolean
  failure?: string
}

/** Second screen: what changes, told in words and shown as it will be read; then send, or correct. */
export function previewPage(options: PreviewPageOptions, messages: Messages): Page {
  const { submission, draft, failure } = options
  const { t } = messages
  const heading = t(options.own && !options.isSigned ? 'typing.preview' : `preview.heading.${draft.kind}`)
  const { accord, ...carried } = submission
  return {
    title: failure ? t('form.error-title', { title: heading }) : heading,
    main: html`<h1>${heading}</h1>
${failure ? html`<div class="error-summary" role="alert" tabindex="-1"><p>${failure}</p></div>` : ''}
${options.isChanged ? html`<p class="notice">${t('preview.changed')}</p>` : ''}
${options.about ?? ''}${gestureLine(options, messages)}
${draft.kind === 'amendment' ? options.items.map((item) => itemPreview(item, options, messages)) : html`${draft.kind === 'comment' && draft.anchor ? html`<blockquote lang="${options.lang}">${draft.anchor.exact}</blockquote>` : ''}${prose(draft.text, options)}`}
${renumberedList(options, messages)}
${draft.kind === 'amendment' && draft.rationale ? html`<section class="section"><h2>${t('preview.why')}</h2>${prose(draft.rationale, options)}</section>` : ''}
${options.isRework || options.fields || options.isSigned ? '' : html`<p class="meta">${submission.nom.trim() ? t('preview.name', { name: submission.nom.trim() }) : t('preview.anonymous')}</p>`}
${options.own ? html`<p class="meta">${options.own.told}</p>` : ''}
${options.phase.late ? html`<p class="notice">${t(options.phase.state === 'late' ? 'preview.late' : 'preview.between')}</p>` : ''}
${similarList(options, messages)}
<form class="form" method="post" action="${options.action}" accept-charset="utf-8"${options.coordinator ? html` data-coordinator="${options.coordinator}"` : ''}>
${hiddenFields(options.fields ?? { ...carried, accord: accord ? 'oui' : '', ...options.own?.fields })}
${middleDots(options, messages)}
<p class="actions"><button class="button button-primary" type="submit" name="geste" value="envoyer">${t('preview.send')}</button>
<button class="button" type="submit" name="geste" value="corriger">${t('preview.correct')}</button></p>
</form>`,
  }
}

/** What a proposal on several items does, in one line. */
function gestureLine({ draft, plan }: PreviewPageOptions, messages: Messages): Html | '' {
  const told = draft.kind === 'amendment' ? tellGesture(draft, plan, messages) : null
  return told ? html`<p class="lead">${told}</p>` : ''
}

/** Offers « · » for points and hyphens typed in its place; never more than an offer. */
function middleDots({ submission, items, fields, isRework }: PreviewPageOptions, { t }: Messages): Html | '' {
  const typed = fields || isRework ? [] : listTypedDots(submission, items)
  if (typed.length === 0) return ''
  return html`<div class="notice"><p id="point-median">${t('preview.dots', { words: typed.map(({ dotted, typed: written }) => t('preview.dots-word', { dotted, typed: written })).join(t('preview.dots-between')) })}</p><p><button class="button" type="submit" name="geste" value="point-median" aria-describedby="point-median">${t('preview.dots-write')}</button></p></div>`
}

function renumberedList({ renumbered }: PreviewPageOptions, messages: Messages): Html | '' {
  const { t } = messages
  if (renumbered.length === 0) return ''
  const lines = renumbered.map(({ kind, from, to }) => html`<li>${t('preview.renumbered-one', { item: messages.item({ kind, number: from }), number: to })}</li>`)
  return html`<details class="section"><summary>${t('preview.renumbered', { count: renumbered.length })}</summary><p class="hint">${t('preview.renumbered-hint')}</p><ul>${lines}</ul></details>`
}

/** Of two items that are joined, the one that goes: its words join the other. */
function tellJoined({ item, after }: ItemPreview, { draft, plan }: PreviewPageOptions, messages: Messages): string | null {
  const first = draft.kind === 'amendment' && draft.gesture === 'join' ? draft.changes[0] : undefined
  const into = first && first.item !== item && !after ? plan.items.get(first.item) : undefined
  return into ? messages.t('tell.joined', { item: messages.item(into) }) : null
}

function itemPreview(item: ItemPreview, options: PreviewPageOptions, messages: Messages): Html {
  const { lang, plan, base } = options
  const { t } = messages
  const { after } = item
  const joined = tellJoined(item, options, messages)
  const shown = after ?? item.before
  const overtaken = howOvertaken(item)
  return html`<section class="section">
<h2>${after?.number !== undefined && !item.before ? t('preview.new-item', { item: messages.item({ kind: item.kind, number: after.number }) }) : nameToAuthor(item.item, plan, messages, item)}</h2>
${joined ? html`<p>${joined}</p>` : tellings(item, messages, { lang, plan })}
${shown ? html`<h3>${t(after ? (overtaken ? 'preview.as-written' : 'preview.as-read') : joined ? 'preview.joining' : 'preview.to-remove')}</h3><div class="card">${shown.title ? html`<p lang="${lang}"><strong>${shown.title}</strong></p>` : ''}${prose(shown.body, { lang, plan, base })}</div>` : ''}
${overtaken ? html`<div class="notice notice-attention"><p>${t(`preview.moved-on.${overtaken}`)}</p>${collidedWords(item.collisions, lang, messages)}</div>` : ''}${isSaidAlready(item) ? html`<p class="notice notice-attention">${t('preview.said-already')}</p>` : ''}
</section>`
}

/** What became of the plan where the words were to go; null where they still go there. */
function howOvertaken({ collisions }: ItemPreview): 'item' | 'place' | 'words' | null {
  if (collisions.length === 0) return null
  if (collisions.some(({ reason }) => reason === 'item-removed')) return 'item'
  return collisions.some(({ reason }) => reason === 'parent-removed' || reason === 'item-moved') ? 'place' : 'words'
}

/** Somebody else's change came first, and says the same. */
function isSaidAlready({ before, after, move, collisions }: ItemPreview): boolean {
  return collisions.length === 0 && !move && before !== null && after !== null && before.title === after.title && before.body === after.body
}

function similarList({ similar, base }: PreviewPageOptions, { t }: Messages): Html | '' {
  if (similar.length === 0) return ''
  const links = createLinks(base, null)
  const lines = similar.map(({ id, number }) => html`<li><a href="${links.contribution(id)}" target="_blank" rel="noopener">${t('preview.similar-link', { number: number ?? '' })}</a></li>`)
  return html`<section class="notice"><h2>${t('preview.similar', { count: similar.length })}</h2><ul>${lines}</ul><p>${t('preview.similar-hint', { count: similar.length })}</p></section>`
}

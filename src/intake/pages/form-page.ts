import { html } from 'hono/html'
import type { Issue } from '../../domain/errors.ts'
import type { Plan } from '../../domain/plan.ts'
import { listSentences } from '../../provenance/index.ts'
import { shorten } from '../../site/contribution-heading.ts'
import { plainSentence } from '../../site/plain-sentence.ts'
import type { Messages } from '../messages.ts'
import { aboutText } from '../submission/about-text.ts'
import type { PhaseOf } from '../submission/phase-of.ts'
import { showNumbers } from '../submission/shown-numbers.ts'
import type { Submission } from '../submission/submission.ts'
import type { Target } from '../submission/target-of.ts'
import { prose } from './change-view.ts'
import { gestureFields } from './gesture-fields.ts'
import { checkbox, errorOf, errorSummary, hiddenFields, selectField, textArea, textField, titleWith } from './fields.ts'
import type { Html, Page } from './html.ts'
import { headingOf } from './headings.ts'

export interface FormPageOptions {
  values: Submission
  target: Target
  phase: PhaseOf
  issues: readonly Issue[]
  /** What went wrong on our side, in words; the values are kept in the fields. */
  failure?: string
  /** Address that the form posts to. */
  action: string
  /** Whose desk the form is at. */
  coordinator?: string | null
  /** Language of the plan's text. */
  lang: string
  /** A proposal that is reworked keeps its name and its consent. */
  isRework?: boolean
  /** Gives links in a shown text of the plan their numbers and their addresses. */
  plan: Plan
  base: string
  /** Fields of a coordinator who types in someone else's words. */
  own?: Html
  /** Whose words they are is known, and that they may be published. */
  isSigned?: boolean
}

const fields = ['citation', 'titre', 'texte', 'vers', 'debut', 'fin', 'pourquoi', 'nom', 'accord', 'site-web', 'canal', 'recue', 'lieu']

/** First screen: the words, why, a name, the consent. */
export function formPage(options: FormPageOptions, messages: Messages): Page {
  const { values, target, issues, failure, action, isRework = false } = options
  const about = aboutText(values.intention, target)
  const { t } = messages
  const isTyped = Boolean(options.own) && !options.isSigned
  const heading = isTyped && values.intention === 'idee' ? t('typing.idea') : headingOf(values.intention, target, messages, isRework)
  const { intention, element, bloc, apres, niveau, proposition, depart, cle } = values
  return {
    title: titleWith(failure ? [{ code: 'failure', path: '' }] : issues, heading, messages),
    main: html`${isTyped ? html`<p class="kicker"><a href="${options.base}coordination/saisir/">${t('typing.heading')}</a></p>` : ''}<h1>${heading}</h1>
${errorSummary(issues, fields, messages)}
${failure ? html`<div class="error-summary" role="alert" tabindex="-1"><p>${failure}</p></div>` : ''}
${phaseNotice(options.phase, messages)}
${about ? html`<section class="card"><h2>${t(intention === 'retirer' ? 'form.to-remove' : intention === 'reagir' ? 'form.about' : 'form.text-today')}</h2>${prose(about, options)}</section>` : ''}
<form class="form" method="post" action="${action}" accept-charset="utf-8"${options.coordinator ? html` data-coordinator="${options.coordinator}"` : ''} novalidate>
${hiddenFields({ intention, element, bloc, apres, niveau, proposition, depart, cle })}
${options.own ?? ''}
${words(options, isTyped, messages)}
${isRework || options.isSigned ? '' : html`${textField({ name: 'nom', label: t(isTyped ? 'typing.name' : 'form.name'), hint: t(isTyped ? 'typing.name-hint' : 'form.name-hint'), value: values.nom, autocomplete: isTyped ? 'off' : 'name', error: errorOf(issues, 'nom', messages) })}
${checkbox({ name: 'accord', label: t(isTyped ? 'typing.consent' : 'form.consent'), checked: values.accord, error: errorOf(issues, 'accord', messages) })}
${trap(values, issues, messages)}`}
<p class="actions"><button class="button button-primary" type="submit">${t('form.check')}</button></p>
</form>`,
  }
}

function words(options: FormPageOptions, isTyped: boolean, messages: Messages): Html {
  const { values, target, issues, lang } = options
  const { t } = messages
  const { intention } = values
  const gesture = gestureFields(options, messages)
  const isHeading = intention === 'ajouter' && target.place !== undefined && target.place.kind !== 'action'
  const whole = intention === 'ajouter' || (intention === 'modifier' && !target.block && target.item?.title)
  const title = whole ? textField({ name: 'titre', label: t(intention === 'ajouter' && !isHeading ? 'form.title-optional' : 'form.title'), value: values.titre, lang, error: errorOf(issues, 'titre', messages) }) : ''
  const label = intention === 'modifier' || intention === 'ajouter' || intention === 'reagir' || intention === 'idee' ? t(isHeading ? 'form.text.heading' : isTyped && (intention === 'reagir' || intention === 'idee') ? `typing.text.${intention}` : `form.text.${intention}`) : null
  const text = label === null ? '' : textArea({ name: 'texte', label, hint: t(intention === 'modifier' ? 'form.text-hint.modifier' : 'form.text-hint'), value: values.texte, lang, error: errorOf(issues, 'texte', messages) })
  const why = intention === 'idee' || intention === 'reagir' ? '' : textArea({ name: 'pourquoi', label: t('form.why'), value: values.pourquoi, lang, short: true, error: errorOf(issues, 'pourquoi', messages) })
  return html`${gesture}${quoteField(options, messages)}${title}${text}${why}`
}

/** Which words of the paragraph are reacted to: all of them, one of its sentences, or those that were chosen on the page. */
function quoteField({ values, target, issues, plan }: FormPageOptions, messages: Messages): Html | '' {
  const { t } = messages
  const { block } = target
  if (values.intention !== 'reagir' || target.contribution || (!block && !values.citation)) return ''
  const sentences = listSentences(block?.markdown ?? '').map(({ text }) => ({ value: plainSentence(text), label: shorten(plainSentence(showNumbers(text, plan)), 90) }))
  const isOwn = values.citation !== '' && !sentences.some(({ value }) => value === values.citation)
  if (sentences.length < 2 && !isOwn) return ''
  const choices = [{ value: '', label: t(block ? 'form.quote.block' : 'form.quote.text') }, ...(isOwn ? [{ value: values.citation, label: shorten(values.citation, 90) }] : []), ...(sentences.length > 1 ? sentences : [])]
  return selectField({ name: 'citation', label: t('form.quote'), value: values.citation, choices, error: errorOf(issues, 'citation', messages) })
}

/** Robots fill every field. A person whose browser did is shown it, and can empty it. */
function trap(values: Submission, issues: readonly Issue[], messages: Messages): Html {
  const error = errorOf(issues, 'site-web', messages)
  const label = messages.t('form.trap')
  if (error) return textField({ name: 'site-web', label, value: values['site-web'], error })
  return html`<div class="off-screen" aria-hidden="true"><label for="site-web">${label}</label><input type="text" id="site-web" name="site-web" value="" tabindex="-1" autocomplete="off"></div>`
}

function phaseNotice({ state, phase }: PhaseOf, { t, date }: Messages): Html | '' {
  if (state === 'open') return phase?.closes ? html`<p class="meta">${t('phase.open', { date: date(phase.closes) })}</p>` : ''
  if (state === 'late') return html`<p class="notice">${t('phase.late', { phase: phase?.title ?? '' })}</p>`
  return html`<p class="notice">${phase ? t('phase.next', { phase: phase.title, date: date(phase.opens) }) : t('phase.between')}</p>`
}

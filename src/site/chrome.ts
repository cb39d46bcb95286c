import { flatten } from '../content/read-plan.ts'
import { translateMeasures } from '../i18n/measures.ts'
import { translateOffline } from '../i18n/offline.ts'
import { toPlain } from '../text/plain.ts'
import { shorten } from './contribution-heading.ts'
import { buildTour } from './demo-tour.ts'
import type { TourStep } from './demo-tour.ts'
import type { Site } from './site.ts'

/** Entries of the main menu, and `home`. */
export type NavKey = 'home' | 'plan' | 'proposals' | 'search' | 'participate'

/** The same on every page. */
export interface Frame {
  siteName: string
  /** What the plan is, for a page that has no description of its own. */
  summary: string
  /** Language of the site's name, when it is not the interface's. */
  planLang: string | undefined
  nav: { key: NavKey; label: string; href: string }[]
  footer: { label: string; href: string }[]
  bar: { tone: number; share: number }[]
  /** Null where the site is no demonstration. */
  tour: TourStep[] | null
}

/** What surrounds every page. */
export function buildChrome(site: Site, title: string): { documentTitle: string; frame: Frame } {
  const frame = site.once(buildFrame)
  return { frame, documentTitle: title ? `${title} – ${frame.siteName}` : frame.siteName }
}

function buildFrame(site: Site): Frame {
  const { t, links } = site
  return {
    siteName: site.state.plan.fields.title,
    summary: summaryOf(site),
    planLang: site.planLanguage === site.language ? undefined : site.planLanguage,
    nav: [
      { key: 'plan', label: t('nav.plan'), href: links.page('plan/') },
      { key: 'proposals', label: t('nav.proposals'), href: links.page('propositions/') },
      { key: 'search', label: t('nav.search'), href: links.page('recherche/') },
      { key: 'participate', label: t('nav.participate'), href: links.page('participer/') },
    ],
    footer: [
      { label: t('footer.ideas'), href: links.page('idees/') },
      { label: t('footer.discussions'), href: links.page('discussions/') },
      { label: t('footer.journal'), href: links.page('journal/') },
      { label: t('footer.versions'), href: links.page('versions/') },
      { label: t('footer.former-numbers'), href: links.page('anciens-numeros/') },
      { label: t('footer.data'), href: links.page('donnees/') },
      { label: t('footer.print'), href: links.page('plan/imprimer/') },
      { label: translateOffline(site.language)('title'), href: links.page('hors-ligne/') },
      { label: translateOffline(site.language)('mine.title'), href: links.mine },
      { label: t('footer.accessibility'), href: links.page('accessibilite/') },
      { label: translateMeasures(site.language)('eco.title'), href: links.page('ecoconception/') },
      { label: t('footer.legal'), href: links.page('mentions-legales/') },
      { label: t('footer.privacy'), href: links.page('vie-privee/') },
      { label: t('footer.host'), href: links.page('heberger/') },
      ...lastLinks(site),
    ],
    bar: barOf(site),
    tour: site.options.demo ? buildTour(site) : null,
  }
}

/** The desk, where there is a server; another way to send a text, for when its form does not answer. */
function lastLinks({ t, links, options, language }: Site): { label: string; href: string }[] {
  if (options.intakeUrl === 'none') return []
  const hasExit = Boolean(options.email ?? options.issuesUrl)
  return [...(hasExit ? [{ label: translateOffline(language)('send.footer'), href: links.page('hors-ligne/ecrire/') }] : []), { label: t('footer.desk'), href: links.desk }]
}

function summaryOf({ state }: Site): string {
  const { fields, introduction } = state.plan
  return fields.call || shorten(toPlain(introduction), 160) || fields.title
}

function barOf({ state }: Site): Frame['bar'] {
  return state.plan.axes.map((axis, index) => ({ tone: (index % 6) + 1, share: Math.max(1, flatten(axis.children).filter(({ kind }) => kind === 'action').length) }))
}

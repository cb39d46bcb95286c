import type { ItemKind, PlanFields } from '../domain/plan.ts'
import enBasket from '../i18n/en/basket.json' with { type: 'json' }
import enDesk from '../i18n/en/desk.json' with { type: 'json' }
import enDeskList from '../i18n/en/desk-list.json' with { type: 'json' }
import enErrors from '../i18n/en/errors.json' with { type: 'json' }
import enIntake from '../i18n/en/intake.json' with { type: 'json' }
import enSession from '../i18n/en/session.json' with { type: 'json' }
import { formatAge } from '../i18n/format-age.ts'
import { formatDate } from '../i18n/format-date.ts'
import frBasket from '../i18n/fr/basket.json' with { type: 'json' }
import frDesk from '../i18n/fr/desk.json' with { type: 'json' }
import frDeskList from '../i18n/fr/desk-list.json' with { type: 'json' }
import frErrors from '../i18n/fr/errors.json' with { type: 'json' }
import frIntake from '../i18n/fr/intake.json' with { type: 'json' }
import frSession from '../i18n/fr/session.json' with { type: 'json' }
import { chooseLanguage, createTranslate } from '../i18n/index.ts'
import type { KeyOf, Language, Translate } from '../i18n/index.ts'

const french = { ...frBasket, ...frIntake, ...frDesk, ...frDeskList, ...frErrors, ...frSession }
type IntakeDictionary = typeof french
const dictionaries: Record<Language, IntakeDictionary> = { fr: french, en: { ...enBasket, ...enIntake, ...enDesk, ...enDeskList, ...enErrors, ...enSession } }
export type MessageKey = KeyOf<IntakeDictionary>

/** The words of the intake in one language, with the plan's dates. */
export interface Messages {
  language: Language
  t: Translate<IntakeDictionary>
  has(key: string): key is MessageKey
  /** An ISO 8601 instant or date, in the plan's time zone. */
  date(iso: string, style?: 'date' | 'date-time'): string
  /** How long ago an ISO 8601 instant was: « il y a 3 jours ». */
  age(iso: string, now: Date): string
  /** « Action 8 », or with the host's own name for the level; « Nouvelle action » for one that has no number. */
  item(item: { kind: ItemKind | 'plan'; number?: number }): string
}

/** In the language of the plan where we have it. */
export function createMessages({ lang, 'time-zone': timeZone, levels }: Pick<PlanFields, 'lang' | 'time-zone' | 'levels'>): Messages {
  const language = chooseLanguage(lang)
  const dictionary = dictionaries[language]
  const t = createTranslate(dictionary, language)
  return {
    language,
    t,
    item({ kind, number }) {
      if (kind === 'plan') return t('item.plan')
      const level = levels?.[kind]
      if (number === undefined) return level ? t('item.level-new', { level }) : t(`item.${kind}.new`)
      return level ? t('item.level', { level, number }) : t(`item.${kind}`, { number })
    },
    has: (key): key is MessageKey => Object.hasOwn(dictionary, key) || Object.hasOwn(dictionary, `${key}.other`),
    age: (iso, now) => formatAge(iso, now, language),
    date: (iso, style) => formatDate(iso, language, timeZone, style),
  }
}

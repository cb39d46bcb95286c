import { PLAN_ID } from '../domain/plan.ts'
import type { ItemId } from '../domain/plan.ts'
import { translateForm } from '../i18n/form.ts'
import { buildOfflineElement, listOfflineElements } from './offline-element.ts'
import type { Site } from './site.ts'
import { writtenFormPath, writtenIntents } from './written-form-path.ts'
import type { WrittenIntent } from './written-form-path.ts'

/** A form that stands in a page of its own, with the text that it begins on. */
export interface WrittenForm {
  heading: string
  asked: { intention: WrittenIntent; element?: ItemId }
  title?: string
  text?: string
}

/** Every form that the site needs without an intake: ideas, then those on each part of the plan. */
export function listWrittenForms(site: Site): { path: string; form: WrittenForm }[] {
  const t = translateForm(site.language)
  const idea = { path: writtenFormPath('idee', undefined), form: { heading: t('heading.idee'), asked: { intention: 'idee' as const } } }
  const forms = listOfflineElements(site).flatMap((item) => {
    const { name, title, text } = buildOfflineElement(site, item)
    const lower = name.charAt(0).toLocaleLowerCase(site.language) + name.slice(1)
    const intents = writtenIntents.filter((intent) => item !== PLAN_ID || intent !== 'retirer')
    return intents.map((intent) => ({ path: writtenFormPath(intent, item), form: { heading: headingOf(intent, lower, t), asked: { intention: intent, element: item }, ...(title && { title }), text } }))
  })
  return [idea, ...forms]
}

/** The form at one of these addresses. */
export function findWrittenForm(site: Site, path: string): WrittenForm {
  return site.told(formAt, path)
}

function formAt(site: Site, path: string): WrittenForm {
  return site.once(indexForms).get(path)!
}

function indexForms(site: Site): Map<string, WrittenForm> {
  return new Map(listWrittenForms(site).map((each) => [each.path, each.form]))
}

function headingOf(intent: WrittenIntent, item: string, t: ReturnType<typeof translateForm>): string {
  return intent === 'ajouter' ? t('heading.ajouter', { what: item }) : intent === 'idee' ? t('heading.idee') : t(`heading.${intent}`, { item })
}

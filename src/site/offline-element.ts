import { showNumbers } from '../content/show-numbers.ts'
import { PLAN_ID } from '../domain/plan.ts'
import type { ItemId } from '../domain/plan.ts'
import type { OfflineElement } from '../offline/device/offline-element.ts'
import { listBlocks } from '../text/blocks.ts'
import { toPlain } from '../text/plain.ts'
import { textOf } from '../usecases/rebase-changes.ts'
import type { Site } from './site.ts'

/** Ids of what can be written about: the plan's items and the plan itself. */
export function listOfflineElements(site: Site): ItemId[] {
  return [PLAN_ID, ...site.items.map(({ id }) => id)]
}

/** Throws for an id that is not in the list. */
export function buildOfflineElement(site: Site, id: ItemId): OfflineElement {
  const { plan } = site.state
  const text = textOf(plan, id)
  if (!text) throw new Error(`${id} is not in the plan.`)
  const item = plan.items.get(id)
  const words = (markdown: string): string => toPlain(showNumbers(markdown, plan.items))
  return {
    name: item ? site.numberedName(item) : site.t('item.whole-plan'),
    depart: site.history.revisionsOf(id).at(-1)?.commit.id ?? site.state.heads.main,
    ...(text.title && { title: text.title }),
    text: words(text.body),
    blocks: listBlocks(text.body).map(({ markdown }) => words(markdown)),
  }
}

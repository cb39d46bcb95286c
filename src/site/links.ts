import type { ContributionId } from '../domain/ids.ts'
import { PLAN_ID } from '../domain/plan.ts'
import type { ItemId, ItemKind } from '../domain/plan.ts'
import { writtenFormPath, writtenIntents } from './written-form-path.ts'

const folders = { axis: 'axes', objective: 'objectifs', action: 'actions' } as const satisfies Record<ItemKind, string>
const numberFolders = { axis: 'x', objective: 'o', action: 'a' } as const satisfies Record<ItemKind, string>

/** What the form is asked for. `block` counts the paragraphs of the item's text from 1. */
export interface FormRequest {
  intent: 'modifier' | 'ajouter' | 'retirer' | 'deplacer' | 'scinder' | 'reunir' | 'passage' | 'reagir' | 'idee'
  item?: ItemId
  block?: number
  after?: ItemId
  contribution?: ContributionId
}

/** Addresses of the site, as in `src/README.md`. All are paths under `base`, but those of an intake that runs elsewhere. */
export interface Links {
  /** `path` has no leading slash; '' is the home page. */
  page(path: string): string
  item(kind: ItemKind, id: ItemId): string
  /** Every text that an item had. */
  history(kind: ItemKind, id: ItemId): string
  number(kind: ItemKind, number: number): string
  contribution(id: ContributionId): string
  version(id: ItemId): string
  /** Two named versions compared; without the second, a version with the plan of today. */
  comparison(before: ItemId, after?: ItemId): string
  /** Any two states of an item compared. */
  compare(id: ItemId): string
  form(request: FormRequest): string
  /** What a device keeps is kept for one host: that of the form. */
  mine: string
  desk: string
}

/** `intakeUrl`: where the intake answers when it is not at the site's own address; `none`: the form is a page of the site. */
export function createLinks(base: string, intakeUrl: string | null): Links {
  const intake = intakeUrl === null || intakeUrl === 'none' ? base : `${intakeUrl}/`
  return {
    page: (path) => base + path,
    item: (kind, id) => `${base}${folders[kind]}/${id}/`,
    history: (kind, id) => `${base}${folders[kind]}/${id}/histoire/`,
    number: (kind, number) => `${base}${numberFolders[kind]}/${number}/`,
    contribution: (id) => `${base}contributions/${id}/`,
    version: (id) => `${base}versions/${id}/`,
    comparison: (before, after) => `${base}versions/${before}/comparer/${after === undefined ? '' : `${after}/`}`,
    compare: (id) => `${base}comparer/?element=${id}`,
    form: (request) => (intakeUrl === 'none' ? base + formatWritten(request) : `${intake}proposer/?${formatRequest(request)}`),
    mine: `${intake}mes-propositions/`,
    desk: `${intake}coordination/`,
  }
}

/** Without an intake, each form is a page; what its address cannot say goes in a query, which only script reads. */
function formatWritten({ intent, item, block, after, contribution }: FormRequest): string {
  const written = writtenIntents.find((each) => each === intent) ?? 'idee'
  // A reaction to a paragraph quotes it; a change is sent with the whole text.
  const query = new URLSearchParams({ ...(block && intent === 'reagir' && { bloc: String(block) }), ...(after && { apres: after }), ...(contribution && { proposition: contribution }) }).toString()
  return `${writtenFormPath(written, item ?? (written === 'idee' ? undefined : PLAN_ID))}${query && `?${query}`}`
}

function formatRequest({ intent, item, block, after, contribution }: FormRequest): string {
  const query = new URLSearchParams({ intention: intent })
  if (item) query.set('element', item)
  if (block) query.set('bloc', String(block))
  if (after) query.set('apres', after)
  if (contribution) query.set('proposition', contribution)
  return query.toString()
}

import type { FormFields } from './kept-proposal.ts'

/** The desk's pages that have forms to write in: the part of a form's address that is its page's. */
const writtenOn = /coordination\/((?:contributions|attente|seances)\/[a-z0-9]+\/|panier\/|personnes\/|saisir\/formulaire\/|nourrir\/)(?:[a-z]+\/)?$/
/** Doors to the form of a proposal: written on its first screen, sent from its second. */
const doors = ['saisir/formulaire/', 'nourrir/']
/** Hidden fields that say what a form is about, where one address serves several. */
const aboutFields = ['ecrire', 'element', 'contribution']
const doorFields = ['intention', 'element', 'bloc', 'apres', 'proposition', 'niveau', 'depuis']
/** Say what a text was begun on, so that it is merged with what came since. */
const bases = ['base', 'depart']

/** A form of the desk in which something can be written. */
export interface DeskForm {
  /** One draft a form: of one card, one act and what the act is about. It begins with the page's own part of its address. */
  id: string
  /** The page on which it is written, under `coordination/`. */
  page: string
  /** Whole address of that page, on which the form is found again. */
  address: string
  isDoor: boolean
}

/** Null: nothing is written in it. */
export function readDeskForm(form: HTMLFormElement): DeskForm | null {
  const path = new URL(form.action).pathname
  const [address, page] = writtenOn.exec(path) ?? []
  if (!address || !page) return null
  const isDoor = doors.includes(page)
  const about = (isDoor ? doorFields : aboutFields).map((name) => [name, hiddenOf(form, name)])
  const asked = isDoor ? doorFields : page.startsWith('contributions/') ? ['ecrire', 'element'] : []
  const query = String(new URLSearchParams(about.filter(([name, value]) => value && asked.includes(name!)) as [string, string][]))
  return {
    id: [isDoor ? `coordination/${page}` : address, ...about.map(([, value]) => value)].join('|'),
    page,
    address: `${location.origin}${path.replace(address, `coordination/${page}`)}${query && `?${query}`}`,
    isDoor,
  }
}

/** The page of the desk that is open, where it has a form to write in. */
export function openPage(): string | undefined {
  const page = writtenOn.exec(location.pathname)?.[1]
  return page && doors.includes(page) ? undefined : page
}

/** Of what a form was begun on, all that it says. */
export function readBases(form: HTMLFormElement): FormFields {
  return Object.fromEntries(bases.flatMap((name) => (hiddenOf(form, name) ? [[name, hiddenOf(form, name)]] : [])))
}

/** What was written, without what it was begun on. */
export function writtenIn(fields: FormFields): string[] {
  return Object.entries(fields).flatMap(([name, value]) => (bases.includes(name) || value.trim() === '' ? [] : [value]))
}

function hiddenOf(form: HTMLFormElement, name: string): string {
  const field = form.elements.namedItem(name)
  return field instanceof HTMLInputElement && field.type === 'hidden' ? field.value : ''
}

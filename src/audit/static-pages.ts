import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { flatten } from '../content/read-plan.ts'
import type { Contribution } from '../domain/contribution.ts'
import type { PlanState } from '../usecases/plan-state.ts'
import type { WeightClass } from './limits.ts'

export interface SamplePage {
  /** In French, for the report. */
  kind: string
  /** Under the base, without a leading slash. */
  path: string
  weightClass: WeightClass
}

/** One page of each kind of the static site. Throws when the plan has nothing of a kind that the demonstration has. */
export async function listSamplePages(state: PlanState, siteDir: string): Promise<SamplePage[]> {
  const actions = flatten(state.plan.axes).filter(({ kind }) => kind === 'action').map(({ id }) => id)
  const told = await Promise.all(actions.map(async (id) => (await readFile(join(siteDir, 'actions', id, 'index.html'), 'utf8')).includes('class="origin-note"')))
  const [axis] = state.plan.axes
  const objective = flatten(state.plan.axes).find(({ kind }) => kind === 'objective')
  const pages: SamplePage[] = [
    light('accueil', ''),
    light('axe', `axes/${found(axis?.id)}/`),
    light('objectif', `objectifs/${found(objective?.id)}/`),
    light('action d’origine', `actions/${found(actions[told.indexOf(false)])}/`),
    light('action avec provenance', `actions/${found(actions[told.indexOf(true)])}/`),
    long('histoire d’un texte', `actions/${found(actions[told.indexOf(true)])}/histoire/`),
    long('le plan entier', 'plan/'),
    long('le plan à imprimer', 'plan/imprimer/'),
    long('codes des paragraphes', 'c/'),
    long('propositions', 'propositions/'),
    ...samplesOf([...state.contributions.values()]),
    long('numéro de proposition', 'n/1/'),
    long('numéro d’action', 'a/17/'),
    long('numéro d’objectif', 'o/1/'),
    long('numéro d’axe', 'x/1/'),
    long('discussions', 'discussions/'),
    long('idées à placer', 'idees/'),
    long('journal', 'journal/'),
    long('versions', 'versions/'),
    long('une version', `versions/${found(state.plan.versions[0]?.id)}/`),
    long('une version comparée', `versions/${found(state.plan.versions[0]?.id)}/comparer/`),
    long('anciens numéros', 'anciens-numeros/'),
    long('comptes rendus de séances', 'seances/'),
    ...state.events.flatMap((event) => (event.type === 'closed' ? [long('un compte rendu', `seances/${event.contribution}/`)] : [])).slice(0, 1),
    long('recherche', 'recherche/'),
    long('résultats de recherche', 'recherche/?q=monnaie+locale'),
    long('comparer', 'comparer/'),
    long('deux dates comparées', 'comparer/?de=2000-01-01&a=2100-01-01'),
    long('écrire sans réseau', 'hors-ligne/ecrire/?intention=idee'),
    long('page inconnue', 'cette-page-n-existe-pas/'),
  ]
  return [...pages, ...(await listOtherPages(siteDir, pages))]
}

/** Pages at the root that are of no kind above: the host's own, data, reading offline… but not the intake's empty page. */
async function listOtherPages(siteDir: string, listed: readonly SamplePage[]): Promise<SamplePage[]> {
  const names = (await readdir(siteDir)).filter((name) => name !== 'gabarit' && existsSync(join(siteDir, name, 'index.html')))
  return names.sort().filter((name) => !listed.some(({ path }) => path === `${name}/`)).map((name) => long(`page « ${name} »`, `${name}/`))
}

/** Every page that must be light: home and items. */
export function listReadingPages(state: PlanState): SamplePage[] {
  const folders = { axis: 'axes', objective: 'objectifs', action: 'actions' } as const
  return [light('accueil', ''), ...flatten(state.plan.axes).map(({ kind, id }) => light(kind === 'axis' ? 'axe' : kind === 'objective' ? 'objectif' : 'action', `${folders[kind]}/${id}/`))]
}

/** One contribution of each kind and state that there is. */
function samplesOf(contributions: readonly Contribution[]): SamplePage[] {
  const kinds = { amendment: 'proposition', idea: 'idée', comment: 'réaction' } as Record<string, string>
  const samples = new Map<string, SamplePage>()
  for (const { id, kind, status, replyTo } of contributions) {
    const name = `contribution : ${replyTo ? 'réponse' : (kinds[kind] ?? kind)}, ${status}`
    if (!samples.has(name)) samples.set(name, long(name, `contributions/${id}/`))
  }
  return [...samples.values()]
}

function light(kind: string, path: string): SamplePage {
  return { kind, path, weightClass: 'reading' }
}

function long(kind: string, path: string): SamplePage {
  return { kind, path, weightClass: 'reported' }
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The plan has no page of a kind that the audit looks at; audit the demonstration.')
  return value
}

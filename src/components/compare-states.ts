import { createTranslate } from '../i18n/index.ts'
import { momentsFile, statesFile } from '../site/compare/comparison-files.ts'
import type { MomentsFile, StatesFile } from '../site/compare/comparison-files.ts'
import type { CompareSettings } from '../site/compare/compare-page.ts'
import { findMoment } from '../site/compare/list-between.ts'
import type { Site } from '../site/site.ts'
import { createOnceReader } from './read-once.ts'
import { showItem, showPlan } from './show-comparison.ts'
import type { Showing } from './show-comparison.ts'

/** What can be chosen on either side, oldest first, by its name in the address. */
type Choices = readonly (readonly [value: string, words: string])[]

/** Fills the form from what the site publishes, and shows what the address asks for: `?element=<item>&de=<state>&a=<state>`. */
export async function compareStates(host: HTMLElement): Promise<void> {
  const settings = JSON.parse(host.dataset['settings']!) as CompareSettings
  const t = createTranslate(settings.texts as Record<string, string>, settings.language) as Site['t']
  const form = host.querySelector('form')!
  const [what, from, to] = ['element', 'de', 'a'].map((name) => form.querySelector<HTMLSelectElement>(`[name=${name}]`)!) as [HTMLSelectElement, HTMLSelectElement, HTMLSelectElement]
  const [status, result, heading] = ['.compare-status', '.compare-result', 'h2'].map((name) => host.querySelector<HTMLElement>(name)!) as [HTMLElement, HTMLElement, HTMLElement]
  const { read } = createOnceReader(settings.root)
  const readStates = (id: string): Promise<StatesFile> => read(statesFile(id))
  const title = document.title
  let turn = 0

  async function listChoices(index: MomentsFile, item: string): Promise<Choices> {
    if (!item) return index.moments.map(({ id, title }) => [id, title])
    const { states } = await readStates(item)
    return states.flatMap(({ title, text }, place) => (text ? [[String(place + 1), title] as const] : []))
  }

  /** Fills both lists; the ends where nothing else is asked. Whether what was asked is there. */
  function offer(choices: Choices, asked: readonly [string | null, string | null]): boolean {
    const ends = [choices[0]?.[0], choices.at(-1)?.[0]]
    return [from, to].map((select, side) => {
      select.replaceChildren(...choices.toReversed().map(([value, words]) => new Option(words, value)))
      const value = asked[side] ?? ends[side] ?? ''
      const isKnown = choices.some(([each]) => each === value)
      select.value = isKnown ? value : (ends[side] ?? '')
      return isKnown
    }).every(Boolean)
  }

  async function show(isAsked: boolean): Promise<void> {
    const mine = (turn += 1)
    const query = new URLSearchParams(location.search)
    say(t('compare.loading'))
    try {
      const index = await read<MomentsFile>(momentsFile)
      const item = query.get('element') ?? ''
      const items = index.items.filter(({ states }) => states.filter(({ gone }) => !gone).length > 1)
      if (what.options.length === 0) what.append(new Option(t('compare.whole'), ''), ...items.map(({ id, name }) => new Option(name, id)))
      what.value = item
      what.parentElement!.hidden = items.length === 0
      const isKnown = what.selectedIndex >= 0
      if (!isKnown) what.value = ''
      const choices = await listChoices(index, what.value)
      const asked = [query.get('de'), query.get('a')].map((value) => (value === null || what.value ? value : (index.moments[findMoment(index.moments, value)]?.id ?? value)))
      if (mine !== turn) return
      const isThere = offer(choices, [asked[0]!, asked[1]!]) && isKnown
      form.hidden = false
      say(choices.length < 2 ? t('compare.none-yet') : isThere ? '' : t('compare.unknown'))
      heading.hidden = result.hidden = true
      document.title = title
      if (isThere && isAsked && choices.length > 1) await showChosen(index, choices, mine)
    } catch {
      if (mine === turn) say(t('compare.failed'))
    }
  }

  async function showChosen(index: MomentsFile, choices: Choices, mine: number): Promise<void> {
    say(t('compare.loading'))
    const values = choices.map(([value]) => value)
    const [one, other] = [values.indexOf(from.value), values.indexOf(to.value)].sort((a, b) => a - b) as [number, number]
    const showing: Showing = { t, planLanguage: settings.planLanguage, readStates, isWanted: () => mine === turn, fail: () => say(t('compare.failed')) }
    const shown = what.value ? showItem(showing, await readStates(what.value), Number(values[one]), Number(values[other])) : await showPlan(showing, index, one, other)
    if (mine !== turn) return
    const [before, after] = [choices[one]![1], choices[other]![1]]
    heading.textContent = what.value ? t('history.pair-title', { name: what.selectedOptions[0]!.text, before, after }) : t('history.compared', { before, after })
    result.replaceChildren(...shown)
    heading.hidden = result.hidden = false
    say('')
    document.title = title.replace(/^.*?(?= – |$)/, () => heading.textContent)
  }

  function say(words: string): void {
    status.textContent = words
  }

  what.addEventListener('change', () => {
    history.pushState(null, '', what.value ? `?element=${encodeURIComponent(what.value)}` : location.pathname)
    void show(false)
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const query = new URLSearchParams({ ...(what.value && { element: what.value }), de: from.value, a: to.value })
    history.pushState(null, '', `?${query}`)
    void show(true).then(() => heading.hidden || heading.focus())
  })
  const isAsked = (): boolean => /[?&](?:de|a)=/.test(location.search)
  addEventListener('popstate', () => void show(isAsked()))
  await show(isAsked())
}

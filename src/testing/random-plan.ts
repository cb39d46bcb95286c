import fc from 'fast-check'
import type { Change } from '../domain/amendment.ts'
import type { Plan } from '../domain/plan.ts'
import { applyEdit, edit, planText } from '../merge/arbitrary-texts.ts'
import type { Draw } from './create-draw.ts'

/** Files of a plan of 2 axes, 4 objectives and 22 actions with random texts, by path from the repository's root. */
export function randomPlanFiles(seed: number): Record<string, string> {
  const texts = fc.sample(planText, { seed, numRuns: 28 })
  const files: Record<string, string> = { 'content/plan.md': `---\ntitle: Plan\n---\n${texts[27]}` }
  for (const axis of [0, 1]) files[`content/axes/x${axis}.md`] = `---\norder: ${axis * 10}\n---\n${texts[axis]}`
  for (const objective of [0, 1, 2, 3]) files[`content/objectives/o${objective}.md`] = `---\nparent: x${objective >> 1}\norder: ${objective * 10}\n---\n${texts[2 + objective]}`
  for (let action = 0; action < 22; action += 1) files[`content/actions/a${action}.md`] = `---\nparent: o${action % 4}\norder: ${action * 10}\n---\n${texts[5 + action]}`
  return files
}

/** Draws changes to a plan: rewordings, titles, new actions, moves, withdrawals. Words that it adds hold `tag` and a count: `p7x0`. */
export function createChangeDrawer(draw: Draw, seed: number): (plan: Plan, tag: string) => Change[] {
  const edits = fc.sample(fc.array(edit, { minLength: 1, maxLength: 2 }), { seed, numRuns: 300 })
  const texts = fc.sample(planText, { seed: seed + 1, numRuns: 30 })
  const pick = <Value>(values: readonly Value[]): Value => values[draw(values.length)]!
  return (plan, tag) => {
    const actions = [...plan.items.values()].filter(({ kind }) => kind === 'action')
    const objectives = [...plan.items.values()].filter(({ kind }) => kind === 'objective')
    const place = (): { parent: string; after: string | null } => {
      const parent = pick(objectives)
      return { parent: parent.id, after: draw(4) === 0 ? null : (pick([...parent.children, null])?.id ?? null) }
    }
    const item = pick(actions)
    const kind = draw(100)
    if (kind < 12) return [{ type: 'add', item: `n-${tag}`, kind: 'action', ...place(), body: `Ainsi ${tag}x0.\n\n${pick(texts)}` }]
    if (kind < 22) return [{ type: 'move', item: item.id, ...place() }]
    if (kind < 30) return actions.length > 15 ? [{ type: 'remove', item: item.id }] : [{ type: 'revise', item: item.id, title: `Titre ${tag}x0` }]
    const revised = (id: string, body: string, first: number): Change => ({ type: 'revise', item: id, body: pick(edits).reduce((text, one, index) => applyEdit(text, one, `${tag}x${first + index}`), body) })
    const other = pick(actions)
    return kind < 36 && other.id !== item.id ? [revised(item.id, item.body, 0), revised(other.id, other.body, 5)] : [revised(item.id, item.body, 0)]
  }
}

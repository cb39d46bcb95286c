import { describe, expect, it } from 'vitest'
import type { RegisterEvent } from '../../domain/register-event.ts'
import { breakNthWrite } from '../../testing/create-test-forge.ts'
import { createElsewhereTest } from '../../testing/github-stand-in/create-elsewhere-test.ts'
import type { ElsewhereTest } from '../../testing/github-stand-in/create-elsewhere-test.ts'
import { recordPage } from './record-page.ts'

const path = 'content/actions/lieux.md'
const text = (end: string): string => `Travailler avec ces lieux.\nLes faire rayonner par des ${end}.\n`
const files = (end: string): Record<string, string> => ({ [path]: `---\nparent: recit\norder: 10\n---\n\n${text(end)}` })

/** Who is credited with which end of the text, in the register's order. */
function tellWordings(test: ElsewhereTest, events: readonly RegisterEvent[]): string[] {
  const logins = new Map(['ana', 'zoe', 'yann'].map((login) => [test.personOf(login), login]))
  return events.flatMap((event) => {
    if ((event.type !== 'submitted' && event.type !== 'reworked') || event.draft.kind !== 'amendment') return []
    const [change] = event.draft.changes
    const by = event.type === 'submitted' ? (event.writtenBy ?? event.by) : event.by
    return [`${logins.get(by) ?? 'proposer'}: ${(change && 'body' in change && /par des (.*)\./.exec(change.body ?? '')?.[1]) ?? ''}`]
  })
}
const wordings = async (test: ElsewhereTest): Promise<string[]> => tellWordings(test, (await test.state()).events)

async function propose(): Promise<{ test: ElsewhereTest; branch: string }> {
  const test = await createElsewhereTest()
  const id = await test.propose([{ type: 'revise', item: 'lieux', body: text('fêtes') }])
  return { test, branch: `amendments/${id}` }
}

describe('several people who commit between two looks', () => {
  it.each([[true], [false]])('are each credited with their own words, looked at after each commit: %s', async (isOften) => {
    const { test, branch } = await propose()
    for (const [who, end] of [['zoe', 'bals'], ['yann', 'bals et des jeux'], ['zoe', 'bals et des jeux de plein air']] as const) {
      await test.people.push(who, branch, files(end))
      if (isOften) await test.look()
    }
    await test.look()
    expect(await wordings(test)).toEqual(['proposer: fêtes', 'zoe: bals', 'yann: bals et des jeux', 'zoe: bals et des jeux de plein air'])
  })

  it('commits of one person in a row are one rewording, and one that changes no word is none', async () => {
    const { test, branch } = await propose()
    await test.people.push('yann', branch, { 'README.md': 'Bonjour.\n' })
    await test.people.push('zoe', branch, files('bals'))
    await test.people.push('zoe', branch, files('bals musette'))
    await test.people.push('ana', 'main', { 'content/actions/medias.md': '---\nparent: recit\norder: 20\n---\nCréer trois médias.\n' })
    await test.people.mergeMain('yann', branch)
    await test.look()
    expect(await wordings(test)).toEqual(['proposer: fêtes', 'zoe: bals musette'])
  })

  it('are told when the branch is merged before anybody looked', async () => {
    const { test, branch } = await propose()
    await test.people.push('zoe', branch, files('bals'))
    await test.people.push('yann', branch, files('bals et des jeux'))
    await test.people.merge('ana', 1, 'squash')
    expect((await test.look()).map(({ type }) => type)).toEqual(['reworked', 'reworked', 'decided'])
    expect(await wordings(test)).toEqual(['proposer: fêtes', 'zoe: bals', 'yann: bals et des jeux'])
  })

  it('a history that is written again tells what is new in it alone', async () => {
    const { test, branch } = await propose()
    const { heads } = await test.state()
    await test.people.push('zoe', branch, files('bals'))
    await test.people.push('yann', branch, files('bals et des jeux'))
    await test.look()
    await test.people.forcePush('zoe', branch, heads.main, files('bals'))
    await test.people.push('yann', branch, files('bals et des jeux'))
    expect(await test.look()).toEqual([])
    await test.people.forcePush('zoe', branch, heads.main, files('bals'))
    await test.people.push('ana', branch, files('bals et des joutes'))
    await test.people.push('yann', branch, files('bals et des joutes nautiques'))
    await test.look()
    expect((await wordings(test)).slice(3)).toEqual(['ana: bals et des joutes', 'yann: bals et des joutes nautiques'])
  })

  it.each([false, true])('cut anywhere, each is told once, the answer being lost: %s', async (lost) => {
    const { test, branch } = await propose()
    await test.people.push('zoe', branch, files('bals'))
    await test.people.push('yann', branch, files('bals et des jeux'))
    for (const nth of [1, 2]) {
      const forge = { ...breakNthWrite(test.forge, nth, lost), activity: test.context.forge.activity }
      await recordPage({ ...test.context, forge }, 1).catch(() => undefined)
    }
    await test.look()
    expect(await wordings(test)).toEqual(['proposer: fêtes', 'zoe: bals', 'yann: bals et des jeux'])
  })
})

describe('a pull request by hand with the commits of several people', () => {
  it.each([
    ['zoe', [['zoe', 'bals'], ['yann', 'bals et des jeux']]],
    ['zoe', [['yann', 'jeux'], ['zoe', 'jeux et des bals']]],
    ['zoe', [['yann', 'jeux'], ['ana', 'jeux de plein air']]],
  ] as const)('is proposed by %s, who opened it, and worded by each: %j', async (opener, commits) => {
    const test = await createElsewhereTest()
    for (const [who, end] of commits) await test.people.push(who, 'mes-mots', files(end))
    await test.people.openPull(opener, { branch: 'mes-mots', title: 'Des mots' })
    await test.look()
    expect(await wordings(test)).toEqual(commits.map(([who, end]) => `${who}: ${end}`))
    const [contribution] = [...(await test.state()).contributions.values()]
    expect(contribution).toMatchObject({ person: test.personOf(opener), changes: [{ body: text(commits[1][1]) }] })
    const instants = contribution!.history.map(({ at }) => at)
    expect(instants).toEqual(instants.toSorted())
  })
})

import { describe, expect, it } from 'vitest'
import { diffBlocks } from './diff-blocks.ts'

const one = 'Notre sujet est de créer une alliance cadrée dans le temps.'
const two = 'Tous les collectifs sont invités à relier leurs démarches.'
const three = 'Une monnaie locale circule entre les acteurs du territoire.'

function typesOf(before: string, after: string): string[] {
  return diffBlocks(before, after).map(({ type }) => type)
}

describe('diffBlocks', () => {
  it('compares words within a changed block, and leaves the others', () => {
    const blocks = diffBlocks(`${one}\n\n${two}\n`, `${one}\n\n${two.replace('collectifs', 'réseaux')}\n`)
    expect(blocks.map(({ type }) => type)).toEqual(['same', 'changed'])
    expect(blocks[1]?.parts.filter(({ type }) => type !== 'same')).toEqual([
      { type: 'removed', text: 'collectifs' },
      { type: 'added', text: 'réseaux' },
    ])
  })

  it('knows a moved block again, reworded too', () => {
    const blocks = diffBlocks(`${one}\n\n${two}\n\n${three}\n`, `${two}\n\n${three}\n\n${one.replace('créer', 'bâtir')}\n`)
    expect(blocks.map(({ type }) => type)).toEqual(['same', 'same', 'moved'])
    expect(blocks[2]).toMatchObject({ from: 0, to: 2 })
  })

  it('knows a block cut in two and two blocks joined', () => {
    expect(typesOf(`${one} ${two}\n\n${three}\n`, `${one}\n\n${two}\n\n${three}\n`)).toEqual(['split', 'same'])
    expect(typesOf(`${one}\n\n${two}\n\n${three}\n`, `${one} ${two}\n\n${three}\n`)).toEqual(['joined', 'same'])
  })

  it('shows the whole old and the whole new text above 60 % of change', () => {
    const [block] = diffBlocks(`${one}\n`, `${three}\n`)
    expect(block).toMatchObject({ type: 'rewritten', parts: [{ type: 'removed', text: `${one}\n` }, { type: 'added', text: `${three}\n` }] })
  })

  it('leaves a removed block where it stood', () => {
    expect(typesOf(`${one}\n\n${two}\n\n${three}\n`, `${one}\n\n${three}\n`)).toEqual(['same', 'removed', 'same'])
  })

  it('takes list items, headings and rows as blocks', () => {
    expect(typesOf('# Titre\ntexte\n- un\n- deux\n', '# Titre\ntexte\n- un\n- trois\n- deux\n')).toEqual(['same', 'same', 'added', 'same'])
  })
})

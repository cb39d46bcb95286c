import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPhone } from '../open-browser.ts'
import { startServer, type RunningServer } from '../start-server.ts'
import { useTempDirs } from '../use-temp-dirs.ts'
import { mainText, openUntil } from './acts.ts'

const createTempDir = useTempDirs()
let browser: Browser
let server: RunningServer

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ planDir: await createTempDir() })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

interface Focused {
  name: string
  /** A mark around it, and none of it outside the window. */
  isSeen: boolean
}

/** What has the focus: its label as people know it, whether it shows. */
function readFocus(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    const { top, bottom, left, width } = element.getBoundingClientRect()
    const label = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent ?? ''
    return {
      name: `${element.localName}: ${label.replace(/\s+/g, ' ').trim()}`,
      isSeen: ((outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none') && bottom > 0 && top < innerHeight && left + width > 0,
    }
  })
}

/** Waits until what has the focus shows, which may take a while on a busy machine. */
async function settleFocus(page: Page): Promise<Focused> {
  await expect.poll(async () => (await readFocus(page)).isSeen, { timeout: 15_000 }).toBe(true).catch(() => undefined)
  return readFocus(page)
}

const most = 90

/** Presses Tab until the wanted element has the focus; each stop on the way must show where one is, and have a name. */
async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  const met: string[] = []
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab')
    const { name, isSeen } = await settleFocus(page)
    met.push(name)
    expect(name, `after ${met.at(-2)}`).toMatch(/^[a-z-]+: ./)
    expect({ name, isSeen }).toEqual({ name, isSeen: true })
    if (wanted.test(name)) return
  }
  throw new Error(`Tab never came to ${wanted}. It met:\n${met.join('\n')}`)
}

async function press(page: Page, key = 'Enter'): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.keyboard.press(key)])
}

describe('by keyboard alone', () => {
  it('reads, follows a sentence to its origin and back, proposes, then decides', { timeout: 180_000 }, async () => {
    const reader = await (await openPhone(browser, { script: true })).newPage()
    await reader.goto(server.url)
    await tabTo(reader, /^a: Aller au contenu/)
    await reader.keyboard.press('Enter')
    expect(new URL(reader.url()).hash).toBe('#contenu')
    await reader.goto(`${server.url}actions/monnaies-locales/`)
    await tabTo(reader, /^a: 1, d’où vient cette phrase/)
    await reader.keyboard.press('Enter')
    expect(new URL(reader.url()).hash).toMatch(/^#o1/)
    await tabTo(reader, /^a: Revenir à la phrase/)
    await reader.keyboard.press('Enter')
    expect(new URL(reader.url()).hash).toMatch(/^#r1/)

    await reader.goto(`${server.url}actions/travailler-avec-ces-lieux/`)
    await tabTo(reader, /^a: Modifier ce texte/)
    await press(reader)
    await tabTo(reader, /^textarea: /)
    await reader.keyboard.press('Control+End')
    await reader.keyboard.type(' Et les faire connaître.')
    await tabTo(reader, /^button: Vérifier/)
    await press(reader)
    // Consent was forgotten: the summary of errors leads to the field.
    await tabTo(reader, /^a: .*(?:accord|accept|publi)/i)
    await reader.keyboard.press('Enter')
    await reader.keyboard.press('Space')
    await tabTo(reader, /^button: Vérifier/)
    await press(reader)
    expect(await mainText(reader)).toMatch(/Et les faire connaître\./)
    await tabTo(reader, /^button: Envoyer/)
    await press(reader)
    await reader.getByRole('heading', { name: /C’est reçu/ }).waitFor()
    const [, id] = /\/suivi\/([a-z0-9]{10})\//.exec(reader.url()) ?? []

    const desk = await (await openPhone(browser, { script: true })).newPage()
    await desk.goto(server.deskUrl)
    await tabTo(desk, /^button: /)
    await press(desk)
    await openUntil(desk, `${server.url}coordination/contributions/${id}/`, /Décider/)
    await tabTo(desk, /^input: Intégrer/)
    await desk.keyboard.press('Space')
    await tabTo(desk, /^button: Décider et publier/)
    await press(desk)
    await openUntil(reader, `${server.url}actions/travailler-avec-ces-lieux/`, /Et les faire connaître\./)
  })
})

import { Hono } from 'hono'
import { planFields } from '../domain/plan.ts'
import type { Site } from './context.ts'
import { createMessages } from './messages.ts'
import { buildingPage } from './pages/building-page.ts'
import { createShell } from './pages/shell.ts'
import type { Terminal } from './terminal.ts'

export interface WaitingRoom {
  fetch(request: Request): Response | Promise<Response>
  /** Tells each step of the preparation on the page, and in the terminal the first time. */
  tell(terminal: Terminal): (step: 'seed' | 'fetch' | 'replay', progress?: { done: number; total: number }) => void
}

/** Answers every address until the plan's repository is ready: says what is being made, and comes back by itself, without script. */
export function createWaitingRoom(site: Site): WaitingRoom {
  const steps = new Map<string, string>()
  const shell = createShell({ ...site, current: () => null })
  const messages = createMessages(planFields.parse({ title: 'Plan' }))
  const app = new Hono()
  app.all('*', async (c) => {
    const page = buildingPage({ building: true, progress: [...steps.values()], lastError: null }, messages)
    c.header('refresh', '3')
    c.header('cache-control', 'no-store')
    return c.html(await shell(page, messages.language), c.req.method === 'GET' || c.req.method === 'HEAD' ? 200 : 503)
  })
  return {
    fetch: app.fetch,
    tell: (terminal) => (step, progress) => {
      const text = terminal.t(`step.${step}`, { ...progress })
      if (step !== 'replay' || progress?.done === progress?.total) terminal.say(`• ${text}`)
      steps.set(step, text)
    },
  }
}

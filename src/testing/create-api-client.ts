import { z } from 'zod'
import { createTestIntake } from './create-test-intake.ts'
import type { TestIntake, TestIntakeOptions } from './create-test-intake.ts'

type Described = { paths: Record<string, Record<string, { responses: Record<string, { content?: { 'application/json': { schema: Parameters<typeof z.fromJSONSchema>[0] } } }> }>> }
/** Checked against the description before it is read, so that a test may read any of these. */
interface Answer {
  id: string
  url: string
  privateUrl: string
  values: Record<string, string>
  items: unknown[]
  depart: string
  cle: string
  issues: unknown[]
  contribution: { lastEvent: string; text: string }
  held: unknown[]
  standing: { register: unknown[] }
  link: string
  question: { seen: string } | undefined
  base: string
  person: { name?: string; borrowsName?: true }
}
type Call = (method: 'get' | 'post' | 'delete', path: string, body?: unknown, headers?: Record<string, string>) => Promise<{ status: number; headers: Headers; body: Answer }>

/** An intake whose every answer is held against the published description. */
export async function createApiClient(options: TestIntakeOptions = {}): Promise<{ intake: TestIntake; call: Call }> {
  const intake = await createTestIntake(options)
  const document = (await (await intake.get('/api/openapi.json')).json()) as Described
  const call: Call = async (method, path, body, headers = {}) => {
    const answer = await intake.app.request(path, { method: method.toUpperCase(), headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers }, ...(body !== undefined && { body: JSON.stringify(body) }) })
    await intake.drained()
    const described = Object.entries(document.paths).find(([template, methods]) => methods[method] && new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path.split('?')[0] ?? ''))
    const response = described?.[1][method]?.responses[String(answer.status)]
    if (!response) throw new Error(`${method} ${path} answers ${answer.status}, which is not described: ${await answer.text()}`)
    const schema = response.content?.['application/json'].schema
    const given: unknown = schema ? await answer.json() : await answer.text()
    if (schema) z.fromJSONSchema(schema).parse(given)
    else if (given !== '') throw new Error(`${method} ${path} answers what is not described: ${given}`)
    return { status: answer.status, headers: answer.headers, body: given as Answer }
  }
  return { intake, call }
}

/** The header of a coordinator's session. */
export async function enterByApi(intake: TestIntake): Promise<Record<string, string>> {
  return { authorization: `Bearer ${intake.coordinators.tokenOf(await intake.coordinators.add('Ana'))}` }
}

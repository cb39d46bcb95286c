import { join } from 'node:path'
import ts from 'typescript'
import type { Received } from './faults.ts'

/** Addresses of ours, by the names that GitHub's description gives them. That they are in it, the compiler says. */
const repository = '/repos/{owner}/{repo}'
const addresses: readonly [RegExp, string][] = [
  [/^\/app$/, '/app'],
  [/^\/user$/, '/user'],
  [/^\/applications\/[^/]+\/token$/, '/applications/{client_id}/token'],
  [/^\/repos\/[^/]+\/[^/]+\/collaborators\/[^/]+\/permission$/, `${repository}/collaborators/{username}/permission`],
  [/^\/app\/installations\/\d+\/access_tokens$/, '/app/installations/{installation_id}/access_tokens'],
  [/^\/repos\/[^/]+\/[^/]+\/git\/ref\/[^/]+$/, `${repository}/git/ref/{ref}`],
  [/^\/repos\/[^/]+\/[^/]+\/git\/refs\/[^/]+$/, `${repository}/git/refs/{ref}`],
  [/^\/repos\/[^/]+\/[^/]+\/git\/trees\/[0-9a-f]{40}$/, `${repository}/git/trees/{tree_sha}`],
  [/^\/repos\/[^/]+\/[^/]+\/(issues|pulls)\/\d+$/, `${repository}/$1/{${'$1'}_number}`],
  [/^\/repos\/[^/]+\/[^/]+\/(issues|pulls)\/\d+\/(\w+)$/, `${repository}/$1/{${'$1'}_number}/$2`],
  [/^\/repos\/[^/]+\/[^/]+\/((?:git|issues)\/\w+|issues|pulls|dispatches)$/, `${repository}/$1`],
]

const prelude = `import type { paths } from '@octokit/openapi-types'
type Known<Operation> = Operation extends { responses: object } ? true : never
type Body<Operation> = Operation extends { requestBody?: infer Content } ? (NonNullable<Content> extends { content: { 'application/json': infer Given } } ? Given : never) : never
type Query<Operation> = Operation extends { parameters: { query?: infer Given } } ? NonNullable<Given> : never
`

/**
 * What in these requests is not legal in GitHub's published description (@octokit/openapi-types): an address, a method, a field
 * or a parameter that it does not know, a value of another type. The compiler reads each request as it was sent, as a literal.
 */
export function checkRequests(requests: readonly Received[]): string[] {
  const known = requests.map((request) => ({ ...request, template: nameOf(request.path) }))
  const unknown = known.filter(({ template }) => template === null).map(({ method, path }) => `${method} ${path}: an address that this check does not know`)
  const distinct = new Set(known.flatMap((request) => (request.template ? tell(request, request.template) : [])))
  const text = `${prelude}${[...distinct].map((line) => `{ const given: ${line} ; void given }\n`).join('')}`
  return [...unknown, ...compile(text)]
}

function nameOf(path: string): string | null {
  const found = addresses.find(([pattern]) => pattern.test(path))
  if (!found) return null
  return path.replace(...found).replace('{issues_number}', '{issue_number}').replace('{pulls_number}', '{pull_number}')
}

/** Declarations that hold only where the request is legal. */
function tell({ method, query, body }: Received, template: string): string[] {
  const operation = `paths['${template}']['${method.toLowerCase()}']`
  const asked = Object.fromEntries([...new URLSearchParams(query)].map(([name, value]) => [name, /^\d+$/.test(value) ? Number(value) : value]))
  return [
    `Known<${operation}> = true`,
    ...(Object.keys(asked).length > 0 ? [`Query<${operation}> = ${JSON.stringify(asked)}`] : []),
    ...(body === null ? [] : [`Body<${operation}> = ${JSON.stringify(body)}`]),
  ]
}

function compile(text: string): string[] {
  const file = join(import.meta.dirname, 'recorded-requests.ts')
  const options: ts.CompilerOptions = { strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [] }
  const host = ts.createCompilerHost(options)
  const read = host.getSourceFile.bind(host)
  const program = ts.createProgram([file], options, {
    ...host,
    fileExists: (path) => path === file || host.fileExists(path),
    readFile: (path) => (path === file ? text : host.readFile(path)),
    getSourceFile: (path, version, ...rest) => (path === file ? ts.createSourceFile(file, text, version) : read(path, version, ...rest)),
  })
  const lines = text.split('\n')
  return ts.getPreEmitDiagnostics(program).map(({ messageText, start = 0 }) => {
    const line = lines[text.slice(0, start).split('\n').length - 1] ?? ''
    return `${line.slice(0, 300)}\n${ts.flattenDiagnosticMessageText(messageText, '\n').slice(0, 600)}`
  })
}

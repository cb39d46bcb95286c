import { join } from 'node:path'
import { prepareNode } from '../../src/git-history/prepare-node.ts'

// One attribution in a process of its own, as `npm run provenance` begins it, so that its memory and its processor time are its own.
// Prints JSON; times count from the start of the process.
prepareNode(join(import.meta.dirname, '../../.astro/cache/code'))
const [{ attributeRepository }, { writeDocument }, { openTraceCache }] = await Promise.all([
  import('../../src/git-history/attribute-repository.ts'),
  import('../../src/git-history/write-document.ts'),
  import('../../src/trace-cache/trace-cache.ts'),
])
const [repository = '', revision = '', content = '', folder = '', json = ''] = process.argv.slice(2)
const document = await attributeRepository({ repository, revision, content, ...(folder && { cache: openTraceCache({ folder, version: 'bench' }) }) })
const traced = performance.now()
const processor = process.cpuUsage()
if (json && document) await writeDocument(json, document)
console.log(JSON.stringify({ traced, processor: (processor.user + processor.system) / 1000, all: performance.now(), megabytes: process.resourceUsage().maxRSS / 1024 }))

import { writeFile } from 'node:fs/promises'
import { traceRepository } from '../../src/git-history/attribute-repository.ts'
import { describeHistory } from '../../src/git-history/describe-history.ts'
import { openTraceCache } from '../../src/trace-cache/trace-cache.ts'

// One attribution in a process of its own, so that its memory and its processor time are its own. Prints JSON.
const [repository = '', revision = '', content = '', folder = '', json = ''] = process.argv.slice(2)
const begun = performance.now()
const { head, history } = await traceRepository({ repository, revision, content, ...(folder && { cache: openTraceCache({ folder, version: 'bench' }) }) })
const traced = performance.now() - begun
const processor = process.cpuUsage()
if (json) await writeFile(json, JSON.stringify(describeHistory(head, content, history)))
console.log(JSON.stringify({ traced, processor: (processor.user + processor.system) / 1000, all: performance.now() - begun, megabytes: process.resourceUsage().maxRSS / 1024 }))

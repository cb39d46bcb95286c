import { gradeEcoIndex } from './ecoindex.ts'
import { scoreOf } from './limits.ts'
import type { CopyWeight } from './weigh-copy.ts'
import type { PageAudit } from './run-audit.ts'

/** The audit for people, in French: a table of weights, what the offline copy weighs, then what was found on each page. */
export function formatReport(audits: readonly PageAudit[], copy: CopyWeight): string {
  const faulty = audits.filter(({ faults }) => faults.length > 0)
  const of = (count: number): string => `${count} ${count > 1 ? 'pages' : 'page'}`
  const verdict = faulty.length === 0 ? `${of(audits.length)} : tout est bon.` : `${of(faulty.length)} sur ${audits.length} ${faulty.length > 1 ? 'ont' : 'a'} un défaut.`
  const offline = `Copie hors ligne, faite en arrière-plan à la première visite : ${copy.files} fichiers, ${format(copy.sent)} octets transférés (en-têtes à part), ${format(copy.kept)} gardés sur l’appareil.`
  return [formatWeights(audits), offline, ...faulty.map(formatFaults), verdict].join('\n\n')
}

function formatWeights(audits: readonly PageAudit[]): string {
  const rows = audits.flatMap(({ kind, path, weight }) => (weight ? [[kind, path, String(weight.requests), format(weight.bytes), format(weight.scriptBytes), String(weight.elements), formatScore(scoreOf(weight))]] : []))
  const table = [['Page', 'Adresse', 'Requêtes', 'Octets', 'Script', 'Éléments', 'EcoIndex'], ...rows]
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)))
  return table.map((row) => row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ')).join('\n')
}

function formatFaults({ kind, path, faults }: PageAudit): string {
  return [`${kind} (${path})`, ...faults.map((fault) => `  ✗ ${fault}`)].join('\n')
}

function formatScore(score: number): string {
  return `${score.toFixed(1).replace('.', ',')} ${gradeEcoIndex(score)}`
}

function format(bytes: number): string {
  return new Intl.NumberFormat('fr').format(bytes)
}

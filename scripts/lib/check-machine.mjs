// Imported first by what starts a command: says what this machine lacks. Runs on a Node that is too old for the rest.
import { spawnSync } from 'child_process'

const oldestNode = 20
/** Settings given by the environment (GIT_CONFIG_COUNT) and absolute paths of rev-parse came with it. */
const oldestGit = [2, 31]
const safe = 'Rien n’a été changé.'

function gitFault() {
  const { error, status, stdout } = spawnSync('git', ['--version'], { encoding: 'utf8' })
  // A Mac without its developer tools has a `git` that fails, and says how to get them.
  if (error || status !== 0) return 'Git manque sur cette machine, et le plan y est gardé.\nInstallez-le (Debian ou Ubuntu : sudo apt install git ; ailleurs : https://git-scm.com/downloads)'
  const [, major, minor] = /(\d+)\.(\d+)/.exec(stdout) || []
  const isOld = major !== undefined && (Number(major) < oldestGit[0] || (Number(major) === oldestGit[0] && Number(minor) < oldestGit[1]))
  return isOld ? `Git ${major}.${minor} est trop ancien : il faut ${oldestGit.join('.')} ou plus récent.\nInstallez-en un autre (https://git-scm.com/downloads)` : null
}

function nodeFault() {
  const { node } = process.versions
  return Number(node.split('.')[0]) < oldestNode ? `Node ${node} est trop ancien : il faut ${oldestNode} ou plus récent.\nInstallez-en un autre (https://nodejs.org/fr/download)` : null
}

const fault = nodeFault() || gitFault()
if (fault) {
  console.error(`${fault}, puis relancez la même commande. ${safe}`)
  process.exit(1)
}

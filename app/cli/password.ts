import { Sentence } from './sentence.ts'

/** Asks without echo and once more, or reads the first line of standard input. */
export async function readPassword(fromStdin: boolean): Promise<string> {
  if (fromStdin) {
    let text = ''
    for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk
    return text.split(/\r?\n/, 1)[0] ?? ''
  }
  const first = await ask('Password: ')
  if ((await ask('Again: ')) !== first) throw new Sentence('The two passwords differ.')
  return first
}

function ask(question: string): Promise<string> {
  const { stdin, stderr } = process
  stderr.write(question)
  stdin.setRawMode(true).setEncoding('utf8').resume()
  return new Promise((resolve, reject) => {
    let typed = ''
    const end = (settle: () => void) => {
      stdin.off('data', take).setRawMode(false).pause()
      stderr.write('\n')
      settle()
    }
    const take = (chunk: string) => {
      for (const key of chunk) {
        if (key === '\r' || key === '\n') return end(() => resolve(typed))
        if (key === '\u0003' || key === '\u0004') return end(() => reject(new Sentence('Nothing was created.')))
        if (key === '\u007f' || key === '\b') typed = typed.slice(0, -1)
        else if (key >= ' ') typed += key
      }
    }
    stdin.on('data', take)
  })
}

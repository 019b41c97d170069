export type PhotoSettings = {
  addAt: string
  /** SHA-256 of what the server has */
  known: string[]
  /** `#` stands for the page and how many there are */
  labels: { sending: string; waiting: string; failed: string }
}

const side = 1800

/**
 * Photographs are made smaller on the phone and sent one by one, again and again until each has arrived. One that the
 * server has is not sent, so that after any interruption the same choice goes on where it stopped. Without this script
 * the page is a form with a button.
 */
export function enhancePhotos(root: HTMLElement): void {
  const { addAt, known, labels } = JSON.parse(root.dataset.photos ?? '') as PhotoSettings
  for (const input of root.querySelectorAll<HTMLInputElement>('[type=file]')) {
    const { form } = input
    if (!form) continue
    input.multiple = input.id !== ''
    const status = document.createElement('p')
    status.setAttribute('role', 'status')
    input.after(status)
    input.onchange = async () => {
      const files = [...(input.files ?? [])]
      const fields = new FormData(form)
      input.disabled = true
      for (let at = 0; at < files.length; at++) {
        const file = files[at] as File
        const say = (text: string) => {
          status.textContent = text.replace('#', `${at + 1}/${files.length}`)
        }
        status.className = 'saving'
        say(labels.sending)
        const problem = await send(await smaller(file), fields, say)
        if (problem) {
          say(`${file.name}: ${problem}`)
          status.className = 'saving problem'
          input.disabled = false
          input.value = ''
          return
        }
      }
      location.assign(location.pathname)
    }
  }

  /** @returns what the server has against this picture; nothing when it is there */
  async function send(picture: Blob, fields: FormData, say: (text: string) => void): Promise<string> {
    if (known.includes(await hashOf(picture))) return ''
    fields.set('file', picture, 'page.jpg')
    for (let tries = 0; ; tries++) {
      const abort = new AbortController()
      const patience = setTimeout(() => abort.abort(), 20_000 + picture.size / 4)
      try {
        const answer = await fetch(addAt, { method: 'POST', body: fields, signal: abort.signal })
        if (answer.ok) return ''
        if (answer.status < 500) return (await answer.json()).error || labels.failed
      } catch {
        // No connection, or one that was too slow: the same again.
      }
      clearTimeout(patience)
      say(labels.waiting)
      await new Promise((go) => {
        setTimeout(go, Math.min(60, 2 ** tries) * (500 + Math.random() * 1000))
        addEventListener('online', go)
      })
    }
  }
}

/** As it is when the browser cannot turn a picture upright, or cannot read it: then the server says what is wrong. */
async function smaller(file: File): Promise<Blob> {
  if (!window.createImageBitmap || !CSS.supports('image-orientation', 'from-image')) return file
  try {
    const bitmap = await createImageBitmap(file)
    const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = bitmap.width * scale
    canvas.height = bitmap.height * scale
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    const encoded = (quality: number) => new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/jpeg', quality))
    const good = await encoded(0.75)
    return (good && good.size > 300_000 ? await encoded(0.5) : good) || file
  } catch {
    return file
  }
}

async function hashOf(picture: Blob): Promise<string> {
  // Only on https; without it the server tells a repeated picture itself.
  if (!window.crypto.subtle) return ''
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await new Response(picture).arrayBuffer()))
  return [...hash].map((byte) => (byte + 256).toString(16).slice(1)).join('')
}

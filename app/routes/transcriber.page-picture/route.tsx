import type { LoaderFunctionArgs } from '@remix-run/node'
import { readTaskPage } from '#app/domain/transcription/open-task.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { picture } from '#app/http/picture.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'transcriber')
  return picture(await readTaskPage(ctx.domain, args.params.taskId ?? '', args.params.pageId ?? ''))
}

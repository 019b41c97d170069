import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  await allow(args, 'anyone')
  return notFound()
}

export async function action(args: ActionFunctionArgs) {
  await allow(args, 'anyone')
  return notFound()
}

export default function NotFound() {
  return null
}

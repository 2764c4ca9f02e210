import { messagesFor, requestLocale } from '@/app/_i18n/request'

/** The words of the planner, for those who open it in the room: most never do. */
export const GET = async (): Promise<Response> => {
  const messages = await messagesFor(['planner', 'planning', 'sets'])
  return Response.json(
    { locale: await requestLocale(), messages },
    { headers: { 'cache-control': 'private, max-age=300', vary: 'cookie, accept-language' } },
  )
}

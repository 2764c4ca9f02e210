import 'server-only'
import { type AuthOptions, getServerSession } from 'next-auth'
import type { Adapter, AdapterAccount, AdapterUser, VerificationToken } from 'next-auth/adapters'
import EmailProvider from 'next-auth/providers/email'
import { translator } from '@/app/_i18n/request'
import { db } from './db'
import { newId } from './ids'
import { sendMail } from './mail'
import { limiterOf } from './requests'
import { getSettings, publicUrl } from './settings'

/** Where next-auth keeps what it must: people, their identities elsewhere, and tokens of mailed links. Sessions are signed cookies. */
const adapter = {
  createUser: async ({ name, email, emailVerified }: Omit<AdapterUser, 'id'>) =>
    asUser(
      await db().person.create({
        data: { id: newId(), name: name ?? nameFrom(email), email: email || null, emailVerified },
      }),
    ),
  getUser: async (id: string) => orNull(await db().person.findUnique({ where: { id } })),
  getUserByEmail: async (email: string) => orNull(await db().person.findUnique({ where: { email } })),
  getUserByAccount: async (provider_providerAccountId: { provider: string; providerAccountId: string }) =>
    orNull(
      (await db().account.findUnique({ where: { provider_providerAccountId }, include: { person: true } }))?.person ??
        null,
    ),
  updateUser: async ({ id, emailVerified }: Partial<AdapterUser> & { id: string }) =>
    asUser(await db().person.update({ where: { id }, data: { emailVerified: emailVerified ?? null } })),
  linkAccount: async ({ provider, providerAccountId, userId }: AdapterAccount) => {
    await db().account.create({ data: { provider, providerAccountId, personId: userId } })
  },
  createVerificationToken: (token: VerificationToken) => db().verificationToken.create({ data: token }),
  useVerificationToken: (identifier_token: { identifier: string; token: string }) =>
    db()
      .verificationToken.delete({ where: { identifier_token } })
      .catch(() => null),
} satisfies Adapter

interface OpenIdProfile {
  readonly sub: string
  readonly name?: string
  readonly email?: string
  readonly email_verified?: boolean
}

interface PersonRow {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly emailVerified: Date | null
}
const asUser = ({ id, name, email, emailVerified }: PersonRow): AdapterUser => ({
  id,
  name,
  email: email ?? '',
  emailVerified,
})
const orNull = (person: PersonRow | null) => (person ? asUser(person) : null)
const nameFrom = (email: string | null) => (email?.split('@')[0] ?? '').replace(/[._-]+/g, ' ')

/** Nobody's mailbox is flooded with our help. */
const notTooManyTo = limiterOf('sign-in-mail', 5, 60 * 60)

/** One plain address: no list, no quoting, no line break. */
export const isEmail = (text: string): boolean =>
  /^[^\s@"'(),:;<>[\\\]]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text) && text.length <= 254

export function authOptions(): AuthOptions {
  const { AUTH_SECRET, OPENID_ISSUER, OPENID_CLIENT_ID, OPENID_CLIENT_SECRET } = getSettings()
  const openid = OPENID_ISSUER && OPENID_CLIENT_ID && OPENID_CLIENT_SECRET
  return {
    adapter,
    secret: AUTH_SECRET,
    session: { strategy: 'jwt' },
    pages: { signIn: '/sign-in', verifyRequest: '/sign-in/sent', error: '/sign-in' },
    providers: [
      EmailProvider({
        maxAge: 60 * 60,
        normalizeIdentifier: (identifier) => {
          const email = identifier.normalize('NFC').trim().toLowerCase()
          if (!isEmail(email)) throw new Error('malformed address')
          return email
        },
        sendVerificationRequest: ({ identifier, url }) => mailSignIn(identifier, url),
      }),
      ...(openid
        ? [
            {
              id: 'openid',
              name: new URL(OPENID_ISSUER).hostname,
              type: 'oauth' as const,
              wellKnown: `${OPENID_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
              authorization: { params: { scope: 'openid email profile' } },
              idToken: true,
              checks: ['pkce' as const, 'state' as const],
              clientId: OPENID_CLIENT_ID,
              clientSecret: OPENID_CLIENT_SECRET,
              profile: ({ sub, name, email, email_verified: isVerified }: OpenIdProfile) => ({
                id: sub,
                name: name ?? null,
                // An address that nobody has proved to own must not become somebody's account.
                email: isVerified === true && email ? email.toLowerCase() : null,
              }),
            },
          ]
        : []),
    ],
    callbacks: {
      session: ({ session, token }) => ({ ...session, personId: token.sub }),
      // Only our own pages are returned to.
      redirect: ({ url }) => {
        const target = new URL(url, publicUrl())
        return target.origin === publicUrl() ? target.href : publicUrl()
      },
    },
  }
}

/** The link leads to a page with a button: programs that open every link in a mail sign nobody in. */
async function mailSignIn(to: string, url: string) {
  await notTooManyTo(to)
  const t = await translator('signIn')
  const link = `${publicUrl()}/sign-in/confirm#${encodeURIComponent(url)}`
  await sendMail({ to, subject: t('mailSubject'), text: t('mailText', { link }) })
}

/** Who is signed in, or null. */
export async function signedIn(): Promise<(PersonRow & { operator: boolean }) | null> {
  const session = (await getServerSession(authOptions())) as { personId?: string } | null
  const person = session?.personId ? await db().person.findUnique({ where: { id: session.personId } }) : null
  return person && { ...person, operator: person.operator || isOperatorsAddress(person) }
}

const isOperatorsAddress = ({ email, emailVerified }: PersonRow) =>
  email !== null && emailVerified !== null && email === getSettings().OPERATOR_EMAIL?.toLowerCase()

export const hasOpenId = (): boolean => {
  const { OPENID_ISSUER, OPENID_CLIENT_ID, OPENID_CLIENT_SECRET } = getSettings()
  return Boolean(OPENID_ISSUER && OPENID_CLIENT_ID && OPENID_CLIENT_SECRET)
}

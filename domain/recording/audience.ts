/** For whom a recording is published, or a stream is: each includes those before it. */
export const AUDIENCES = ['participants', 'members', 'link', 'public'] as const
export type Audience = (typeof AUDIENCES)[number]

/** Whether somebody may be among them who was never invited. */
export const isForStrangers = (audience: Audience): boolean => audience === 'link' || audience === 'public'

/** Whether all who were among them still are, and others too. */
export const isWider = (audience: Audience, before: Audience): boolean =>
  AUDIENCES.indexOf(audience) > AUDIENCES.indexOf(before)

/** Who somebody is to a session, as far as watching goes. */
export interface Watcher {
  /**
   * `staff` runs it; a `participant` was in it, or was invited to it alone; a `member` may come into any session of its
   * conference; everybody else is a `stranger`.
   */
  readonly as: 'staff' | 'participant' | 'member' | 'stranger'
  /** Came by the link of what is to be watched, and that counts still. */
  readonly hasLink: boolean
}

const RULES: Readonly<Record<Audience, (watcher: Watcher) => boolean>> = {
  participants: ({ as }) => as === 'participant',
  members: ({ as }) => as !== 'stranger',
  link: ({ as, hasLink }) => as !== 'stranger' || hasLink,
  public: () => true,
}

/** Whether somebody may watch what is there for an audience. Those who run the session always may. */
export const mayWatch = (audience: Audience, watcher: Watcher): boolean =>
  watcher.as === 'staff' || RULES[audience](watcher)

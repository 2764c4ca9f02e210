import { type SessionCommand, session } from '@/domain/session'
import type { SessionRunner } from '@/server/sessions/session-runner'

/** Reads what a command only names, such as a stored set of rooms. */
export type Given = (sessionId: string, command: SessionCommand) => Promise<SessionCommand['given']>

/** A command with what the server reads for it; only for those who may ask it: reading costs. */
export async function withGiven(given: Given, runner: SessionRunner, by: string, command: SessionCommand) {
  if (session.registry.ofCommand(command.type).feature.commands[command.type]!.given === null) return command
  const actor = session.standing(runner.state, by)
  if (!actor || !session.allows(actor, actor.room, command, runner.state)) return command
  return { ...command, given: await given(runner.id, command) } as SessionCommand
}

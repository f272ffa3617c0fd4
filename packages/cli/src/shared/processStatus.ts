import { z } from "zod";

/** Characters of each part of an explanation: validators cut what they tell. */
const explained = z.string().max(1000);

/** A score that a validator gave, with the reason if it tells one. */
const toldScore = z.object({
  uid: z.number().int().nonnegative(),
  score: z.number(),
  explanation: z.object({ question: explained, truth: explained, answer: explained, reason: explained }).optional(),
});

/** A score as {@link processStatus} has it. */
export type ToldScore = z.infer<typeof toldScore>;

/** What a process of the network tells its supervisor, for people to look at. Nothing of it is trusted or paid for. */
export const processStatus = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("progress"), step: z.string().max(200), fraction: z.number().min(0).max(1).optional() }),
  z.object({ kind: z.literal("ready"), uid: z.number().int().nonnegative() }),
  z.object({ kind: z.literal("answered"), answer: z.string().max(400), latencyMs: z.number().nonnegative() }),
  z.object({
    kind: z.literal("scored"),
    scores: z.array(toldScore).max(4096),
  }),
  /** The node takes requests; its peers reach it at these addresses. */
  z.object({ kind: z.literal("serving"), addresses: z.array(z.string().max(512)).max(32).optional() }),
  z.object({
    kind: z.literal("trouble"),
    code: z.string().max(100),
    message: z.string().max(2000),
    hint: z.string().max(1000),
    times: z.number().int().positive(),
  }),
  z.object({ kind: z.literal("recovered"), code: z.string().max(100) }),
  /** It ends, for this reason. */
  z.object({
    kind: z.literal("failed"),
    code: z.string().max(100),
    message: z.string().max(2000),
    hint: z.string().max(1000).optional(),
  }),
]);

/** A message of {@link processStatus}'s form. */
export type ProcessStatus = z.infer<typeof processStatus>;

/** Tells the supervisor; does nothing in a process that nobody supervises. */
export function tellSupervisor(status: ProcessStatus): void {
  // With a callback, a supervisor that has just gone is no error: this process stops when the channel closes.
  if (process.connected) process.send?.(status, undefined, undefined, () => undefined);
}

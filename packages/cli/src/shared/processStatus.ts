import * as z from "zod";

/** A part of an explanation: validators cut what they report. */
const explained = z.string().max(1000);

/** Score that a validator gave, with the reason if it reports one. */
const reportedScore = z.object({
  uid: z.number().int().nonnegative(),
  score: z.number(),
  explanation: z.object({ question: explained, truth: explained, answer: explained, reason: explained }).optional(),
});

/** Score in a status of a validator. */
export type ReportedScore = z.infer<typeof reportedScore>;

/**
 * Schema of the messages that a process of `tao up` sends to its supervisor, for people to look at. Nothing of it is
 * trusted or paid for.
 */
export const processStatus = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("progress"), step: z.string().max(200), fraction: z.number().min(0).max(1).optional() }),
  z.object({ kind: z.literal("ready"), uid: z.number().int().nonnegative() }),
  z.object({ kind: z.literal("answered"), answer: z.string().max(400), latencyMs: z.number().nonnegative() }),
  z.object({
    kind: z.literal("scored"),
    scores: z.array(reportedScore).max(4096),
  }),
  /** The node serves requests, its peers reach it at these addresses; or the index serves its API. */
  z.object({ kind: z.literal("serving"), addresses: z.array(z.string().max(512)).max(32).optional() }),
  /** The index has blocks up to this one. */
  z.object({ kind: z.literal("indexed"), height: z.number().int().nonnegative() }),
  z.object({
    kind: z.literal("trouble"),
    code: z.string().max(100),
    message: z.string().max(2000),
    hint: z.string().max(1000),
    times: z.number().int().positive(),
  }),
  z.object({ kind: z.literal("recovered"), code: z.string().max(100) }),
  /** The process ends, for this reason. */
  z.object({
    kind: z.literal("failed"),
    code: z.string().max(100),
    message: z.string().max(2000),
    hint: z.string().max(1000).optional(),
  }),
]);

/** Message of a process to its supervisor. */
export type ProcessStatus = z.infer<typeof processStatus>;

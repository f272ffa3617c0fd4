import { fromHex, toHex } from "@opentao/codec";
import { ApplyExtrinsicResult, mortalEra } from "@opentao/codec/primitives";
import { decodeAddress } from "@opentao/crypto";
import * as z from "zod";
import type { RuntimeCall } from "../../descriptors/generated/call.ts";
import { ensureAddress } from "../address.ts";
import { ensureRao } from "../amount.ts";
import type { Chain } from "../chain.ts";
import { dispatchFailure } from "../dispatchError.ts";
import type { TransactionFailure } from "../errors.ts";
import { expectValue } from "../expectValue.ts";
import { hashText, hexText } from "../hexText.ts";
import { refusedInBlock } from "../invalidTransaction.ts";
import type { ReadValues, StateRead } from "../reads/stateReads.ts";
import { type ChainEvent, failureIn, feeIn, readEvents } from "../runtime/events.ts";
import type { RuntimeTypes } from "../runtime/runtimeTypes.ts";
import { signExtrinsic } from "../transactions/extrinsic.ts";
import type { Signer } from "../transactions/submission.ts";
import { DEFAULT_LIFETIME } from "../transactions/watch.ts";

/** Options of {@link simulate}. */
export interface SimulateOptions<Reads extends readonly StateRead<unknown>[] = readonly []> {
  /** Hash of the block after which the calls stand; the best block by default. */
  readonly at?: string | undefined;
  /** Reads of the state without the calls, and after them. */
  readonly reads?: Reads;
  /** Paid with each call, in rao. */
  readonly tip?: bigint;
  /** Scheme of the account's key. Default: `sr25519`. */
  readonly scheme?: Signer["scheme"];
}

/** Outcome that calls would have. */
export interface Simulation<Reads extends readonly StateRead<unknown>[] = readonly []> {
  /** Block after which they would stand. */
  readonly block: { readonly hash: string; readonly number: number };
  /** True when each did what it should. */
  readonly ok: boolean;
  /** Failure of the first that would fail in its block. */
  readonly error: TransactionFailure | undefined;
  /** Events of the calls. */
  readonly events: readonly ChainEvent[];
  /** Amount that the account would pay for them, tips included, in rao, as `Inclusion` has it. */
  readonly fee: bigint;
  /** True when a part of it would be paid in alpha. */
  readonly isFeeInAlpha: boolean;
  /** Values of the reads in the block without the calls. */
  readonly before: ReadValues<Reads>;
  /** Values of the reads after the block. */
  readonly after: ReadValues<Reads>;
}

const answers = z.array(hexText.nullable());
const response = z.object({
  block: z.object({ hash: hashText, number: z.number() }),
  outcomes: z.array(hexText),
  events: hexText,
  before: answers,
  after: answers,
});

/**
 * Tells what calls of an account would do, one transaction each, if they stood alone in the next block: to the rao, and
 * without its key. What the account has waiting in the pool is left aside.
 *
 * @param address - SS58 address of the account
 * @throws ChainError `INVALID_TRANSACTION` when no block would take one of them, as submitting it has it; `RPC_ERROR`
 *   from a node that cannot simulate, which is any but one of this software
 */
export async function simulate<const Reads extends readonly StateRead<unknown>[] = readonly []>(
  chain: Chain,
  calls: RuntimeCall | readonly RuntimeCall[],
  address: string,
  options: SimulateOptions<Reads> = {},
): Promise<Simulation<Reads>> {
  const { tip = 0n, scheme = "sr25519", reads = [] } = options;
  ensureAddress(address, true);
  ensureRao(tip, "the tip");
  const at = options.at ?? (await chain.head()).hash;
  const types = await chain.types(at);
  const { System } = chain.at(at).query;
  const [{ nonce }, number] = await Promise.all([System.Account(address), System.Number()]);
  const signer = { scheme, publicKey: decodeAddress(address), address, sign: () => new Uint8Array(64) };
  const extrinsics = (isList(calls) ? calls : [calls]).map((call, i) => {
    types.described.ensureCall(call);
    const { genesisHash } = chain;
    // Nobody looks at what is signed: the era has to be as long, and not over.
    const era = mortalEra(DEFAULT_LIFETIME, number);
    const values = { era, checkpointHash: genesisHash, genesisHash, nonce: nonce + i, tip };
    return toHex(signExtrinsic(types, types.encodeCall(call), signer, values));
  });
  const request = { extrinsics, reads: reads.map((read) => read.request(types)) };
  const answer = expectValue(response, await chain.request("opentao_simulate", [request, at]), "a simulation");
  const valuesOf = (list: readonly (string | null)[]): ReadValues<Reads> =>
    // As many as there are reads, each of its type.
    reads.map((read, i) => read.decode(types, list[i] ?? null)) as unknown as ReadValues<Reads>;
  return {
    block: answer.block,
    ...outcomeOf(types, answer),
    before: valuesOf(answer.before),
    after: valuesOf(answer.after),
  };
}

/** Outcome of an answer of the node. @throws ChainError `INVALID_TRANSACTION` */
function outcomeOf(types: RuntimeTypes, { outcomes, events: encoded }: z.infer<typeof response>) {
  for (const outcome of outcomes) {
    const result = ApplyExtrinsicResult.decode(fromHex(outcome));
    if (result.type === "Err") throw refusedInBlock(result.value);
  }
  const all = readEvents(types, encoded);
  // The inherents come first.
  const length = all.reduce((most, { extrinsicIndex = -1 }) => Math.max(most, extrinsicIndex + 1), 0);
  const events = all.filter(({ extrinsicIndex = -1 }) => extrinsicIndex >= length - outcomes.length);
  const failure = failureIn(events);
  const fee = feeIn(events);
  const isFeeInAlpha = events.some(({ name }) => name === "TransactionFeePaidWithAlpha");
  const error = failure === undefined ? undefined : dispatchFailure(types, failure, fee);
  return { ok: error === undefined, error, events, fee, isFeeInAlpha };
}

function isList(calls: RuntimeCall | readonly RuntimeCall[]): calls is readonly RuntimeCall[] {
  return Array.isArray(calls);
}

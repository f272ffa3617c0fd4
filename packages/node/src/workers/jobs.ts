import type { ChainReader } from "../chain/interface.ts";
import type { Proofs } from "../chain/states/proofs.ts";
import type { StoredChain } from "../chain/storedChain.ts";
import { proveFinality } from "../finality/finalityProof.ts";
import type { JobName, Jobs, ProofRequest } from "../jobs/interface.ts";
import { VALIDATE, validationInput } from "../pool/transaction.ts";
import { RPC_CODES, RpcError } from "../rpc/protocol/errors.ts";
import { hex } from "../rpc/protocol/message.ts";
import { Params } from "../rpc/protocol/params.ts";
import { parseLongMessage } from "../rpc/protocol/parse.ts";
import { reads } from "../rpc/reads/index.ts";
import { diffPage } from "../rpc/storage/diff.ts";
import { storagePage } from "../rpc/storage/query.ts";
import type { CallBudget, SignatureVerifier } from "../state/index.ts";
import { signaturesOf } from "./signatures.ts";

/** Context in which jobs are done. */
export interface JobContext {
  readonly chain: ChainReader & Pick<StoredChain, "signaturesOf" | "simulate">;
  readonly nodeOnly: ReadonlySet<string>;
  readonly signatures: Pick<SignatureVerifier, "record" | "learn">;
  readonly prove: (request: ProofRequest) => Uint8Array[];
}

type Job<K extends JobName> = (input: Jobs[K]["input"], context: JobContext) => Jobs[K]["output"];

const jobs: { readonly [K in JobName]: Job<K> } = {
  read: ({ method, params, trusted, now, most }, { chain, nodeOnly }) => {
    const read = reads.get(method);
    if (read === undefined) throw new RpcError(RPC_CODES.methodNotFound, "Method not found");
    return textOf(read({ services: { chain, nodeOnly }, params: new Params(params), trusted, now }), most);
  },
  body: ({ extrinsics, most }) => textOf(extrinsics.map(hex), most),
  parse: ({ message, limits }) => parseLongMessage(message, limits),
  call: ({ hash, method, input }, { chain }) => chain.call(hash, method, input),
  storagePage: ({ hash, queries, from, most }, { chain }) => storagePage(chain, hash, queries, from, most),
  diffPage: ({ before, after, queries, from }, { chain }) => diffPage(chain, { before, after }, queries, from),
  values: ({ hash, keys }, { chain }) => {
    const state = chain.state(hash);
    return keys.map((key) => state.get(key));
  },
  prove: (request, { prove }) => prove(request),
  finalityProof: (input, { chain }) => proveFinality(chain, input),
  validate: ({ source, opaque }, { chain, signatures }) => {
    const at = chain.best();
    const input = validationInput(source, opaque, at.hash);
    const { result, verified } = signatures.record(() => chain.call(at.hash, VALIDATE, input));
    return { at, answer: result, verified };
  },
  signatures: (input, { chain, signatures }) => signatures.learn(signaturesOf(chain, input)),
};

/** A result as JSON text. @throws RpcError `responseTooBig` */
function textOf(result: unknown, most: number): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(result ?? null));
  if (text.length <= most) return text;
  throw new RpcError(RPC_CODES.responseTooBig, "Response is too big", `Exceeded max limit of ${most}`);
}

/** Does a job in this thread. */
export function doJob<K extends JobName>(job: K, input: Jobs[K]["input"], context: JobContext): Jobs[K]["output"] {
  return jobs[job](input, context);
}

/**
 * Makes the function that proves parts of states to peers.
 *
 * @param budget - what a call may ask of the state: it is made without the caches of other calls
 */
export function prover(proofs: Proofs, budget: CallBudget): (request: ProofRequest) => Uint8Array[] {
  return (request) => {
    const { hash } = request;
    if (request.kind === "call") return proofs.proveCall(hash, request.method, request.input, budget);
    if (request.kind === "read") return proofs.proveRead(hash, request.keys);
    return proofs.proveRange(hash, request.after, request.maxBytes);
  };
}

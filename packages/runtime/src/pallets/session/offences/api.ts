import { bytes, option } from "@opentao/codec";
import { AuthorEquivocation, writeEnvelope } from "@opentao/codec/primitives";
import { apiMethod, type Dispatcher, DispatchFailure, type RuntimeCall, runtimeApi } from "../../../framework/index.ts";
import { EquivocationProof } from "../../grandpa/index.ts";
import { checkAuthorReport, checkVoterReport } from "./report.ts";

/** The unsigned transaction of a call; `undefined` when the check that comes first says that it would fail. */
function extrinsicOf(check: () => unknown, { calls }: Dispatcher, call: RuntimeCall): Uint8Array | undefined {
  try {
    check();
  } catch (error) {
    if (error instanceof DispatchFailure) return undefined;
    throw error;
  }
  return writeEnvelope({ type: "Bare", call: calls.encode(call) });
}

const callOf = (type: string, proof: unknown): RuntimeCall => ({ type: "Session", value: { type, value: { proof } } });

/** OffencesApi: what a node does with a proof that it found. */
export const offencesApi = runtimeApi({
  name: "OffencesApi",
  version: 1,
  docs: "Reports of authors and voters who contradicted themselves.",
  methods: {
    reportAuthor: apiMethod({
      args: { proof: AuthorEquivocation },
      output: option(bytes()),
      docs: "The transaction, without length prefix, that reports an author; nothing when the chain would not take it.",
      nodeOnly: true,
      run: ({ state, runtime }, { proof }) =>
        extrinsicOf(() => checkAuthorReport(state, proof), runtime, callOf("reportAuthorEquivocation", proof)),
    }),
    reportVoter: apiMethod({
      args: { proof: EquivocationProof },
      output: option(bytes()),
      docs: "The transaction, without length prefix, that reports a voter; nothing when the chain would not take it.",
      nodeOnly: true,
      run: ({ state, runtime }, { proof }) =>
        extrinsicOf(() => checkVoterReport(state, proof), runtime, callOf("reportVoterEquivocation", proof)),
    }),
  },
});

import { describe, expect, it } from "vitest";
import { runtime } from "./chain.ts";

describe("methods of the runtime", () => {
  it("that make blocks or states are the node's own; all others only read", () => {
    // A new method is for everybody unless it says otherwise: look at what it does before it is added here, or left
    // out.
    expect(runtime.nodeOnly).toEqual([
      "BlockBuilder_apply_extrinsic",
      "BlockBuilder_check_inherents",
      "BlockBuilder_finalize_block",
      "BlockBuilder_inherent_extrinsics",
      "Core_execute_block",
      "Core_initialize_block",
      "GenesisBuilder_build_state",
      "OffchainWorkerApi_offchain_worker",
      "OffencesApi_report_author",
      "OffencesApi_report_voter",
      "SessionKeys_generate_session_keys",
    ]);
    for (const method of runtime.nodeOnly) expect(runtime.methods).toContain(method);
  });
});

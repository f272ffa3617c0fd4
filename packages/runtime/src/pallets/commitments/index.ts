import { u32, u64 } from "@opentao/codec";
import { call, definePallet, ensureRoot, ensureSigned, palletCalls, palletConstants } from "../../framework/index.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { commitmentCost, setCommitment } from "./commit.ts";
import { errors, INDEX } from "./errors.ts";
import { events } from "./events.ts";
import { MaxSpace, storage } from "./storage.ts";
import { CommitmentInfo, MAX_FIELDS } from "./types.ts";

const calls = palletCalls({
  setCommitment: call({
    index: 0,
    args: { netuid: NetUid, info: CommitmentInfo },
    weight: (context, { netuid, info }) => commitmentCost(context, netuid, info),
    pays: false,
    docs: "Replaces what the caller, a neuron, has committed to on a subnet.",
    dispatch: ({ state, origin }, { netuid, info }) => setCommitment(state, ensureSigned(origin), netuid, info),
  }),

  setMaxSpace: call({
    index: 2,
    args: { newLimit: u32 },
    weight: { refTime: 2_856_000, writes: 1 },
    class: "Operational",
    docs: "Sets the most bytes that a neuron may commit to between two epochs. Root only.",
    dispatch: ({ state, origin }, { newLimit }) => {
      ensureRoot(origin);
      MaxSpace.set(state, newLimit);
    },
  }),
});

/** Commitments of neurons on the chain: a model's place, a key, a hash (protocol: staking §7.10). */
export const Commitments = definePallet({
  name: "Commitments",
  index: INDEX,
  docs: "Commitments of neurons.",
  storage,
  calls,
  events,
  errors,
  constants: palletConstants({
    MaxFields: { type: u32, value: MAX_FIELDS, docs: "Most fields of a commitment." },
    InitialDeposit: { type: u64, value: 0n, docs: "Deposit for a commitment (rao); there is none." },
    FieldDeposit: { type: u64, value: 0n, docs: "Deposit for each field (rao); there is none." },
  }),
});

import { bytes, option } from "@opentao/codec";
import { AuthorEquivocation } from "@opentao/codec/primitives";
import { EquivocationProof } from "@opentao/consensus";
import { CurrentSlot } from "../../../src/pallets/aura/storage.ts";
import { CurrentIndex } from "../../../src/pallets/session/storage.ts";
import type { TestChain } from "../../executive/chain.ts";
import { chainFor, GENESIS, validator } from "./validators.ts";

export const ada = validator("Ada");
const [first, second] = GENESIS;
if (first === undefined || second === undefined) throw new Error("there are four authorities");
/** Two of the authorities. */
export const [one, two] = [first, second];

/** Four authorities of genesis, short sessions and bans; authors are not chosen. */
export const newChain = () => {
  const chain = chainFor([ada], { enabled: false, sessionLength: 10, banSessions: 3 });
  chain.build();
  return chain;
};

export const slotNow = (chain: TestChain) => CurrentSlot.get(chain.reader());
const maybe = option(bytes());
/** The transaction that reports an author, as nodes ask for it. */
export const reportOfAuthor = (chain: TestChain, proof: AuthorEquivocation) =>
  maybe.decode(chain.call("OffencesApi_report_author", AuthorEquivocation.encode(proof)));
/** The transaction that reports a voter, as nodes ask for it. */
export const reportOfVoter = (chain: TestChain, proof: EquivocationProof) =>
  maybe.decode(chain.call("OffencesApi_report_voter", EquivocationProof.encode(proof)));
/** Makes blocks until the next session has begun. @returns its first block */
export const endSession = (chain: TestChain) => {
  const session = CurrentIndex.get(chain.reader());
  let last = chain.build();
  while (CurrentIndex.get(chain.reader()) === session) last = chain.build();
  return last.block;
};
export const sent = (extrinsic: Uint8Array | undefined): Uint8Array => {
  if (extrinsic === undefined) throw new Error("a report was expected");
  return extrinsic;
};
export const OK = [{ type: "Ok", value: { type: "Ok", value: undefined } }];

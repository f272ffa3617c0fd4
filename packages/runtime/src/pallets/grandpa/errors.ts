import { palletErrors } from "../../framework/index.ts";

/** Errors of Grandpa. */
export const errors = palletErrors(4, {
  PauseFailed: { index: 0, docs: "Votes cannot be paused: they are not taken, or a change is pending." },
  ResumeFailed: { index: 1, docs: "Votes cannot be resumed: they are taken already, or a change is pending." },
  ChangePending: { index: 2, docs: "Another change of voters is pending." },
  TooSoon: { index: 3, docs: "The voters were changed by force too recently." },
  InvalidKeyOwnershipProof: { index: 4, docs: "The proof of who owned the key is not valid." },
  InvalidEquivocationProof: { index: 5, docs: "The proof of a double vote is not valid." },
  DuplicateOffenceReport: { index: 6, docs: "The double vote was reported before." },
});

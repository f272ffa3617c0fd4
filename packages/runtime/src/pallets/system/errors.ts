import { palletErrors } from "../../framework/index.ts";

/** Errors of System. */
export const errors = palletErrors(0, {
  InvalidSpecName: { index: 0, docs: "The new runtime is of another chain." },
  SpecVersionNeedsToIncrease: { index: 1, docs: "The new runtime is not newer than the one in force." },
  FailedToExtractRuntimeVersion: { index: 2, docs: "The code does not tell the version of the runtime." },
  NonDefaultComposite: { index: 3, docs: "The account still holds something." },
  NonZeroRefCount: { index: 4, docs: "Something still needs the account." },
  CallFiltered: { index: 5, docs: "The call may not be made here and now." },
  MultiBlockMigrationsOngoing: { index: 6, docs: "The state is being prepared for a new runtime." },
  NothingAuthorized: { index: 7, docs: "No upgrade is authorized." },
  Unauthorized: { index: 8, docs: "The code is not the authorized one." },
});

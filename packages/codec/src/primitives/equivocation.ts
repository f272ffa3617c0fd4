import { AccountId } from "../accounts.ts";
import type { Value } from "../codec.ts";
import { struct } from "../composites.ts";
import { Header } from "./header.ts";
import { Slot } from "./runtime.ts";

/** Proof that an author made two blocks in one slot: the two headers with their seals. */
export const AuthorEquivocation = struct(
  { offender: AccountId, slot: Slot, first: Header, second: Header },
  { path: "opentao_runtime::session::AuthorEquivocation" },
);
export type AuthorEquivocation = Value<typeof AuthorEquivocation>;

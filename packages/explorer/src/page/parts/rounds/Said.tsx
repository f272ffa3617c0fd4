import type { ReactNode } from "react";
import { plainText } from "../names.tsx";

/** Longest text of a stranger, in characters. */
const LONGEST = 1_000;

/** Words of a task, a miner or a validator. They are strangers', and in English as the subnets that ship are. */
export function Said({ text, longest = LONGEST }: { readonly text: string; readonly longest?: number }): ReactNode {
  return <bdi lang="en">{plainText(text, longest)}</bdi>;
}

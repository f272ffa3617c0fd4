import type { ReactNode } from "react";
import type { Subnet } from "../../network/subnets.ts";
import { RecentRounds } from "../../parts/rounds/RecentRounds.tsx";
import { useTexts } from "../../texts/language.ts";
import { SUBNET } from "./texts.ts";

/** Tasks that validators of a subnet gave lately, and what miners answered. */
export function Tasks({ subnet: { netuid } }: { readonly subnet: Subnet }): ReactNode {
  const words = useTexts(SUBNET);
  return netuid === 0 ? <p>{words.rootTasks}</p> : <RecentRounds netuid={netuid} />;
}

import type { ReactNode } from "react";
import { useIndexFault } from "../network/indexStatus.ts";
import { FaultNote } from "./FaultNote.tsx";

/** What is wrong with the index, once for all that a page shows of it: that there is none, that it is behind. */
export function IndexNote(): ReactNode {
  const fault = useIndexFault();
  return fault === undefined ? null : <FaultNote fault={fault} />;
}

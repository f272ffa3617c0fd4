import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import type { Hit } from "./hits.ts";

/** Opens the page of a hit in the place of this one, when there is one to open. */
export function useOpen(hit: Hit | undefined): void {
  const navigate = useNavigate();
  useEffect(() => {
    const replace = true;
    switch (hit?.kind) {
      case "block":
        void navigate({ to: "/blocks/$block", params: { block: hit.hash }, replace });
        break;
      case "extrinsic": {
        const params = { block: hit.block, index: `${hit.index}` };
        void navigate({ to: "/blocks/$block/extrinsics/$index", params, replace });
        break;
      }
      case "event":
        void navigate({ to: "/blocks/$block", params: { block: hit.block }, hash: `event-${hit.index}`, replace });
        break;
      case "account":
        void navigate({ to: "/accounts/$address", params: { address: hit.address }, replace });
        break;
      case "subnet":
        void navigate({ to: "/subnets/$netuid", params: { netuid: `${hit.netuid}` }, replace });
        break;
    }
  }, [hit, navigate]);
}

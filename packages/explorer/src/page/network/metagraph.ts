import { type Metagraph, MetagraphFollower } from "@opentao/sdk/browser";
import { useEffect, useState } from "react";
import { useSessionValue } from "./context.ts";
import { type Fault, faultOf } from "./fault.ts";

/** Knowledge of a metagraph that is followed. */
export interface FollowedMetagraph {
  readonly metagraph: Metagraph | undefined;
  readonly fault: Fault | undefined;
}

const NOTHING: FollowedMetagraph = { metagraph: undefined, fault: undefined };

/**
 * Follows the neurons of a subnet while something shows them. What has not changed is the same object as before, and
 * nothing is drawn anew in blocks that changed nothing.
 */
export function useMetagraph(netuid: number): FollowedMetagraph {
  const chain = useSessionValue((state) => state.chain);
  const [known, setKnown] = useState(NOTHING);
  useEffect(() => {
    setKnown(NOTHING);
    if (chain === undefined) return;
    let isOver = false;
    let follower: MetagraphFollower | undefined;
    const fail = (error: unknown): void => setKnown((before) => ({ ...before, fault: faultOf(error) }));
    MetagraphFollower.start(chain, netuid, fail).then(
      (started) => {
        if (isOver) return started.stop();
        follower = started;
        setKnown({ metagraph: started.latest, fault: undefined });
        started.listen((metagraph, changes) => {
          setKnown((before) =>
            changes.length === 0 && before.fault === undefined ? before : { metagraph, fault: undefined },
          );
        });
      },
      (error: unknown) => {
        if (!isOver) fail(error);
      },
    );
    return () => {
      isOver = true;
      follower?.stop();
    };
  }, [chain, netuid]);
  return known;
}

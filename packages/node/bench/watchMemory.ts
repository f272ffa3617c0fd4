import { type ResidentMemory, residentMemory } from "../src/primitives/residentMemory.ts";

const SAMPLE_MS = 200;

/** Begins to look at the memory of this process; gives what ends that and gives the most of each that it saw. */
export function watchMemory(): () => ResidentMemory {
  let most = residentMemory();
  const look = () => {
    const { anonymous, fileBacked } = residentMemory();
    most = {
      anonymous: Math.max(most.anonymous, anonymous),
      fileBacked: Math.max(most.fileBacked, fileBacked),
    };
  };
  const timer = setInterval(look, SAMPLE_MS);
  return () => {
    clearInterval(timer);
    look();
    return most;
  };
}

import { setFlagsFromString } from "node:v8";

/** Growth of the heap above what is in use after which it is collected, in percent. */
const GROWTH_PERCENT = 30;

/**
 * Has the engine collect garbage early. By itself it lets a heap grow to up to four times what is in use, the more the
 * slower the machine is at that time: most of a busy node's memory would be garbage. To be called before there is much
 * in the heap.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}

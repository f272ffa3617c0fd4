import { isoTime } from "@opentao/base";
import { type ReactNode, useSyncExternalStore } from "react";
import { useLocale } from "../texts/language.ts";
import { ago, clock } from "../texts/times.ts";

/** How often times that are told as ages are told anew, in ms. */
const ANEW_MS = 5_000;

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** Listens to a clock that all times on the page share, which goes while any are shown. */
function listen(listener: () => void): () => void {
  now = Date.now();
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, ANEW_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** A time (milliseconds since 1970) as its age, with the clock's when one points at it. */
export function When({ time }: { readonly time: number }): ReactNode {
  const locale = useLocale();
  const present = useSyncExternalStore(listen, () => now);
  return (
    <time dateTime={isoTime(time)} title={clock(time, locale)}>
      {ago(time, Math.max(present, time), locale)}
    </time>
  );
}

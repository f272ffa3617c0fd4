import { useSyncExternalStore } from "react";

function listen(listener: () => void): () => void {
  const media = window.matchMedia("(prefers-color-scheme: dark)");
  window.addEventListener("themechange", listener);
  media.addEventListener("change", listener);
  return () => {
    window.removeEventListener("themechange", listener);
    media.removeEventListener("change", listener);
  };
}

function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen === undefined ? window.matchMedia("(prefers-color-scheme: dark)").matches : chosen === "dark";
}

/** Returns whether the page is dark now: for what draws its colors itself. */
export function useIsDark(): boolean {
  return useSyncExternalStore(listen, isDark);
}

/** Returns a color of the page (`--accent`) as a canvas takes it. */
export function colorOf(name: string): string {
  // The browser computes what `light-dark()` gives where a property takes it.
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

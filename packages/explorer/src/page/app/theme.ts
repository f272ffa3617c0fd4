/** Look of the page: as the system does, or always light or dark. */
export type Theme = "system" | "light" | "dark";

const KEY = "opentao-theme";

/** Returns the look that was chosen in this browser. */
export function chosenTheme(): Theme {
  const chosen = localStorage.getItem(KEY);
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}

/** Shows the page in a look, and remembers it. */
export function applyTheme(theme: Theme): void {
  if (theme === "system") {
    localStorage.removeItem(KEY);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(KEY, theme);
    document.documentElement.dataset.theme = theme;
  }
  // Charts and heat maps draw with the colors of the look.
  window.dispatchEvent(new Event("themechange"));
}

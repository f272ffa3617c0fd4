/** Takes the keyboard and readers of screens to what has just appeared in place of what they were at; for `ref`. */
export function focused(element: HTMLElement | null): void {
  element?.focus();
}

/** Methods that the API takes. */
export const METHODS = "GET, HEAD, OPTIONS";

/** Headers of every answer: nothing of it is a page. */
export const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  Vary: "Origin",
};

/**
 * Values as Python's `str` writes them: what body hashes are made of (protocol: wire §a.4).
 *
 * @packageDocumentation
 */

const NAMED_ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
/** Python escapes what is not printable: other, separators except the space, and unpaired surrogates. */
const UNPRINTABLE = /[\p{C}\p{Z}]/u;

function escapeCharacter(character: string): string {
  const named = NAMED_ESCAPES[character];
  if (named !== undefined) return named;
  if (character === " " || !UNPRINTABLE.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, "0")}`;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, "0")}`;
  return `\\U${code.toString(16).padStart(8, "0")}`;
}

/** A string as `repr` writes it: in single quotes, unless it holds one and no double quote. */
export function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let body = "";
  for (const character of text) body += character === quote ? `\\${quote}` : escapeCharacter(character);
  return `${quote}${body}${quote}`;
}

/** A float as `repr` writes it: shortest digits, always a point or an exponent. */
export function floatRepr(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const [mantissa = "", exponentText = "0"] = value.toExponential().split("e");
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const sign = exponent < 0 ? "-" : "+";
    return `${mantissa}e${sign}${Math.abs(exponent).toString().padStart(2, "0")}`;
  }
  const text = value.toString();
  return text.includes("e") ? smallFixed(mantissa, exponent) : text.includes(".") ? text : `${text}.0`;
}

/** Digits with a negative exponent down to -4, without one; JavaScript would write an exponent below 1e-6 only. */
function smallFixed(mantissa: string, exponent: number): string {
  const negative = mantissa.startsWith("-");
  const digits = mantissa.replace(/[-.]/g, "");
  return `${negative ? "-" : ""}0.${"0".repeat(-exponent - 1)}${digits}`;
}

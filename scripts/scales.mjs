// Scales of fixed-point numbers as metadata of the Rust crates tells them (part of npm run descriptors): the number of
// fraction bits is a type parameter, whose type is a binary number of the crate typenum. The runtime's own metadata
// leaves it out.

const named = (path, params, fields) => ({
  path: path.split("::"),
  params,
  docs: [],
  def: { kind: "composite", fields },
});
const END = named("typenum::uint::UTerm", [], []);
const DIGITS = ["B0", "B1"].map((name) => named(`typenum::bit::${name}`, [], []));

/** Type of a number, digit by digit, the lowest outside. */
function typenum(number) {
  if (number === 0) return END;
  const [msb, lsb] = [typenum(number >> 1), DIGITS[number & 1]];
  const params = [
    { name: "U", type: msb },
    { name: "B", type: lsb },
  ];
  return named("typenum::uint::UInt", params, [
    { name: "msb", type: msb, docs: [] },
    { name: "lsb", type: lsb, docs: [] },
  ]);
}

/** Gives the types of codecs of fixed-point numbers, which are spelled like `I96F32`, their parameter. */
export function tellScales(codecs) {
  for (const { type, typeName } of codecs) {
    const [, fraction] = /^[IU]\d+F(\d+)$/.exec(typeName) ?? [];
    if (fraction === undefined) throw new Error(`${typeName} tells no scale`);
    Object.assign(type, { params: [{ name: "Frac", type: typenum(Number(fraction)) }] });
  }
}

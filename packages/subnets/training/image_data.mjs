// Draws the images that the classifiers train on and are measured on, with the validators' own generator.
import { readFileSync, writeFileSync } from "node:fs";
import { loadSource } from "./load_source.mjs";

const { heldOutDigits, makeExample, parseScannedDigits, Random } = await loadSource(`
  export { makeExample } from "./image/examples.ts";
  export { heldOutDigits, parseScannedDigits } from "./image/scannedDigits.ts";
  export { Random } from "./random.ts";
`);

/** Writes `count` records of one byte for the label and 784 for the pixels. */
function write(name, count, scans) {
  const random = new Random(`training data of the image subnet: ${name}`);
  const records = Buffer.alloc(count * 785);
  for (let index = 0; index < count; index += 1) {
    const { label, pixels } = makeExample(random, scans);
    records[index * 785] = label;
    records.set(pixels, index * 785 + 1);
  }
  writeFileSync(new URL(`.cache/${name}.bin`, import.meta.url), records);
  console.log(`${count} images in training/.cache/${name}.bin`);
}

const training = parseScannedDigits(readFileSync(new URL(".cache/training-digits.bin", import.meta.url)));
write("image-train", 80_000, training);
write("image-held-out", 4_000, heldOutDigits());

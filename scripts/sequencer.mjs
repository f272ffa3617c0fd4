// The order of test files: those that run networks first, so that none of them runs on alone when all others are done.
import { BaseSequencer } from "vitest/node";

const NETWORKS = /\/cli\/test\/(e2e|examples|readme|hostile)|\/node\/test\/(cluster|finality|node)\//;

export class NetworksFirst extends BaseSequencer {
  async sort(files) {
    const sorted = await super.sort(files);
    return [true, false].flatMap((first) => sorted.filter(({ moduleId }) => NETWORKS.test(moduleId) === first));
  }
}

import { bytes, option, result, str, unit, vec } from "@opentao/codec";
import { apiMethod, GenesisError, runtimeApi } from "../framework/index.ts";
import { buildGenesis } from "../genesis/build.ts";
import { presetNames, presetOf } from "../genesis/presets.ts";
import type { ApiParts } from "./apiParts.ts";

const encoder = new TextEncoder();

/** GenesisBuilder: the state before the first block. */
export const genesisBuilderApi = (parts: ApiParts) =>
  runtimeApi({
    name: "GenesisBuilder",
    version: 1,
    docs: "Making the state before the first block.",
    methods: {
      buildState: apiMethod({
        args: { json: bytes() },
        output: result(unit, str),
        docs: "Writes the state that a configuration describes, or says what is wrong with it.",
        nodeOnly: true,
        run: ({ state }, { json }) => {
          try {
            state.transactional(() => buildGenesis(parts, state, json));
            return { type: "Ok", value: undefined };
          } catch (error) {
            if (error instanceof GenesisError) return { type: "Err", value: error.message };
            throw error;
          }
        },
      }),
      getPreset: apiMethod({
        args: { id: option(str) },
        output: option(bytes()),
        docs: "A configuration by its name; without a name, the one for development.",
        run: (_, { id }) => {
          const preset = presetOf(id ?? "local");
          return preset === undefined ? undefined : encoder.encode(JSON.stringify(preset));
        },
      }),
      presetNames: apiMethod({
        args: {},
        output: vec(str),
        docs: "Names of the configurations that the runtime knows.",
        run: () => [...presetNames],
      }),
    },
  });

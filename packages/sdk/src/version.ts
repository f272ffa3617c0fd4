/** Version that axons and dendrites tell each other: that of the official SDK whose protocol they speak, 10.2.0. */
export const NEURON_VERSION = 10_002_000;
/** Protocol of a served axon: HTTP (protocol: wire §a.11). */
export const AXON_PROTOCOL = 4;

import { describe, expect, it } from "vitest";
import { americanOf, britishIn } from "../../../../scripts/spelling.mjs";

const words = (text: string) => text.split(" ").filter((word) => word !== "");

describe("British spelling", () => {
  it.each([
    ["verbs on -ise", "organise realises recognised analysing initialiser serialises normalisation authorised"],
    ["others of them", "summarising randomisation customisable synchronise practise vectorised italicises itemised"],
    ["with prefixes", "reorganisations unauthorised deserialiser misbehaviour unlabelled remodelling"],
    ["doubled consonants", "cancelled cancelling labelled travelled modelling modeller signalled dialling marvellous"],
    ["nouns on -ence", "defence defences defenceless licence licences licenced pretence"],
    ["nouns on -our", "behavioural colourless neighbours neighbouring honourable favourite labour flavours armour"],
    ["nouns on -re", "centre centred centring metre kilometres millimetre litre fibres theatre"],
    ["others", "catalogue catalogued grey greyscale judgement acknowledgements artefacts whilst learnt programme"],
  ])("is found in %s, and has an American form", (_, text) => {
    expect(britishIn(text)).toEqual(words(text));
    const american = words(text).map((word) => americanOf(word) ?? word);
    expect(britishIn(american.join(" "))).toEqual([]);
    expect(britishIn(text.toUpperCase())).toEqual(words(text.toUpperCase()));
  });

  it.each([
    ["finalised Organisation ANALYSING serialisable", "finalized Organization ANALYZING serializable"],
    ["neighbours coloured favourable Behaviour", "neighbors colored favorable Behavior"],
    ["centre centred centring fibres", "center centered centering fibers"],
    ["unlabelled travelling marvellous", "unlabeled traveling marvelous"],
    ["defence licenced catalogues catalogued", "defense licensed catalogs cataloged"],
    ["grey judgements fulfilment enrol whilst learnt", "gray judgments fulfillment enroll while learned"],
    ["programme artefacts manoeuvring skilfully storeys tyre", "program artifacts maneuvering skillfully stories tire"],
  ])("%s: %s", (british, american) => {
    expect(words(british).map(americanOf)).toEqual(words(american));
  });

  it("is found within names", () => {
    expect(britishIn("isFinalisedHead ORGANISE_ALL NeighbourList grey_level")).toEqual([
      "Finalised",
      "ORGANISE",
      "Neighbour",
      "grey",
    ]);
  });

  it.each([
    "The advertiser promises to exercise; a raised, precise enterprise, otherwise likewise pairwise noise denoised",
    "surprising compromised premises supervised revised devising improvisation advisable despised disguised cruise",
    "cancellation canceled labeled controlled propelled excellent metallic satellite intelligence chancellor",
    "organize organization analyses analyzed defense license catalog gray center meter favor honor labor neighbor",
    "hour four source course pour tour glamour honorary vigorous humorous parameter diameter programmed programmer",
    "SubnetIdentityRemoved AlphaEmitted FinalityRecords fence pretense dialogue offence enrolled fulfilled disable",
  ])("is none in: %s", (text) => {
    expect(britishIn(text)).toEqual([]);
  });
});

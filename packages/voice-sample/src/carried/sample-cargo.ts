/**
 * What lies in a file beside the sound, and goes with it to whoever gets the file:
 * - `comment`: notes, texts, links, chapters;
 * - `cover`: a picture in the tags;
 * - `device`: what it was recorded with: make, model, software, number;
 * - `other_data`: attached files, subtitles, tables of other programs, and what nobody here knows;
 * - `other_sound`: further sound tracks, of which no service hears more than one;
 * - `person`: who speaks, made it or owns it;
 * - `pictures`: those of a film;
 * - `place`: where it was recorded, as a position or a name;
 * - `time`: when it was recorded;
 * - `title`: what it is called. Telephones take the street for it.
 *
 * Minor releases may add values: have a `default`.
 */
export type SampleCargo =
  | "comment"
  | "cover"
  | "device"
  | "other_data"
  | "other_sound"
  | "person"
  | "pictures"
  | "place"
  | "time"
  | "title";

const names: Readonly<Record<SampleCargo, string>> = {
  comment: "notes",
  cover: "a cover",
  device: "the device's name",
  other_data: "other data",
  other_sound: "other sound",
  person: "a person's name",
  pictures: "pictures",
  place: "a place",
  time: "a date",
  title: "a title",
};

/** For people: `pictures, a place, the device's name`. */
export const cargoInWords = (cargo: readonly SampleCargo[]): string => cargo.map((one) => names[one]).join(", ");

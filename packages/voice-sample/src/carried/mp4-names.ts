import { tableOf } from "./tag-kind.ts";

/** Tags of Apple's, 3GPP's and cameras' making, in `udta` and `ilst`. The copyright sign is the byte A9. */
export const mp4Tags = tableOf({
  title: "©nam ©alb ©trk ©grp ©wrk ©mvn titl albm coll name tvsh tven sonm soal sosn ©st3",
  person:
    "©ART aART ©art ©aut ©wrt ©com ©con ©dir ©prd ©pub ©prf ©own ©cpy ©cpr ©lab ©src ©nrt ©fmt auth perf cprt " +
    "soar soaa soco ownr apID @aut",
  comment: "©cmt ©des ©inf ©lyr ©key ©url ©dis ©req ©wrn ©syn dscp desc ldes sdes kywd keyw catg purl chpl ©chp",
  time: "©day date yrrc purd ©ed1 ©dat",
  place: "©xyz loci @xyz ©loc",
  device: "©mak ©mod ©swr @mak @mod @swr manu modl FIRM LENS CAME CAMN ©sn ©mal",
  cover: "covr thmb THMB",
  encoder: "©too ©enc",
  nothing:
    "trkn disk tmpo cpil pgap rtng gnre ©gen stik hdvd akID sfID cnID atID plID geID cmID shwm ©mvc ©mvi clsf pcst " +
    "WLOC LOOP SelO AllF hnti hinf ludt kind tsel tagc strk ptv mvhd hdlr free skip",
});

/** 3GPP's texts have a version and a language before them, of 6 bytes (3GPP TS 26.244). */
export const texts3gpp: ReadonlySet<string> = new Set("titl auth perf dscp cprt albm gnre clsf kywd".split(" "));

/** Boxes of a whole file that hold or describe sound and pictures. */
export const mediaBoxes: ReadonlySet<string> = new Set(
  "ftyp styp moof mdat free skip wide mfra sidx ssix prft pdin idat imda".split(" "),
);

/** What tracks hold, by their handler. */
export const trackKinds: Readonly<Record<string, "other_data" | "pictures" | "nothing" | undefined>> = {
  vide: "pictures",
  auxv: "pictures",
  pict: "pictures",
  // Figures that players of MPEG-4 and streaming need.
  odsm: "nothing",
  sdsm: "nothing",
  hint: "nothing",
};

// Every text has questions and calm sentences, long and short words, and takes some fifteen seconds.
const texts: Readonly<Record<string, string>> = {
  en: "On Sunday we walked along the river until it grew dark. Have you ever heard how quiet a town can be? Somebody laughed, a window closed, and then the first stars came out.",
  de: "Am Sonntag gingen wir am Fluss entlang, bis es dunkel wurde. Hast du schon einmal gehört, wie still eine Stadt sein kann? Jemand lachte, ein Fenster ging zu, und dann kamen die ersten Sterne.",
  fr: "Dimanche, nous avons marché le long de la rivière jusqu'à la nuit. As-tu déjà entendu comme une ville peut être calme ? Quelqu'un a ri, une fenêtre s'est fermée, puis les premières étoiles sont apparues.",
  es: "El domingo caminamos junto al río hasta que oscureció. ¿Has oído alguna vez lo tranquila que puede ser una ciudad? Alguien se rió, se cerró una ventana y luego salieron las primeras estrellas.",
  it: "Domenica abbiamo camminato lungo il fiume fino a sera. Hai mai sentito quanto può essere silenziosa una città? Qualcuno ha riso, una finestra si è chiusa, e poi sono spuntate le prime stelle.",
  pt: "No domingo caminhámos junto ao rio até escurecer. Já ouviste como uma cidade pode ser silenciosa? Alguém riu, uma janela fechou-se, e depois surgiram as primeiras estrelas.",
  nl: "Op zondag liepen we langs de rivier tot het donker werd. Heb je ooit gehoord hoe stil een stad kan zijn? Iemand lachte, een raam ging dicht, en toen kwamen de eerste sterren.",
  pl: "W niedzielę szliśmy wzdłuż rzeki, aż zrobiło się ciemno. Czy słyszałeś kiedyś, jak ciche może być miasto? Ktoś się zaśmiał, zamknęło się okno, a potem pojawiły się pierwsze gwiazdy.",
};

/** What somebody can read aloud, in the language of the voice; English where there is none. */
export function textToRead(tag: string): { readonly text: string; readonly language: string } {
  const language = tag.split("-")[0] ?? "";
  const text = texts[language];
  return text === undefined ? { text: texts["en"] ?? "", language: "en" } : { text, language };
}

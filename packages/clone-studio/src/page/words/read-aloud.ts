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
  sv: "På söndagen gick vi längs floden tills det blev mörkt. Har du någonsin hört hur tyst en stad kan vara? Någon skrattade, ett fönster stängdes, och sedan kom de första stjärnorna.",
  da: "Om søndagen gik vi langs floden, indtil det blev mørkt. Har du nogensinde hørt, hvor stille en by kan være? Nogen lo, et vindue blev lukket, og så kom de første stjerner.",
  no: "På søndag gikk vi langs elven til det ble mørkt. Har du noen gang hørt hvor stille en by kan være? Noen lo, et vindu ble lukket, og så kom de første stjernene.",
  fi: "Sunnuntaina kävelimme joen rantaa, kunnes tuli pimeä. Oletko koskaan kuullut, kuinka hiljainen kaupunki voi olla? Joku nauroi, ikkuna sulkeutui, ja sitten syttyivät ensimmäiset tähdet.",
  cs: "V neděli jsme se procházeli podél řeky, dokud se nesetmělo. Slyšel jsi někdy, jak tiché může být město? Někdo se zasmál, zavřelo se okno a pak vyšly první hvězdy.",
  sk: "V nedeľu sme sa prechádzali popri rieke, kým sa nezotmelo. Počul si niekedy, aké tiché môže byť mesto? Niekto sa zasmial, zatvorilo sa okno a potom vyšli prvé hviezdy.",
  hr: "U nedjelju smo šetali uz rijeku dok se nije smračilo. Jesi li ikada čuo kako tih može biti grad? Netko se nasmijao, prozor se zatvorio, a onda su se pojavile prve zvijezde.",
  hu: "Vasárnap a folyó mentén sétáltunk, amíg be nem sötétedett. Hallottad már valaha, milyen csendes tud lenni egy város? Valaki felnevetett, becsukódott egy ablak, aztán feljöttek az első csillagok.",
  ro: "Duminică ne-am plimbat de-a lungul râului până s-a întunecat. Ai auzit vreodată cât de liniștit poate fi un oraș? Cineva a râs, s-a închis o fereastră, apoi au apărut primele stele.",
  bg: "В неделя вървяхме покрай реката, докато се стъмни. Чувал ли си някога колко тих може да бъде един град? Някой се засмя, затвори се прозорец, а после изгряха първите звезди.",
  ru: "В воскресенье мы гуляли вдоль реки, пока не стемнело. Ты когда-нибудь слышал, каким тихим бывает город? Кто-то засмеялся, закрылось окно, а потом появились первые звёзды.",
  uk: "У неділю ми гуляли вздовж річки, поки не стемніло. Ти коли-небудь чув, яким тихим буває місто? Хтось засміявся, зачинилося вікно, а потім з’явилися перші зорі.",
  el: "Την Κυριακή περπατήσαμε δίπλα στο ποτάμι μέχρι που νύχτωσε. Έχεις ακούσει ποτέ πόσο ήσυχη μπορεί να είναι μια πόλη; Κάποιος γέλασε, ένα παράθυρο έκλεισε, και ύστερα φάνηκαν τα πρώτα αστέρια.",
  tr: "Pazar günü hava kararana kadar nehir boyunca yürüdük. Bir şehrin ne kadar sessiz olabileceğini hiç duydun mu? Birisi güldü, bir pencere kapandı, sonra ilk yıldızlar göründü.",
  id: "Pada hari Minggu kami berjalan di tepi sungai sampai hari gelap. Pernahkah kamu mendengar betapa sunyinya sebuah kota? Seseorang tertawa, sebuah jendela ditutup, lalu bintang pertama muncul.",
  ms: "Pada hari Ahad kami berjalan di tepi sungai sehingga hari gelap. Pernahkah kamu mendengar betapa sunyinya sebuah bandar? Seseorang ketawa, sebuah tingkap ditutup, kemudian bintang pertama muncul.",
  vi: "Hôm chủ nhật chúng tôi đi dọc bờ sông cho đến khi trời tối. Bạn đã bao giờ nghe một thành phố có thể yên tĩnh đến thế nào chưa? Có người cười, một cánh cửa sổ đóng lại, rồi những ngôi sao đầu tiên hiện ra.",
  ar: "يوم الأحد مشينا على ضفة النهر حتى حل الظلام. هل سمعت يوما كم يمكن أن تكون المدينة هادئة؟ ضحك أحدهم، وأغلقت نافذة، ثم ظهرت النجوم الأولى.",
  he: "ביום ראשון הלכנו לאורך הנהר עד שהחשיך. האם שמעת פעם כמה שקטה יכולה להיות עיר? מישהו צחק, חלון נסגר, ואז הופיעו הכוכבים הראשונים.",
  hi: "रविवार को हम अँधेरा होने तक नदी के किनारे टहलते रहे। क्या तुमने कभी सुना है कि शहर कितना शांत हो सकता है? कोई हँसा, एक खिड़की बंद हुई, और फिर पहले तारे निकल आए।",
  zh: "星期天，我们沿着河边一直走到天黑。你听过一座城市可以有多安静吗？有人笑了一声，一扇窗户关上了，然后第一批星星出现在天空中。",
  ja: "日曜日、私たちは暗くなるまで川沿いを歩きました。街がどれほど静かになるか、聞いたことがありますか。誰かが笑い、窓が閉まり、それから最初の星が出てきました。",
  ko: "일요일에 우리는 어두워질 때까지 강가를 걸었습니다. 도시가 얼마나 조용할 수 있는지 들어 본 적이 있나요? 누군가 웃었고, 창문이 닫혔고, 그러고 나서 첫 별들이 떴습니다.",
};

/** What somebody can read aloud, in the language of the voice; English as long as there is none. */
export function textToRead(tag: string): { readonly text: string; readonly language: string } | undefined {
  const language = tag === "" || tag === "auto" ? "en" : (tag.split("-")[0] ?? "");
  const text = texts[language];
  return text === undefined ? undefined : { text, language };
}

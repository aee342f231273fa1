//! One invented sentence a language: the role that it gives, and none where it gives none.

use super::tests::{quotes, roles};

/// Language, sentence, name, places and institutions in it, role.
type Case = (
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static str,
);

const ROLES: &[Case] = &[
    (
        "pl",
        "Wczoraj minister spraw zagranicznych Norlandii Adam Dolny otworzył wystawę.",
        "Adam Dolny",
        &["Norlandii"],
        "minister spraw zagranicznych Norlandii",
    ),
    (
        "pl",
        "Przyjechała Anna Dolna, ambasador Norlandii w Estmarku.",
        "Anna Dolna",
        &["Norlandii", "Estmarku"],
        "ambasador Norlandii w Estmarku",
    ),
    (
        "cs",
        "Včera ministr zahraničních věcí Norlandie Petr Dolný otevřel výstavu.",
        "Petr Dolný",
        &["Norlandie"],
        "ministr zahraničních věcí Norlandie",
    ),
    (
        "sk",
        "Včera minister zahraničných vecí Norlandie Peter Dolný otvoril výstavu.",
        "Peter Dolný",
        &["Norlandie"],
        "minister zahraničných vecí Norlandie",
    ),
    (
        "bg",
        "Вчера посланикът на Норландия в Естмарк Петър Долин откри изложбата.",
        "Петър Долин",
        &["Норландия", "Естмарк"],
        "посланикът на Норландия в Естмарк",
    ),
    (
        "sr",
        "Јуче је министар спољних послова Норландије Петар Долић отворио изложбу.",
        "Петар Долић",
        &["Норландије"],
        "министар спољних послова Норландије",
    ),
    (
        "be",
        "Учора пасол Нарландыі ў Эстмарку Пятро Долін адкрыў выставу.",
        "Пятро Долін",
        &["Нарландыі", "Эстмарку"],
        "пасол Нарландыі ў Эстмарку",
    ),
    (
        "es",
        "Ayer la ministra de Cultura de Norlandia Ana Dolina abrió la sala.",
        "Ana Dolina",
        &["Norlandia"],
        "ministra de Cultura de Norlandia",
    ),
    (
        "es",
        "Ana Dolina, embajadora de Norlandia en Estmarca, abrió la sala.",
        "Ana Dolina",
        &["Norlandia", "Estmarca"],
        "embajadora de Norlandia en Estmarca",
    ),
    (
        "it",
        "Ieri il ministro della Cultura Aldo Dolini ha aperto la sala.",
        "Aldo Dolini",
        &[],
        "ministro della Cultura",
    ),
    (
        "pt",
        "Ontem o ministro da Cultura da Norlândia Rui Dolim abriu a sala.",
        "Rui Dolim",
        &["Norlândia"],
        "ministro da Cultura da Norlândia",
    ),
    (
        "ro",
        "Ieri ministrul Culturii din Norlandia Ion Dolin a deschis sala.",
        "Ion Dolin",
        &["Norlandia"],
        "ministrul Culturii din Norlandia",
    ),
    (
        "nl",
        "Gisteren opende minister van Buitenlandse Zaken Jan Dollen de zaal.",
        "Jan Dollen",
        &[],
        "minister van Buitenlandse Zaken",
    ),
    (
        "el",
        "Χθες ο υπουργός Πολιτισμού της Νορλανδίας Νίκος Ντόλης άνοιξε την έκθεση.",
        "Νίκος Ντόλης",
        &["Νορλανδίας"],
        "υπουργός Πολιτισμού της Νορλανδίας",
    ),
    (
        "hu",
        "Tegnap Kovács Dolin külügyminiszter megnyitotta a kiállítást.",
        "Kovács Dolin",
        &[],
        "külügyminiszter",
    ),
    (
        "sv",
        "I går öppnade utrikesminister Anna Dolin salen.",
        "Anna Dolin",
        &[],
        "utrikesminister",
    ),
    (
        "sv",
        "Anna Dolin, Norlands ambassadör i Estmark, öppnade salen.",
        "Anna Dolin",
        &["Norlands", "Estmark"],
        "Norlands ambassadör i Estmark",
    ),
    (
        "az",
        "Dünən Norlandiya xarici işlər naziri Anar Dolin gəldi.",
        "Anar Dolin",
        &["Norlandiya"],
        "Norlandiya xarici işlər naziri",
    ),
    (
        "ky",
        "Кечээ Норландия тышкы иштер министри Асан Долин келди.",
        "Асан Долин",
        &["Норландия"],
        "Норландия тышкы иштер министри",
    ),
    (
        "tk",
        "Düýn Norlandiýanyň daşary işler ministri Aman Dolin geldi.",
        "Aman Dolin",
        &["Norlandiýanyň"],
        "Norlandiýanyň daşary işler ministri",
    ),
    (
        "tg",
        "Дирӯз вазири корҳои хориҷии Норландия Анвар Долин омад.",
        "Анвар Долин",
        &["Норландия"],
        "вазири корҳои хориҷии Норландия",
    ),
    (
        "mn",
        "Өчигдөр Норландын гадаад хэргийн сайд Бат Долин ирэв.",
        "Бат Долин",
        &["Норландын"],
        "Норландын гадаад хэргийн сайд",
    ),
    (
        "ar",
        "وقال وزير الخارجية النورلاندي سالم الدولي إن الجسر سيفتح.",
        "سالم الدولي",
        &[],
        "وزير الخارجية النورلاندي",
    ),
    (
        "fa",
        "دیروز وزیر خارجه نورلند سالم دولین سالن را گشود.",
        "سالم دولین",
        &["نورلند"],
        "وزیر خارجه نورلند",
    ),
    (
        "he",
        "אתמול פתח שר החוץ יואב דולין את התערוכה.",
        "יואב דולין",
        &[],
        "שר החוץ",
    ),
    (
        "hi",
        "कल नॉरलैंड के विदेश मंत्री अनिल डोलिन ने पुल खोला।",
        "अनिल डोलिन",
        &["नॉरलैंड"],
        "नॉरलैंड के विदेश मंत्री",
    ),
    (
        "zh",
        "昨天，诺兰外交部长林晓东主持了仪式。",
        "林晓东",
        &["诺兰"],
        "诺兰外交部长",
    ),
    (
        "zh",
        "林晓东市长表示，大桥很快通车。",
        "林晓东",
        &[],
        "市长",
    ),
    (
        "ja",
        "きのう、ノーランド外相の土井一郎氏が式に出た。",
        "土井一郎",
        &["ノーランド"],
        "ノーランド外相",
    ),
    ("ja", "土井一郎市長は式に出た。", "土井一郎", &[], "市長"),
    (
        "ko",
        "어제 노를란드 외교장관 김도린이 전시회를 열었다.",
        "김도린",
        &["노를란드"],
        "노를란드 외교장관",
    ),
    (
        "ko",
        "김도린 시장은 전시회를 열었다.",
        "김도린",
        &[],
        "시장",
    ),
];

/// Sentences with a role word beside or near the name that is not the named person's, or says nothing.
const NONE: &[(&str, &str, &str)] = &[
    (
        "pl",
        "Minister wczoraj spotkał Adam Dolny przed domem.",
        "Adam Dolny",
    ),
    (
        "cs",
        "Ministr včera potkal Petr Dolný před domem.",
        "Petr Dolný",
    ),
    (
        "bg",
        "Министърът вчера срещна Петър Долин пред дома.",
        "Петър Долин",
    ),
    (
        "es",
        "El ministro saludó a Ana Dolina en la puerta.",
        "Ana Dolina",
    ),
    ("es", "Llegó la señora Ana Dolina.", "Ana Dolina"),
    (
        "it",
        "Il ministro ha salutato Aldo Dolini alla porta.",
        "Aldo Dolini",
    ),
    (
        "pt",
        "O ministro cumprimentou Rui Dolim à porta.",
        "Rui Dolim",
    ),
    (
        "ro",
        "Ministrul a salutat pe Ion Dolin la ușă.",
        "Ion Dolin",
    ),
    (
        "nl",
        "De minister bedankte Jan Dollen daarvoor.",
        "Jan Dollen",
    ),
    (
        "el",
        "Ο υπουργός συνάντησε τον Νίκος Ντόλης στην πόρτα.",
        "Νίκος Ντόλης",
    ),
    (
        "hu",
        "Kovács Dolin a miniszternek adott egy könyvet.",
        "Kovács Dolin",
    ),
    ("sv", "Ministern tackade Anna Dolin för det.", "Anna Dolin"),
    ("az", "Nazir dünən Anar Dolin ilə görüşdü.", "Anar Dolin"),
    (
        "ky",
        "Министр кечээ Асан Долин менен жолукту.",
        "Асан Долин",
    ),
    (
        "ar",
        "شكر الوزير الفرنسي سالم الدولي على ذلك.",
        "سالم الدولي",
    ),
    ("fa", "وزیر خارجه سالم دولین را دید.", "سالم دولین"),
    ("he", "השר פגש את יואב דולין בכניסה.", "יואב דולין"),
    ("hi", "मंत्री ने कल अनिल डोलिन से मुलाकात की।", "अनिल डोलिन"),
    ("zh", "林晓东主任务是修桥。", "林晓东"),
    ("zh", "林晓东先生来了。", "林晓东"),
    ("ja", "土井一郎さんが式に出た。", "土井一郎"),
    ("ko", "김도린 씨가 전시회를 열었다.", "김도린"),
];

#[test]
fn a_role_in_every_language() {
    let mut wrong = Vec::new();
    for (tag, text, name, things, role) in ROLES {
        let found = roles(tag, text, name, things);
        if found != [*role] {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_role_where_there_is_doubt() {
    let mut wrong = Vec::new();
    for (tag, text, name) in NONE {
        let found = roles(tag, text, name, &[]);
        if !found.is_empty() {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Language, sentence, speaker, speech.
const SPEECH: &[(&str, &str, &str, &str)] = &[
    (
        "uz",
        "“Koʻprik shu bahorda albatta ochiladi”, – dedi Anvar Dolin.",
        "Anvar Dolin",
        "Koʻprik shu bahorda albatta ochiladi",
    ),
    (
        "uz",
        "Anvar Dolin “Koʻprik shu bahorda albatta ochiladi”, deb taʼkidladi.",
        "Anvar Dolin",
        "Koʻprik shu bahorda albatta ochiladi",
    ),
    (
        "kk",
        "«Көпір осы көктемде ашылады деп сенеміз», – деп атап өтті Әсет Долин.",
        "Әсет Долин",
        "Көпір осы көктемде ашылады деп сенеміз",
    ),
    (
        "kk",
        "Әсет Долин: «Көпір осы көктемде ашылады деп сенеміз», – деді.",
        "Әсет Долин",
        "Көпір осы көктемде ашылады деп сенеміз",
    ),
    (
        "tr",
        "Ali Dolun, “Köprü bu bahar mutlaka açılacak” dedi.",
        "Ali Dolun",
        "Köprü bu bahar mutlaka açılacak",
    ),
    (
        "ky",
        "«Көпүрө ушул жазда ачылат деп ишенебиз», — деди Асан Долин.",
        "Асан Долин",
        "Көпүрө ушул жазда ачылат деп ишенебиз",
    ),
    (
        "az",
        "“Körpü bu yaz mütləq açılacaq”, – deyə Anar Dolin bildirib.",
        "Anar Dolin",
        "Körpü bu yaz mütləq açılacaq",
    ),
    (
        "pl",
        "„Most otworzymy już tej wiosny” – powiedział Adam Dolny.",
        "Adam Dolny",
        "Most otworzymy już tej wiosny",
    ),
    (
        "cs",
        "„Most otevřeme už letos na jaře,“ řekl Petr Dolný.",
        "Petr Dolný",
        "Most otevřeme už letos na jaře,",
    ),
    (
        "it",
        "«Il ponte aprirà questa primavera», ha detto Aldo Dolini.",
        "Aldo Dolini",
        "Il ponte aprirà questa primavera",
    ),
    (
        "es",
        "«El puente abrirá esta primavera», dijo Ana Dolina.",
        "Ana Dolina",
        "El puente abrirá esta primavera",
    ),
    (
        "nl",
        "‘De brug gaat dit voorjaar open’, zei Jan Dollen.",
        "Jan Dollen",
        "De brug gaat dit voorjaar open",
    ),
    (
        "sv",
        "”Bron öppnar redan i vår”, sade Anna Dolin.",
        "Anna Dolin",
        "Bron öppnar redan i vår",
    ),
    (
        "hu",
        "„A híd már idén tavasszal megnyílik” – mondta Kovács Dolin.",
        "Kovács Dolin",
        "A híd már idén tavasszal megnyílik",
    ),
    (
        "el",
        "«Η γέφυρα θα ανοίξει την άνοιξη», είπε ο Νίκος Ντόλης.",
        "Νίκος Ντόλης",
        "Η γέφυρα θα ανοίξει την άνοιξη",
    ),
    (
        "ja",
        "土井一郎市長は「この橋は今年の春に開通します」と述べた。",
        "土井一郎",
        "この橋は今年の春に開通します",
    ),
    (
        "ko",
        "김도린 시장은 “다리가 올봄에 반드시 열릴 것이다”라고 말했다.",
        "김도린",
        "다리가 올봄에 반드시 열릴 것이다",
    ),
    (
        "he",
        "\"הגשר ייפתח כבר באביב הזה\", אמר יואב דולין.",
        "יואב דולין",
        "הגשר ייפתח כבר באביב הזה",
    ),
];

#[test]
fn speech_in_many_languages() {
    let mut wrong = Vec::new();
    for (tag, text, name, speech) in SPEECH {
        let found = quotes(tag, text, &[(name, name)]);
        if found != [(0, (*speech).to_owned())] {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn speech_around_which_two_people_stand_is_nobodys() {
    let (a, b) = (
        ("Anvar Dolin", "Anvar Dolin"),
        ("Sobir Toʻra", "Sobir Toʻra"),
    );
    let text = "Anvar Dolin va Sobir Toʻra “Koʻprik shu bahorda albatta ochiladi”, deb taʼkidladi.";
    assert!(quotes("uz", text, &[a, b]).is_empty());
}

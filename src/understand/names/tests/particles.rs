//! Particles before surnames, in every case and alone, and surnames that only their ending tells.

use super::people;

#[test]
fn particles_belong_to_the_name_in_every_case() {
    for (text, language, names) in [
        (
            "Урсула фон дер Ляйен прибыла в Брюссель. Президент встретился с Урсулой фон дер Ляйен. Письмо Урсуле фон дер Ляйен передал посол.",
            "ru",
            &[
                "Урсула фон дер Ляйен",
                "Урсулой фон дер Ляйен",
                "Урсуле фон дер Ляйен",
            ][..],
        ),
        (
            "С Оскаром де ла Хойей говорил журналист. Министр Кайса ван ден Хейвел поблагодарила Яна ван дер Берга.",
            "ru",
            &[
                "Оскаром де ла Хойей",
                "Кайса ван ден Хейвел",
                "Яна ван дер Берга",
            ],
        ),
        (
            "Президент зустрівся з Урсулою фон дер Ляєн. Посол передав лист Урсулі фон дер Ляєн. За словами Хуана де ла Круса, договір підписано.",
            "uk",
            &[
                "Урсулою фон дер Ляєн",
                "Урсулі фон дер Ляєн",
                "Хуана де ла Круса",
            ],
        ),
        (
            "Прэзідэнт сустрэўся з Урсулай фон дэр Ляен. Ліст Урсуле фон дэр Ляен перадаў пасол.",
            "be",
            &["Урсулай фон дэр Ляен", "Урсуле фон дэр Ляен"],
        ),
        (
            "Брюсселге Урсула фон дер Ляйен келди. Катты Урсула фон дер Ляйенге элчи тапшырды.",
            "ky",
            &["Урсула фон дер Ляйен", "Урсула фон дер Ляйенге"],
        ),
        (
            "Урсула фон дер Ляйен Брюсселга келди. Хатни Урсула фон дер Ляйенга элчи топширди.",
            "uz-Cyrl",
            &["Урсула фон дер Ляйен", "Урсула фон дер Ляйенга"],
        ),
        (
            "Урсула фон дер Ляйен келді. Министр Ян ван дер Берг алғыс айтты.",
            "kk",
            &["Урсула фон дер Ляйен", "Ян ван дер Берг"],
        ),
        (
            "Председник се састао са Урсулом фон дер Лајен у уторак.",
            "sr",
            &["Урсулом фон дер Лајен"],
        ),
        (
            "Комиссия Бөлекбаевты шақырды. Кейін Бөлекбаев келді.",
            "kk",
            &["Бөлекбаевты", "Бөлекбаев"],
        ),
        (
            "Президент бо Урсула фон дер Ляйен мулоқот кард.",
            "tg",
            &["Урсула фон дер Ляйен"],
        ),
        (
            "Ursula von der Leyen traf den Minister. Am Abend sprach Ursula von der Leyen in Berlin.",
            "de",
            &["Ursula von der Leyen", "Ursula von der Leyen"],
        ),
        (
            "Der Bericht von Anna von der Agentur liegt vor.",
            "de",
            &["Anna"],
        ),
        (
            "La ministra María de los Ángeles Pérez viajó a Madrid.",
            "es",
            &["María de los Ángeles Pérez"],
        ),
    ] {
        assert_eq!(people(text, language), names, "{text}");
    }
}

#[test]
fn particles_begin_a_surname_alone() {
    for (text, language, name) in [
        (
            "По словам фон дер Ляйен, дело решено.",
            "ru",
            "фон дер Ляйен",
        ),
        (
            "Встреча с ван дер Белленом состоялась в Вене.",
            "ru",
            "ван дер Белленом",
        ),
        (
            "Глава Еврокомиссии фон дер Ляйен приехала.",
            "ru",
            "фон дер Ляйен",
        ),
        (
            "Еурокомиссия басшысы фон дер Ляйен келісімге қол қойды.",
            "kk",
            "фон дер Ляйен",
        ),
    ] {
        assert_eq!(people(text, language), [name], "{text}");
    }
}

#[test]
fn small_words_between_two_names_are_no_particles() {
    for (text, language) in [
        ("Анна Берг да Иван Холм пришли.", "ru"),
        ("Die Kritik von der Opposition ist laut.", "de"),
        ("The fountain in Place de la Concorde was repaired.", "en"),
    ] {
        let found = people(text, language);
        let joined = found.iter().any(|name| {
            name.contains(" да ") || name.contains("von der") || name.contains("de la")
        });
        assert!(!joined, "{text}: {found:?}");
    }
}

#[test]
fn sons_and_daughters_behind_a_hyphen() {
    for (text, name) in [
        (
            "В выборах участвовала Айгуль Сейткали-кызы.",
            "Айгуль Сейткали-кызы",
        ),
        (
            "Письмо Айгуль Сейткали-кызы передали вчера.",
            "Айгуль Сейткали-кызы",
        ),
        (
            "Директор Рашид Камал-оглы Гусейнов уехал.",
            "Рашид Камал-оглы Гусейнов",
        ),
    ] {
        assert_eq!(people(text, "ru"), [name], "{text}");
    }
}

#[test]
fn surnames_alone_are_found_by_their_ending() {
    for (text, language, names) in [
        (
            "Кеше Сейітов жоба туралы айтты. Бүгін Өтегенов жауап берді. Кеңесте Бөлекбаевты тыңдады.",
            "kk",
            &["Сейітов", "Өтегенов", "Бөлекбаевты"][..],
        ),
        ("Бугун Ғофуров жавоб берди.", "uz-Cyrl", &["Ғофуров"]),
        ("Бүгүн Жээнбеков жооп берди.", "ky", &["Жээнбеков"]),
    ] {
        assert_eq!(people(text, language), names, "{text}");
    }
}

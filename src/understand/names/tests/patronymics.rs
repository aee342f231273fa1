//! "Son of" and "daughter of" in small letters, and where they are ordinary words.

use super::people;

#[test]
fn sons_and_daughters_in_small_letters_belong_to_the_name() {
    for (text, language, name) in [
        (
            "Министр Рашид Камал оглы Гусейнов прибыл в Ташкент.",
            "ru",
            "Рашид Камал оглы Гусейнов",
        ),
        (
            "Директор Лола Карим кызы Тошматова уехала.",
            "ru",
            "Лола Карим кызы Тошматова",
        ),
        (
            "Nodira Alisher qizi Saidova maktabda ishlaydi.",
            "uz",
            "Nodira Alisher qizi Saidova",
        ),
        (
            "Saidova Nodira Alisher qizi maktabda ishlaydi.",
            "uz",
            "Saidova Nodira Alisher qizi",
        ),
        (
            "Karim Rashid o‘g‘li tuman hokimi etib tayinlandi.",
            "uz",
            "Karim Rashid o‘g‘li",
        ),
        (
            "Karim Rashid o'g'li Tursunov tuman hokimi boʻldi.",
            "uz",
            "Karim Rashid o'g'li Tursunov",
        ),
        (
            "Карим Рашид ўғли Турсунов туман ҳокими бўлди.",
            "uz-Cyrl",
            "Карим Рашид ўғли Турсунов",
        ),
        (
            "Nazir Vüqar İsmayıl oğlu Quliyev Bakıya gəldi.",
            "az",
            "Vüqar İsmayıl oğlu Quliyev",
        ),
        (
            "Müəllim Aygün Rəşid qızı məktəbdə işləyir.",
            "az",
            "Aygün Rəşid qızı",
        ),
        (
            "Мұғалім Ерлан Болат улы ауылға келді.",
            "kk",
            "Ерлан Болат улы",
        ),
        (
            "Мұғалім Айгүл Болат қызы ауылға келді.",
            "kk",
            "Айгүл Болат қызы",
        ),
        (
            "Мугалим Асан Бакыт уулу айылга келди.",
            "ky",
            "Асан Бакыт уулу",
        ),
        (
            "Mugallym Merdan Serdar ogly Atayew şähere geldi.",
            "tk",
            "Merdan Serdar ogly Atayew",
        ),
        (
            "Müəllim Heydər Əlirza oğlu Əliyev məktəbə gəldi.",
            "az",
            "Heydər Əlirza oğlu Əliyev",
        ),
        (
            "На встрече был Гейдар Алирза оглу Алиев.",
            "ru",
            "Гейдар Алирза оглу Алиев",
        ),
        (
            "Жолугушууга Айгүл Токтогул кызы катышты.",
            "ky",
            "Айгүл Токтогул кызы",
        ),
        (
            "The teacher Nodira Alisher qizi Saidova came.",
            "en",
            "Nodira Alisher qizi Saidova",
        ),
    ] {
        assert_eq!(people(text, language), [name], "{text}");
    }
}

#[test]
fn the_name_ends_before_the_ending_of_its_case() {
    for (text, language, name) in [
        (
            "Nodira Alisher qizining taklifi koʻrib chiqildi.",
            "uz",
            "Nodira Alisher qizi",
        ),
        (
            "Karim Rashid oʻgʻliga mukofot berildi.",
            "uz",
            "Karim Rashid oʻgʻli",
        ),
        (
            "Karim Rashid o'g'lidan maktub keldi.",
            "uz",
            "Karim Rashid o'g'li",
        ),
        (
            "Rəşad Vaqif oğluna mükafat verildi.",
            "az",
            "Rəşad Vaqif oğlu",
        ),
        (
            "Müəllim Aygün Rəşid qızının məktubu oxundu.",
            "az",
            "Aygün Rəşid qızı",
        ),
        (
            "Мұғалім Ерлан Болат ұлына сыйлық берілді.",
            "kk",
            "Ерлан Болат ұлы",
        ),
        (
            "Мұғалім Айгүл Болат қызының хаты оқылды.",
            "kk",
            "Айгүл Болат қызы",
        ),
        (
            "Мугалим Асан Бакыт уулунун каты окулду.",
            "ky",
            "Асан Бакыт уулу",
        ),
    ] {
        assert_eq!(people(text, language), [name], "{text}");
    }
}

#[test]
fn a_son_who_comes_along_is_no_part_of_the_name() {
    for (text, language, names) in [
        (
            "Aziz Karimov oʻgʻli bilan keldi.",
            "uz",
            &["Aziz Karimov"][..],
        ),
        (
            "Aziz Karimov o'g'li Rustam bilan keldi.",
            "uz",
            &["Aziz Karimov", "Rustam"],
        ),
        (
            "Азиз Каримов қизи билан келди.",
            "uz-Cyrl",
            &["Азиз Каримов"],
        ),
        ("Rəşid Quliyev oğlu ilə gəldi.", "az", &["Rəşid Quliyev"]),
        (
            "Aziz Karimov oʻgʻlining toʻyiga keldi.",
            "uz",
            &["Aziz Karimov"],
        ),
    ] {
        assert_eq!(people(text, language), names, "{text}");
    }
}

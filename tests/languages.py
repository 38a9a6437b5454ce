"""Sound sentences in many languages, and the encodings that each is usually stored in."""

from __future__ import annotations

import unicodedata

__all__ = ["TEXTS", "WRITTEN", "written"]

TEXTS: dict[str, tuple[str, ...]] = {
    "english": (
        "The ferry to the islands was cancelled for the third day because of high waves.",
        "Fishermen said they had not seen such a winter since their grandparents' time.",
        "The harbour master hopes that the first boats can leave on Saturday morning.",
    ),
    "french": (
        "Après la tempête, les élèves du collège ont été renvoyés chez eux dès l'après-midi.",
        "La préfète a précisé que la rivière était déjà sortie de son lit à trois endroits.",
        "Où les réfugiés dormiront-ils cette nuit ? La salle des fêtes a été aménagée à la hâte.",
    ),
    "german": (
        "Die Bäckerei am Marktplatz schließt nach über hundert Jahren ihre Türen für immer.",
        "Viele Gäste kamen früh, um noch einmal Brötchen und süße Hörnchen zu kaufen.",
        "Der Bürgermeister würdigte die Verdienste der Familie und überreichte eine Schürze.",
    ),
    "dutch": (
        "’s Avonds blijft de kaasmarkt voortaan open, zei de burgemeester: “zo’n kans komt niet”.",
        "De toeristen betalen € 5 voor een rondleiding – kinderen mogen met hun opa’s gratis mee.",
        "Volgens de kaasmakers zijn de foto’s van de markt “het halve werk” … en de kaas de rest.",
    ),
    "spanish": (
        "El año pasado llovió más que nunca en la región, según explicó el ingeniero Peñalver.",
        "Los niños de la montaña llegaron tarde porque el autobús no podía cruzar el río.",
        "Todavía no se sabe cuándo comenzará la reparación del camino, ni quién la pagará.",
    ),
    "portuguese": (
        "A população não recebeu nenhuma informação sobre a construção da nova estação.",
        "Segundo os moradores, o ruído das máquinas começa às seis horas da manhã.",
        "O secretário prometeu soluções rápidas, mas as reuniões já foram adiadas três vezes.",
    ),
    "italian": (
        "La città è rimasta senza luce per più di tre ore, perché un albero è caduto sui cavi.",
        "Il sindaco ha detto che così non può andare avanti e che chiederà più fondi.",
        "Chissà se la società elettrica pagherà già lunedì i danni subiti dalle attività.",
    ),
    "swedish": (
        "På lördag öppnar den nya färjelinjen mellan öarna, två månader före utsatt tid.",
        "Många boende är glada över att äntligen få åka över sundet även på kvällen.",
        "Kommunen räknar med att resenärerna blir fler än någonsin redan nästa år.",
    ),
    "finnish": (
        "Kylän ainoa kyläkauppa säästyi, kun asukkaat päättivät ryhtyä itse yrittäjiksi.",
        "Myymälä pidetään auki myös pyhinä, eikä työntekijöitä enää jätetä pimeään.",
        "Ensimmäisenä päivänä hyllyt tyhjenivät jo ennen kymmentä, kertoo myyjä tyytyväisenä.",
    ),
    "icelandic": (
        "Það er óvíst hvort vegurinn yfir heiðina verður opnaður fyrir helgi, sagði bóndinn.",
        "Veðrið hefur verið mjög slæmt og björgunarsveitir þurftu að aðstoða ferðamenn.",
        "Þeir höfðu ætlað að ganga á fjallið en sneru við þegar þokan lagðist yfir.",
    ),
    "polish": (
        "Mieszkańcy wsi żądają, żeby gmina wreszcie wyremontowała most nad rzeką.",
        "Każdej wiosny woda podmywa brzegi i dzieci muszą chodzić do szkoły dłuższą drogą.",
        "Wójt obiecał, że środki znajdą się jeszcze w tym półroczu, lecz nikt mu już nie wierzy.",
    ),
    "czech": (
        "Příští týden začne v městečku oprava náměstí, která potrvá až do začátku září.",
        "Řidiči se musí připravit na objížďky a obchodníci na to, že tržby budou nižší.",
        "Starostka věří, že lidé budou trpěliví, protože výsledek prý bude stát za to.",
    ),
    "hungarian": (
        "A község lakói összefogtak, hogy megmentsék a több mint százéves tölgyfát.",
        "Az önkormányzat eredetileg ki akarta vágni, mert útjában állt az új körforgalomnak.",
        "Végül a mérnökök módosították a tervet, és a gyűlésen mindenki örömmel fogadta.",
    ),
    "croatian": (
        "Općina će iduće godine obnoviti školu čije je krovište oštećeno u lanjskoj oluji.",
        "Roditelji već mjesecima traže da učionice budu sigurne, a učitelji ih podržavaju.",
        "Načelnik kaže da će radovi početi čim završi natječaj, možda već u siječnju.",
    ),
    "romanian": (
        "Locuitorii orașului au ieșit în stradă după ce primăria a închis singura creșă.",
        "Părinții spun că nu își pot găsi de lucru dacă nu au cu cine să își lase copiii.",
        "Viceprimarul a promis că până la sfârșitul lunii va fi găsită o soluție.",
    ),
    "turkish": (
        "Köyün ilkokulu öğrenci sayısı düştüğü için önümüzdeki yıl kapatılacak.",
        "Veliler, çocukların kışın dağ yolundan geçmesinin çok tehlikeli olduğunu söylüyor.",
        "Muhtar, ilçe müdürlüğüne dilekçe verdiklerini ve cevap beklediklerini açıkladı.",
    ),
    "vietnamese": (
        "Người dân trong làng đã cùng nhau sửa lại con đường bị hư hỏng sau trận lũ.",
        "Trước đây, học sinh phải đi vòng hơn năm cây số mới đến được trường.",
        "Chủ tịch xã cho biết công trình sẽ hoàn thành trước khi mùa mưa bắt đầu.",
    ),
    "lithuanian": (
        "Miestelio gyventojai džiaugiasi, kad po trejų metų vėl atidaryta biblioteka.",
        "Į šventę susirinko daugiau nei šimtas žmonių, atvažiavo ir rašytojų iš sostinės.",
        "Vedėja sakė, kad knygų dar trūksta, todėl kiekviena dovana bus priimta džiaugsmingai.",
    ),
    "latvian": (
        "Pilsētas dome nolēma atjaunot veco tirgus laukumu, kurā jau gadiem nekas nenotiek.",
        "Iedzīvotāji priecājas, taču šaubās, vai naudas pietiks arī ielu apgaismošanai.",
        "Darbi sāksies jūnijā, un tos paredzēts pabeigt vēl pirms pirmā sniega.",
    ),
    "russian": (
        "Жители посёлка уже вторую неделю остаются без горячей воды из-за аварии на станции.",
        "Глава района обещал, что ремонт закончат до выходных, но никто в это не верит.",
        "Учителя попросили перенести занятия, потому что в классах слишком холодно.",
    ),
    "ukrainian": (
        "Мешканці селища вирішили самі відремонтувати міст, який зруйнувала весняна повінь.",
        "Гроші збирали всією громадою, а майстри з сусіднього міста працювали безкоштовно.",
        "Тепер діти знову їздять до школи автобусом, і їхні батьки нарешті спокійні.",
    ),
    "bulgarian": (
        "Жителите на селото се събраха пред кметството, защото отново нямат вода.",
        "Според тях тръбите са стари и всяка година се пукат на едно и също място.",
        "Кметът обеща, че ремонтът ще започне веднага щом дойдат парите от областта.",
    ),
    "serbian": (
        "Мештани су јуче очистили обалу реке и засадили педесет младих стабала.",
        "Општина је обезбедила саднице, а ученици су направили кућице за птице.",
        "Акција ће бити поновљена и следеће године, рекао је њен покретач.",
    ),
    "greek": (
        "Οι κάτοικοι του χωριού ζητούν να ανοίξει ξανά το σχολείο που έκλεισε πέρυσι.",
        "Τα παιδιά ταξιδεύουν κάθε μέρα μία ώρα με το λεωφορείο για να κάνουν μάθημα.",
        "Ο δήμαρχος είπε ότι θα μιλήσει με το υπουργείο πριν από το τέλος του μήνα.",
    ),
    "hebrew": (
        "תושבי השכונה מבקשים מהעירייה לשפץ את גן המשחקים הישן לפני תחילת הקיץ.",
        "לדבריהם המתקנים שבורים כבר שנתיים והילדים משחקים על הכביש.",
        "ראש העיר הבטיח שהעבודה תסתיים עד החגים ושיישתלו במקום עצים חדשים.",
    ),
    "arabic": (
        "طالب سكان القرية بإصلاح الجسر القديم الذي تضرر بسبب الأمطار الغزيرة في الشتاء الماضي.",
        "وقال أحد المعلمين إن التلاميذ يسيرون مسافة طويلة للوصول إلى المدرسة كل صباح.",
        "ووعد رئيس البلدية بأن تبدأ الأعمال قبل نهاية الشهر وأن تنتهي في الربيع.",
    ),
    "persian": (
        "ساکنان روستا می‌گویند پل قدیمی پس از باران‌های زمستان گذشته آسیب دیده است.",
        "دانش‌آموزان هر روز صبح راه درازی را پیاده تا مدرسه می‌روند، آیا کسی فکری می‌کند؟",
    ),
    "thai": (
        "ชาวบ้านในหมู่บ้านช่วยกันซ่อมสะพานไม้ที่เสียหายจากน้ำท่วมเมื่อปีที่แล้ว",
        "เด็กนักเรียนต้องเดินอ้อมเป็นระยะทางไกลกว่าจะถึงโรงเรียนในแต่ละวัน",
        "ผู้ใหญ่บ้านกล่าวว่าจะสร้างสะพานใหม่ให้เสร็จก่อนฤดูฝนจะมาถึง",
    ),
    "hindi": (
        "गाँव के लोगों ने मिलकर पुराने पुल की मरम्मत की, जो पिछली बरसात में टूट गया था।",
        "अब बच्चे फिर से सीधे रास्ते से स्कूल जा सकते हैं और बाज़ार भी पास हो गया है।",
    ),
    "simplified": (
        "村里的老桥去年被洪水冲坏以后，孩子们上学每天都要多走一个小时的山路。",
        "今年春天，大家一起出钱出力，请来师傅，用了三个月的时间把桥重新修好了。",
        "村长说，下一步还要在桥头装上路灯，让晚上回家的人不再害怕。",
    ),
    "traditional": (
        "村裡的老橋去年被洪水沖壞以後，孩子們上學每天都要多走一個小時的山路。",
        "今年春天，大家一起出錢出力，請來師傅，用了三個月的時間把橋重新修好了。",
        "村長說，下一步還要在橋頭裝上路燈，讓晚上回家的人不再害怕。",
    ),
    "japanese": (
        "去年の大雨で壊れた村の古い橋が、住民の協力によってようやく直りました。",
        "子どもたちは毎朝、山の道を一時間も歩いて学校に通わなければなりませんでした。",
        "村長は「次は街灯を付けて、夜でも安心して帰れるようにしたい」と話しています。",
    ),
    "korean": (
        "지난해 홍수로 무너진 마을의 오래된 다리가 주민들의 힘으로 다시 세워졌습니다.",
        "그동안 아이들은 매일 아침 한 시간씩 산길을 걸어서 학교에 다녀야 했습니다.",
        "이장은 다음에는 가로등을 달아서 밤에도 안심하고 다닐 수 있게 하겠다고 말했습니다.",
    ),
}
"""By language, sentences of our own about small places."""

_WESTERN = "french german spanish portuguese italian swedish finnish icelandic"
_EASTERN = "polish czech hungarian croatian"
_CYRILLIC = "russian ukrainian bulgarian serbian"

WRITTEN: dict[str, tuple[str, ...]] = {
    codec: tuple(languages.split())
    for codec, languages in {
        "cp1252": f"{_WESTERN} dutch",
        "cp850": _WESTERN,
        "cp437": "french german spanish italian swedish finnish",
        "mac-roman": "french german dutch spanish portuguese italian swedish finnish",
        "cp1250": _EASTERN,
        "iso8859-2": _EASTERN,
        "cp852": _EASTERN,
        "iso8859-16": "romanian hungarian polish croatian",
        "cp1254": "turkish",
        "cp1257": "lithuanian latvian",
        "cp1258": "vietnamese",
        "cp1251": _CYRILLIC,
        "iso8859-5": _CYRILLIC,
        "mac-cyrillic": _CYRILLIC,
        "koi8-r": "russian bulgarian",
        "cp866": "russian bulgarian",
        "cp1253": "greek",
        "iso8859-7": "greek",
        "cp1255": "hebrew",
        "cp1256": "arabic",
        "cp874": "thai",
        "gb18030": "simplified traditional",
        "cp932": "japanese",
        "euc_jp": "japanese",
        "cp949": "korean",
        "cp950": "traditional",
        "utf-8": " ".join(TEXTS),
    }.items()
}
"""By encoding, the languages whose texts are found in it."""

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def written(language: str, codec: str) -> str:
    """Return the text of a language as an encoding has it: cp1258 writes tones as marks."""
    text = " ".join(TEXTS[language])
    return text if codec != "cp1258" else "".join(map(_tone_apart, text))


def _tone_apart(char: str) -> str:
    """Return a Vietnamese letter with its tone behind it, where cp1258 has none with the tone."""
    try:
        char.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", char)
        tone = "".join(part for part in parts if part in _TONES)
        return unicodedata.normalize("NFC", parts.replace(tone, "")) + tone
    return char

"""Short texts in many languages, and odd ones, that both embedders must read alike."""

LANGUAGES = {
    "zh-Hans": "昨日下午，新修的跨江大桥正式通车，两岸居民步行过江只需八分钟。",
    "zh-Hant": "圖書館昨晚舉行開幕典禮，館長表示藏書已超過三十萬冊。",
    "en": "The city council voted 7-2 on Tuesday to reopen the old tram line by May 2027.",
    "ja": "町の小さな駅に、三十年ぶりに急行列車が停まるようになりました。",
    "ko": "시장은 내년 봄까지 새로운 도서관을 열겠다고 밝혔다.",
    "de": "Der Gemeinderat beschloß am Montag, die Straßenbahn bis zum Frühjahr zu verlängern.",
    "fr": "L’école du village a rouvert ses portes après deux années de travaux.",
    "ru": "В субботу в посёлке открыли новый мост через реку.",
    "es": "El ayuntamiento aprobó ayer la ampliación del puerto pesquero.",
    "ar": "افتتحت البلدية أمس مكتبة جديدة في وسط المدينة.",
    "th": "เทศบาลเปิดสะพานใหม่ข้ามแม่น้ำเมื่อวานนี้",
    "hi": "गाँव के विद्यालय को कल एक नई दूरबीन मिली।",
    "vi": "Cây cầu mới bắc qua sông đã thông xe sáng hôm qua.",
}

ODD = {
    "one character": "桥",
    "full-width digits": "同比增长９．６％，达到１５２．０亿元（ＧＤＰ）。",
    "full-width tilde": "上午9时～11时，票价5～8元",
    "emoji": "龙舟赛今天开始🚣🏽‍♂️🎉，大家加油！👍",
    "spaces": "  两端 有   许多\t空白\u3000和全角空格  ",
    "line breaks": "第一行\r\n第二行\n\n第三行",
    "ligatures and roman numerals": "ﬁnance Ⅲ ㈱ ½ ℃ ①②③",
    "combining marks": "cafe\u0301 nai\u0308ve",
    "zero-width": "零\u200b宽\u200d空\ufeff格",
    "punctuation": "……——《》「」！？",
    "control characters": "甲\x01乙\x7f丙",
    "rare characters": "𠮷野家的老板姓㐂，街名叫犇羴鱻",
    "words like special tokens": "他写下了 <s> 和 </s> 与 <mask>",
    "unbroken": "a" * 300,
    "over 512 tokens": "江水在这里拐了一个弯，老人们说从前这里有一座木桥。" * 60,
}

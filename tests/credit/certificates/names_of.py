"""Names as people of many alphabets write them, each with the family that prints it."""

NAMES = {
    "Arabic": ("فاطمة الزهراء", "Amiri"),
    "Armenian": ("Արամ Խաչատրյան", "NotoSerifArmenian"),
    "Bengali": ("রবীন্দ্রনাথ ঠাকুর", "NotoSansBengali"),
    "Burmese": ("ခင်မောင်ဦး", "NotoSansMyanmar"),
    "Cherokee": ("ᏍᏏᏉᏯ", "NotoSansCherokee"),
    "Cyrillic": ("Ада Мосс", "SourceSerif4"),
    "Devanagari": ("श्रीकृष्ण शर्मा", "NotoSerifDevanagari"),
    "Ethiopic": ("ሰሎሞን ደሬሳ ጌታቸው", "NotoSerifEthiopic"),
    "Georgian": ("შოთა რუსთაველი", "NotoSerifGeorgian"),
    "Greek with accents": ("Ἀδὰ Μὸς", "NotoSerif"),
    "Gujarati": ("મોહનદાસ ગાંધી", "NotoSerifGujarati"),
    "Gurmukhi": ("ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "NotoSerifGurmukhi"),
    "Han": ("艾達·莫斯", "DroidSansFallback"),
    "Hangul": ("아다 모스", "NanumGothic"),
    "Hausa": ("Ɓaɗo Ƙasa", "NotoSerif"),
    "Hebrew": ("עדה כהן", "NotoSerifHebrew"),
    "Japanese": ("高橋 さくら・アダ", "DroidSansFallback"),
    "Kannada": ("ಕೃಷ್ಣಮೂರ್ತಿ", "NotoSansKannada"),
    "Kazakh": ("Әлия Қуанышқызы", "SourceSerif4"),
    "Khmer": ("ស្រីមុំ សុខា", "NotoSansKhmer"),
    "Lao": ("ສົມສັກ ພົມມະ", "NotoSerifLao"),
    "Malayalam": ("ശ്രീകുമാർ", "NotoSerifMalayalam"),
    "Odia": ("ଶ୍ରୀଧର ଦାସ", "NotoSansOriya"),
    "Sinhala": ("ශ්‍රී ප්‍රියන්ත", "NotoSansSinhala"),
    "Tamil": ("ஸ்ரீனிவாசன்", "NotoSerifTamil"),
    "Telugu": ("శ్రీనివాస రావు", "NotoSansTelugu"),
    "Thaana": ("އިބްރާހީމް", "NotoSansThaana"),
    "Thai": ("เอดา มอส", "NotoSansThai"),
    "Vietnamese": ("Nguyễn Thị Ánh Ngọc", "SourceSerif4"),
    "Yoruba": ("Ọláńrewájú Ẹ̀bùn", "SourceSerif4"),
}
# Their glyphs are set at several heights, and readers copy what belongs to two heights twice.
COPIED_TWICE = {"Devanagari", "Khmer", "Thaana"}
LONG = {
    "200 letters in one word": "W" * 200,
    "200 letters in words": " ".join(["Maximiliana"] * 17)[:200],
    "200 letters from the right": " ".join(["فاطمة الزهراء"] * 15)[:200].strip(),
    "200 deep letters": " ".join(["ಕೃಷ್ಣಮೂರ್ತಿ"] * 20)[:200].strip(),
    "both directions": "Ada (آدا) Moss-כהן",
}

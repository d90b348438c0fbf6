package text

import (
	"strings"
	"testing"
)

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ want, text string }{
		{"und", ""},
		{"und", "1, 2, 3 … 10"},
		{"en", "Kenyan, Ethiopian Ministers Meet On Border Tension, Trade"},
		{"en", "Zahar visited Tripoli."},
		{"en", "Lavrov met Tillerson."},
		{"en", "Emmanuel Macron met Olaf Scholz in Muscat."},
		{"en", "Evo Morales met Lula da Silva in La Paz."},
		{"en", "Ursula von der Leyen met Orban in Budapest."},
		{"en", "El Salvador arrested Los Choneros gang leaders in San Miguel."},
		{"nl", "Rutte sprak met de koning van Spanje over het verdrag."},
		{"de", "Ursula von der Leyen traf den Minister in Wien."},
		{"en", "UN envoy meets Houthi leaders in Sanaa"},
		{"en", "RUSSIA SAYS IT WILL NOT ATTEND"},
		{"en", "Officials in Sana'a denied it."},
		{"en", "The envoys of Côte d'Ivoire and São Tomé met in Malabo."},
		{"en", "The two recommitted themselves to a truce, said the minister."},
		{"fr", "Le ministre a rencontré son homologue à Paris, selon des sources diplomatiques."},
		{"fr", "Le président français est arrivé hier à Alger pour une visite officielle."},
		{"de", "Der Außenminister traf am Dienstag seinen Amtskollegen in Wien."},
		{"es", "El presidente se reunió con los embajadores en Lima, dijo la cancillería."},
		{"pt", "O ministro das Relações Exteriores não quis comentar a decisão do governo."},
		{"it", "Il ministro degli Esteri ha incontrato il suo omologo a Roma per discutere della crisi."},
		{"nl", "De minister van Buitenlandse Zaken sprak met zijn ambtgenoot over het verdrag."},
		{"pl", "Minister spraw zagranicznych spotkał się w Warszawie z ambasadorem i nie chciał komentować."},
		{"tr", "Dışişleri Bakanı Ankara'da mevkidaşı ile bir araya geldi ve daha sonra açıklama yaptı."},
		{"id", "Menteri luar negeri itu bertemu dengan rekannya di Jakarta untuk membahas perjanjian dagang."},
		{"ru", "Министр иностранных дел встретился с послами и обсудил положение на границе."},
		{"uk", "Міністр закордонних справ зустрівся з послами й обговорив становище на кордоні."},
		{"ar", "التقى وزير الخارجية بنظيره في القاهرة أمس لبحث الأوضاع في المنطقة."},
		{"zh", "外交部长星期二在北京会见了来访的代表团。"},
		{"ja", "外務大臣は火曜日に東京で代表団と会談しました。"},
		{"ko", "외교부 장관은 화요일 서울에서 대표단을 만났다."},
		{"el", "Ο υπουργός Εξωτερικών συναντήθηκε με τον ομόλογό του στην Αθήνα."},
	} {
		for range 5 {
			if got, sure := Language(c.text); got != c.want {
				t.Errorf("Language(%q) = %s (%.2f), want %s", c.text, got, sure, c.want)
				break
			}
		}
	}
}

func TestLanguageLong(t *testing.T) {
	ru := strings.Repeat("Посол заявил, что переговоры продолжатся завтра. ", 2000)
	if got, _ := Language(ru); got != "ru" {
		t.Errorf("long Russian text: %s", got)
	}
	en := strings.Repeat("The envoy said that talks would go on tomorrow. ", 2000) + ru[:2000]
	if got, _ := Language(en); got != "en" {
		t.Errorf("long English text with a Russian end: %s", got)
	}
}

// Who names Dutchmen and Frenchmen writes English, and a Dutch text with English
// words is Dutch.
func TestPlainEnglish(t *testing.T) {
	for text, want := range map[string]bool{
		"The envoy said that talks would go on tomorrow. ":                                                  true,
		"Marine Le Pen was in The Hague to see the mayor of the city, as was said by the envoy to La Paz. ": true,
		"De minister van Buitenlandse Zaken sprak in The Hague met zijn ambtgenoot over het verdrag. ":      false,
		"Посол заявил, что переговоры продолжатся завтра. The envoy said so. ":                              false,
	} {
		long := strings.Repeat(text, 20)
		if got := plainEnglish(long) > 0; got != want {
			t.Errorf("%q is plain English: %v", text, got)
		}
		if code, _ := Language(long); want && code != "en" {
			t.Errorf("%q is %s", text, code)
		}
	}
}

func FuzzLanguage(f *testing.F) {
	f.Add("The envoys met.")
	f.Add("\xff\xfeабв")
	f.Fuzz(func(t *testing.T, s string) {
		if code, sure := Language(s); code == "" || sure < 0 || sure > 1 {
			t.Fatalf("Language(%q) = %q, %f", s, code, sure)
		}
	})
}

func BenchmarkLanguage(b *testing.B) {
	s := strings.Repeat("The envoy said that talks would go on tomorrow. ", 60)
	for b.Loop() {
		Language(s)
	}
}

package resolve_test

import "testing"

// TestMouths reads denials by those who speak for a person, told by whose they are.
func TestMouths(t *testing.T) {
	testPairings(t, []pairing{
		{"a senator's spokesman", "The Tribune reported that Senator Ana Soto had hidden a loan. Soto spokesman Ivo Papp said that was false.", "denies", ""},
		{"her husband speaks, not she", "Prosecutors said the banker Ana Soto had hidden a loan. Her husband called the accusation absurd.", "S2 by Her husband", "BUS denies"},
		{"her attorney speaks, not she", "Prosecutors in Lagos charged Ana Soto with fraud. Her attorney said she had done nothing wrong.", "S2 by Her attorney", ""},
		{"who comes to court denies nothing", "Prosecutors in Lagos charged Ana Soto with fraud. Her attorney said she would appear in court.", "", "denies"},
		{"a lawyer's client", "Prosecutors in Lagos accused the banker Ana Soto of hiding a loan. Ivo Papp, a defence lawyer, said his client was innocent.", "denies", ""},
		{"a case built on lies", "Prosecutors in Lagos charged Ana Soto with fraud. Her lawyers said the case was built on lies.", "denies", ""},
		{"a house built on sand", "Prosecutors in Lagos charged Ana Soto with fraud. Her lawyers said the house was built on sand.", "", "denies"},
		{"the same by another name", "The Norwegian ski federation said a Kazakh biathlete, Olga Senina, had failed a doping test. Senina insisted that she had never knowingly taken a banned substance.", "denies", ""},
	})
}

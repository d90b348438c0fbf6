package ontology

// Intent returns the PLOVER type under which a coder without modalities files
// an event that did not happen (yet). PLOVER knows acts and words only: an act
// to come is the word given for it, a cooperative one promised is AGREE, refused
// is REJECT, a hostile one announced is THREATEN, and what is asked for is
// REQUEST (PLOVER 1.0b, on statements of intent). Types of words stay what they
// are. modality and polarity are those of the record.
func (o *Ontology) Intent(plover, modality, polarity string) string {
	quad := o.Quad(plover)
	acts := plover == "CONSULT" || plover == "SUPPORT" || plover == "CONCEDE" || quad == 2 || quad == 4
	hostile := quad == 4
	if !acts || plover == "MOBILIZE" {
		return plover
	}
	switch {
	case modality == "demanded":
		return "REQUEST"
	case polarity == "negative" && !hostile:
		return "REJECT"
	case polarity == "negative":
		return plover
	case hostile && modality == "possible":
		return plover // an attempt on a life is filed with the deeds
	case hostile && (modality == "scheduled" || modality == "conditional"):
		return "THREATEN"
	case modality == "scheduled", modality == "possible", modality == "conditional":
		return "AGREE"
	}
	return plover
}

package rule

// toldBefore files what stands before the verb that tells it: "the offer is unacceptable, Peru
// said".
func (fs *Frames) toldBefore(f *Frame) {
	w := &fs.s.Words[f.Head]
	if w.Rel != "parataxis" || w.Head < 0 || w.Head > f.Head || fs.s.Child(f.Head, "obj", "ccomp", "xcomp") >= 0 || fs.s.Child(f.Head, "nsubj") < 0 {
		return
	}
	f.add("ccomp", "what "+w.Text+" follows", w.Head)
}

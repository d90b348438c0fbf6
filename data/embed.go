// Package data embeds everything Readout knows that is not code: rules,
// ontology, lexicons, actors, places and models. All of it can be edited
// without Go; `readout check` tells what an edit broke.
package data

// FS is the tree of data files, rooted at data/.
var FS = Tree{files}

// Package gouji holds the nouns of the program and their pure methods: the
// disclosure and its documents, the cube of concepts, exact amounts, facts,
// claims and findings.
//
// It reads and writes nothing and imports only the standard library; the
// stages (ingest, extract, normalize, warehouse, check) all speak in its
// types and never in one another's.
package gouji

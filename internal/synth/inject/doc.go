// Package inject puts errors into finished disclosures, by editing what is
// printed at a place, a name, a sentence or a whole form, and says of each
// whether anything else in the document contradicts it.
//
// That judgement is made of the places and identities that synth records and
// of what a printed figure stands for. It uses no rule and no reader of the
// program: what it is a measure for must not measure itself.
package inject

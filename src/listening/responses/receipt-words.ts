/**
 * 1,024 short words, common and easy to say, hear and spell, none easily taken for another, none unkind.
 * Three words and a number from 10 to 99 give 36.5 bits. The receipt is looked up by a keyed hash, tries are
 * limited, and it shows no words without its owner's PIN.
 */

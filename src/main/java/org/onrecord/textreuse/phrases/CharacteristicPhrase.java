package org.onrecord.textreuse.phrases;

/**
 * A phrase that is more frequent in some texts than in others.
 *
 * @param words the phrase as printed in the first text that has it
 * @param texts number of texts with the phrase
 * @param otherTexts number of the texts to compare with that have the phrase
 * @param score the log-likelihood ratio
 * @param first the index of the first text with the phrase
 */
public record CharacteristicPhrase(
    String words, int texts, int otherTexts, double score, int first) {}

package org.onrecord.extraction;

/**
 * Whom the text has say something, or pass it on.
 *
 * @param text the mention as printed nearest to the words: "she", "Psaki", "Officials from the
 *     region"
 * @param span where the mention stands; that of the quote before where a quote goes on without
 *     naming its speaker again
 * @param name the fullest name of it in the text, without titles: "Jen Psaki"; null where the text
 *     does not name it
 * @param kind what it is; null where the text does not tell
 */
public record Speaker(String text, TextSpan span, String name, EntityKind kind) {}

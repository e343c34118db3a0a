package org.onrecord.extraction;

/**
 * A person or thing that says or relays words.
 *
 * @param text the mention as printed nearest to the words: "she", "Psaki", "Officials from the
 *     region"
 * @param span of the mention; that of the previous quote if a quote continues without a mention
 * @param name the fullest name in the text, without titles: "Jen Psaki"; null if unnamed
 * @param kind null if unknown
 */
public record Speaker(String text, TextSpan span, String name, EntityKind kind) {}

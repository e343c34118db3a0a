package org.onrecord.extraction;

/**
 * A name in a text.
 *
 * @param span of the name, without titles
 * @param name the fullest form of the name in the text, without titles: "Jen Psaki" for "Psaki"
 * @param kind null if unknown
 */
public record FoundName(TextSpan span, String name, EntityKind kind) {}

package org.onrecord.extraction;

import java.util.List;

/**
 * Who or what the mentions of a text have in common.
 *
 * @param id its place among the entities of the text
 * @param name the fullest name in the text, without titles; null where the text does not name it
 * @param kind what it is; null where the text does not tell
 * @param gender of a person
 * @param plural whether several are meant
 * @param mentions in text order
 * @param roles all that the text prints with its name, in text order
 */
record Entity(
    int id,
    String name,
    EntityKind kind,
    Gender gender,
    boolean plural,
    List<Mention> mentions,
    List<String> roles) {}

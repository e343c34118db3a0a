package org.onrecord.extraction;

import java.util.List;

/**
 * A person or thing that mentions of a text refer to.
 *
 * @param id its index among the entities of the text
 * @param name the fullest name in the text, without titles; null if unnamed
 * @param kind null if unknown
 * @param gender of a person
 * @param plural whether it stands for several
 * @param mentions in text order
 * @param roles printed with its name, in text order
 */
record Entity(
    int id,
    String name,
    EntityKind kind,
    Gender gender,
    boolean plural,
    List<Mention> mentions,
    List<String> roles) {}

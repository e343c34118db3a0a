package org.onrecord.extraction;

/**
 * An affiliation of a person that a text states: "Environment Minister Amara Quist".
 *
 * @param span of the statement, with name, role and organization
 * @param person the fullest form of the name in the text, without titles
 * @param role as printed, without article and organization: "Environment Minister", "chief
 *     executive"; an abbreviated title is written out
 * @param organization the actor that the text names: "Halvik Shipping", or "Slovakia" for "Slovak
 *     Environment Minister"; null if it names none
 * @param organizationKind null if unknown
 * @param rule the rule that found it
 * @param confidence the probability that person, role and organization are right, from 0 to 1
 */
public record FoundAffiliation(
    TextSpan span,
    String person,
    String role,
    String organization,
    EntityKind organizationKind,
    String rule,
    double confidence) {}

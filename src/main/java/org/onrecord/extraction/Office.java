package org.onrecord.extraction;

/**
 * An office that a phrase names.
 *
 * @param end the word after the phrase, as far as it belongs to the office
 * @param role as printed, without article and institution
 * @param institution null if the phrase names none
 */
record Office(int end, String role, Institution institution) {

  /**
   * A state, organization or place to which an office belongs.
   *
   * @param kind null if unknown
   * @param adjective whether it stands before the role without a possessive: "Slovak", "Acme"
   */
  record Institution(String name, EntityKind kind, boolean adjective) {}
}

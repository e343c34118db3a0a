package org.onrecord.extraction;

/**
 * The start of a role after the words that name its institution.
 *
 * @param first the first word of the role
 * @param institution null if none stands before the role
 */
record OwnedRole(int first, Office.Institution institution) {}

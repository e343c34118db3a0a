/**
 * Suggestions while a user types: actors and articles by the beginning of a name or title, or with
 * a misspelled word. Database triggers keep the index of names; the numbers of quotes in it are
 * counted in the background.
 */
package org.onrecord.records.suggestion;

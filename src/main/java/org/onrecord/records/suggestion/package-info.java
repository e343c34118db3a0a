/**
 * Suggestions while a user types: actors and articles by the beginning of a name or title, or with
 * a misspelled word. Triggers note which names have changed; they are written before the next
 * suggestion.
 */
package org.onrecord.records.suggestion;
